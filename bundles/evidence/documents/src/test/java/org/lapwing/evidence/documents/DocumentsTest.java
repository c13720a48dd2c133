package org.lapwing.evidence.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.testkit.EnglishTexts;

class DocumentsTest {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @TempDir
    Path temp;

    private record Bytes(Path folder, String mediaType, byte[] bytes) implements Content {
        @Override
        public ContentId id() {
            return new ContentId("0".repeat(64));
        }

        @Override
        public Hashes hashes() {
            return new Hashes("", "", id());
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Path file() throws IOException {
            return Files.write(folder.resolve("content"), bytes);
        }
    }

    private static final class Said implements FindingSink {
        final StringBuilder text = new StringBuilder();
        final List<String> problems = new ArrayList<>();
        Map<String, Object> metadata = Map.of();

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String explanation) {
            assertThat(kind).isEqualTo("document.metadata");
            metadata = new LinkedHashMap<>(value);
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            throw new AssertionError("Documents derive nothing");
        }

        @Override
        public void text(CharSequence part) {
            text.append(part);
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }

    private Said said(Analyzer analyzer, String type, byte[] bytes) throws Exception {
        Said said = new Said();
        assertThat(analyzer.card().accepts(type)).isTrue();
        analyzer.analyze(new Bytes(temp, type, bytes), said);
        return said;
    }

    private Said text(byte[] bytes) throws Exception {
        return said(new TextAnalyzer(EnglishTexts.of(TextAnalyzer.class)), "text/plain", bytes);
    }

    private Said document(String type, byte[] bytes) throws Exception {
        return said(new DocumentAnalyzer(EnglishTexts.of(DocumentAnalyzer.class)), type, bytes);
    }

    @Test
    void text_is_read_in_the_encodings_that_people_use() throws Exception {
        String mixed = "Grüße, ¿qué tal? Привет, 写真です";
        for (String name : new String[] {"UTF-8", "UTF-16", "UTF-32LE"}) {
            byte[] mark = name.equals("UTF-32LE") ? new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0} : new byte[0];
            byte[] bytes = mixed.getBytes(Charset.forName(name));
            byte[] marked = Arrays.copyOf(mark, mark.length + bytes.length);
            System.arraycopy(bytes, 0, marked, mark.length, bytes.length);
            assertThat(text(marked).text.toString()).as(name).isEqualTo(mixed);
        }
        assertThat(text(("\uFEFF" + mixed).getBytes(StandardCharsets.UTF_8))
                        .text
                        .toString())
                .isEqualTo(mixed);
        assertThat(text("Plain English.".getBytes(StandardCharsets.UTF_16LE))
                        .text
                        .toString())
                .isEqualTo("Plain English.");
        assertThat(text("Plain English.".getBytes(StandardCharsets.UTF_16BE))
                        .text
                        .toString())
                .isEqualTo("Plain English.");
        String spanish = "Mañana por la mañana iré al río; ¿vendrás también? Sí, después del café.";
        assertThat(text(spanish.getBytes(StandardCharsets.ISO_8859_1)).text.toString())
                .isEqualTo(spanish);
        String russian = "Завтра утром мы пойдём на реку смотреть на птиц, если не будет дождя.";
        assertThat(text(russian.getBytes(Charset.forName("windows-1251"))).text.toString())
                .isEqualTo(russian);
    }

    @Test
    void bytes_that_are_no_text_are_not_given_to_the_index() throws Exception {
        byte[] bytes = new byte[10_000];
        new java.util.Random(3).nextBytes(bytes);

        assertThat(text(bytes).text).isEmpty();
    }

    @Test
    void a_very_long_text_is_cut_and_says_so() throws Exception {
        byte[] bytes = "word ".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);

        Said said = text(bytes);

        assertThat(said.text).hasSize(TextAnalyzer.MOST);
        assertThat(said.problems).singleElement().asString().contains("first 8 MiB");
    }

    @Test
    void html_gives_its_words_and_title_but_not_its_scripts() throws Exception {
        Said said = document("text/html", """
                <html><head><title>Birds of the marsh</title><script>var hidden = 1;</script></head>
                <body><p>The snipe &amp; the rail</p></body></html>""".getBytes(StandardCharsets.UTF_8));

        assertThat(said.text.toString()).contains("The snipe & the rail").doesNotContain("hidden");
        assertThat(said.metadata).containsEntry("title", "Birds of the marsh");
        assertThat(said(
                                new TextAnalyzer(EnglishTexts.of(TextAnalyzer.class)),
                                "text/html",
                                "<p>x".getBytes(StandardCharsets.UTF_8))
                        .text)
                .isEmpty();
    }

    private static byte[] pdf(boolean locked) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            document.addPage(new PDPage());
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText("A dipper in the stream");
                content.endText();
            }
            document.getDocumentInformation().setAuthor("A. Keeper");
            document.getDocumentInformation().setTitle("Stream");
            if (locked) {
                document.protect(new org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy(
                        "owner", "user", new org.apache.pdfbox.pdmodel.encryption.AccessPermission()));
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    @Test
    void a_pdf_gives_its_text_author_and_pages() throws Exception {
        Said said = document("application/pdf", pdf(false));

        assertThat(said.text.toString()).contains("A dipper in the stream");
        assertThat(said.metadata)
                .containsEntry("author", "A. Keeper")
                .containsEntry("title", "Stream")
                .containsEntry("pages", 2);
        assertThat(said.problems).isEmpty();
    }

    @Test
    void a_pdf_with_a_password_is_named_as_such() throws Exception {
        assertThat(document("application/pdf", pdf(true)).problems)
                .singleElement()
                .asString()
                .contains("password");
    }

    @Test
    void a_pdf_cut_in_the_middle_is_told_in_a_sentence_or_read_in_part() throws Exception {
        byte[] whole = pdf(false);
        for (int length = 10; length < whole.length; length += 97) {
            try {
                document("application/pdf", Arrays.copyOf(whole, length));
            } catch (IOException e) {
                assertThat(e.getMessage()).contains("damaged or not built as its type demands");
            }
        }
    }

    private static byte[] docx(String body) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
        parts.put("_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                Target="word/document.xml"/></Relationships>""");
        parts.put("word/document.xml", body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>%s
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
            <w:t>%s</w:t></w:r></w:p></w:body></w:document>""";

    @Test
    void a_word_document_gives_its_text() throws Exception {
        assertThat(document(WORD, docx(DOCUMENT.formatted("", "The osprey came back")))
                        .text
                        .toString())
                .contains("The osprey came back");
    }

    @Test
    void a_document_cannot_make_the_reader_open_other_files() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "never to be read");
        String doctype = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        String seen;
        try {
            seen = document(WORD, docx(DOCUMENT.formatted(doctype, "&x;"))).text.toString();
        } catch (IOException e) {
            seen = e.getMessage();
        }
        assertThat(seen).doesNotContain("never to be read");
    }

    @Test
    void an_old_spreadsheet_and_a_rich_text_give_their_text() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("birds").createRow(0).createCell(0).setCellValue("kingfisher");
            book.write(out);
        }
        assertThat(document("application/vnd.ms-excel", out.toByteArray()).text.toString())
                .contains("kingfisher");
        assertThat(document(
                                "application/rtf",
                                "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0 A {\\b bold} gull\\par}"
                                        .getBytes(StandardCharsets.US_ASCII))
                        .text
                        .toString())
                .contains("A bold gull");
    }

    @Test
    void what_only_claims_to_be_a_document_fails_in_a_sentence() {
        for (String type : DocumentAnalyzer.TYPES) {
            if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
                continue;
            }
            byte[] noise = new byte[5_000];
            new java.util.Random(type.hashCode()).nextBytes(noise);
            try {
                document(type, noise);
            } catch (Exception e) {
                assertThat(e).as(type).isInstanceOf(IOException.class);
                assertThat(e.getMessage()).as(type).isNotBlank();
            }
        }
        assertThatThrownBy(() -> document("application/pdf", new byte[] {'x'})).isInstanceOf(IOException.class);
    }
}
