package org.lapwing.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class DocumentPartsTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String ODT = "application/vnd.oasis.opendocument.text";

    private final ArchiveReader reader = new ArchiveReader(EnglishTexts.of(ArchiveReader.class));

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                int is = name.indexOf('=');
                zip.putNextEntry(new ZipEntry(is < 0 ? name : name.substring(0, is)));
                zip.write((is < 0 ? "in " + name : name.substring(is + 1)).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private Notes walk(String type, byte[] bytes) throws Exception {
        Packed packed = new Packed("a document", type, bytes);
        Notes notes = new Notes();
        assertThat(reader.opens(packed)).isTrue();
        reader.walk(packed, ReadingBounds.DEFAULT, notes);
        for (Notes.Row row : notes.rows) {
            try (InputStream in = reader.open(packed, row.locator())) {
                assertThat(in.readAllBytes()).isEqualTo(row.bytes());
            }
        }
        return notes;
    }

    @Test
    void pictures_objects_and_foreign_files_of_an_office_document_are_items_and_its_own_parts_are_not()
            throws Exception {
        Notes notes = walk(
                WORD,
                zip(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "docProps/app.xml",
                        "docProps/thumbnail.jpeg",
                        "word/document.xml",
                        "word/_rels/document.xml.rels",
                        "word/fonts/font1.odttf",
                        "word/media/image1.png",
                        "word/embeddings/oleObject1.bin",
                        "word/embeddings/Sheet.xlsx",
                        "word/vbaProject.bin",
                        "customXml/item1.xml",
                        "holiday/beach.xml",
                        "holiday/beach.jpg"));

        assertThat(notes.read.keySet())
                .containsExactly(
                        "docProps/thumbnail.jpeg",
                        "word/media/image1.png",
                        "word/embeddings/oleObject1.bin",
                        "word/embeddings/Sheet.xlsx",
                        "word/vbaProject.bin",
                        "holiday/beach.xml",
                        "holiday/beach.jpg");
        assertThat(notes.read).containsEntry("word/media/image1.png", "in word/media/image1.png");
        assertThat(notes.problems).isEmpty();
    }

    @Test
    void pictures_of_an_open_document_are_items() throws Exception {
        assertThat(walk(
                                ODT,
                                zip(
                                        "mimetype",
                                        "META-INF/manifest.xml=<manifest/>",
                                        "content.xml",
                                        "manifest.rdf",
                                        "Configurations2/images/Bitmaps/x.png",
                                        "Pictures/1000.jpg",
                                        "Thumbnails/thumbnail.png",
                                        "Object 1/content.xml",
                                        "ObjectReplacements/Object 1"))
                        .read
                        .keySet())
                .containsExactly("Pictures/1000.jpg", "Thumbnails/thumbnail.png", "ObjectReplacements/Object 1");
    }

    @Test
    void the_files_of_an_encrypted_open_document_stay_closed() throws Exception {
        Notes notes = walk(
                ODT,
                zip(
                        "mimetype",
                        "content.xml",
                        "Pictures/1000.jpg",
                        "META-INF/manifest.xml=<x><manifest:encryption-data/></x>"));

        assertThat(notes.read).isEmpty();
        assertThat(notes.unread)
                .containsExactly("SEALED Pictures/1000.jpg: It is encrypted; Lapwing has no password for it.");
    }

    @Test
    void pages_and_pictures_of_a_book_are_items() throws Exception {
        assertThat(walk(
                                "application/epub+zip",
                                zip(
                                        "mimetype",
                                        "META-INF/container.xml",
                                        "OEBPS/content.opf",
                                        "OEBPS/toc.ncx",
                                        "OEBPS/style.css",
                                        "OEBPS/one.xhtml",
                                        "OEBPS/cover.jpg"))
                        .read
                        .keySet())
                .containsExactly("OEBPS/one.xhtml", "OEBPS/cover.jpg");
    }

    @Test
    void the_pictures_of_a_document_that_is_cut_are_still_found() throws Exception {
        byte[] whole = zip("word/document.xml", "word/media/image1.png", "word/media/image2.png");
        Notes notes = walk(WORD, java.util.Arrays.copyOf(whole, whole.length - 40));

        assertThat(notes.read.keySet()).containsExactly("word/media/image1.png", "word/media/image2.png");
        assertThat(notes.problems).singleElement().asString().contains("more may be missing");
    }
}
