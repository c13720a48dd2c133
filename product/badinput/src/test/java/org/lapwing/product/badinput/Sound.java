package org.lapwing.product.badinput;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** One small sound file of every format, made by code, to be broken. */
final class Sound {

    /** A lossless WebP of one pixel. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Sound() {}

    /** By name. */
    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        Map<String, byte[]> notes = Map.of("a.txt", utf8("a heron by the pond"));
        all.put("jpeg.jpg", picture("jpg"));
        all.put("png.png", picture("png"));
        all.put("gif.gif", picture("gif"));
        all.put("bmp.bmp", picture("bmp"));
        all.put("tiff.tif", picture("tif"));
        all.put("webp.webp", Base64.getDecoder().decode(WEBP));
        all.put("svg.svg", utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>a reed</text></svg>"));
        all.put("zip.zip", zip(notes));
        all.put("tar.tar", tar("a.txt", "b/c.txt"));
        all.put("gz.txt.gz", gzip(utf8("a heron, packed")));
        all.put("tgz.tar.gz", gzip(tar("in.txt")));
        all.put("bz2.tar.bz2", bzip2(tar("in bz2.txt")));
        all.put("xz.tar.xz", xz(tar("in xz.txt")));
        all.put("seven.7z", sevenZip("in 7z.txt"));
        all.put("pdf.pdf", pdf("(A reed bed) Tj"));
        all.put("word.docx", docx("<w:p><w:r><w:t>A reed bed</w:t></w:r></w:p>", ""));
        all.put("sheet.xlsx", xlsx("", ""));
        all.put("slides.pptx", pptx(""));
        all.put("old.xls", xls());
        all.put("old.doc", ole());
        all.put("book.epub", epub("", "<p>A reed bed</p>"));
        all.put("text.odt", odt("", "<text:p>A reed bed</text:p>"));
        all.put("page.html", utf8("<html><body><h1>Reeds</h1><p>and a heron</body></html>"));
        all.put("chat/_chat.txt", utf8(Chats.whatsApp(40)));
        all.put("telegram/result.json", utf8(Made.chat(30)));
        all.put("mail.eml", utf8(Chats.mail("A reed", "Seen by the weir.")));
        all.put(
                "mails.mbox",
                utf8("From ada@example.org Sat Mar  1 10:00:00 2025\n" + Chats.mail("Mbox", "One.") + "\n"));
        all.put("list.csv", utf8("name,seen\nheron,3\nwagtail,9\n"));
        all.put("hashes.csv", utf8("sha256,category\n" + "ab".repeat(32) + ",1\n"));
        all.put("film.mp4", mp4());
        all.put("sound.mp3", mp3());
        all.put("wide.txt", "A heron in two bytes a letter".getBytes(StandardCharsets.UTF_16));
        return all;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] picture(String format) throws IOException {
        BufferedImage drawn = new BufferedImage(48, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        for (int y = 0; y < 40; y++) {
            pen.setColor(new Color(40 + 3 * y, 120 + y * 7 % 90, 200 - 4 * y));
            pen.drawLine(0, y, 47, y * 13 % 40);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(drawn, format, out)) {
            throw new IOException("Nothing writes " + format);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(1_740_823_200_000L);
                if (each.getKey().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        return out.toByteArray();
    }

    /** In the order of the words: name, text, name, text. */
    static byte[] zip(String... namesAndTexts) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            entries.put(namesAndTexts[i], utf8(namesAndTexts[i + 1]));
        }
        return zip(entries);
    }

    static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : names) {
                byte[] text = utf8("in a tar: " + name);
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(text.length);
                entry.setModTime(1_740_823_200_000L);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private interface Packer {
        OutputStream on(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream to = packer.on(out)) {
            to.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        return packed(bytes, GZIPOutputStream::new);
    }

    static byte[] bzip2(byte[] bytes) throws IOException {
        return packed(bytes, BZip2CompressorOutputStream::new);
    }

    static byte[] xz(byte[] bytes) throws IOException {
        return packed(bytes, XZCompressorOutputStream::new);
    }

    static byte[] sevenZip(String... names) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            for (String name : names) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(name);
                out.putArchiveEntry(entry);
                out.write(utf8("in a 7z: " + name));
                out.closeArchiveEntry();
            }
        }
        return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    }

    /** @param drawing what stands on its page, in the language of pages */
    static byte[] pdf(String drawing) {
        String page = "BT /F1 12 Tf 20 20 Td " + drawing + " ET";
        return utf8("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 "
                + "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
                + "4 0 obj<</Length " + page.length() + ">>stream\n" + page + "\nendstream endobj\n"
                + "trailer<</Root 1 0 R/Size 5>>\n%%EOF\n");
    }

    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                    + " Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/%s\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.%s.main+xml\"/></Types>";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                    + " Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                    + "officeDocument\" Target=\"%s\"/>%s</Relationships>";

    /** @param prologue before the root of its main part, such as a document type */
    private static byte[] office(String part, String kind, String prologue, String main, String relations)
            throws IOException {
        return zip(
                "[Content_Types].xml",
                TYPES.formatted(part, kind),
                "_rels/.rels",
                RELATIONS.formatted(part, relations),
                part,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + prologue + main);
    }

    static byte[] docx(String body, String prologue) throws IOException {
        return docx(body, prologue, "");
    }

    static byte[] docx(String body, String prologue, String relations) throws IOException {
        return office(
                "word/document.xml",
                "wordprocessingml.document",
                prologue,
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>",
                relations);
    }

    static byte[] xlsx(String prologue, String names) throws IOException {
        return office(
                "xl/workbook.xml",
                "spreadsheetml.sheet",
                prologue,
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets/>" + names
                        + "</workbook>",
                "");
    }

    static byte[] pptx(String prologue) throws IOException {
        return office(
                "ppt/presentation.xml",
                "presentationml.presentation",
                prologue,
                "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>",
                "");
    }

    static byte[] xls() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("Reeds").createRow(0).createCell(0).setCellValue("a heron in a table");
            book.write(out);
        }
        return out.toByteArray();
    }

    /** A compound file that says it is a letter and is none. */
    static byte[] ole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), "WordDocument");
            files.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    static byte[] epub(String prologue, String body) throws IOException {
        return zip(
                "mimetype", "application/epub+zip",
                "META-INF/container.xml",
                        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
                                + "<rootfile full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/>"
                                + "</rootfiles></container>",
                "b.opf",
                        prologue + "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><manifest>"
                                + "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
                                + "<spine><itemref idref=\"a\"/></spine></package>",
                "a.xhtml", prologue + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + body + "</body></html>");
    }

    static byte[] odt(String prologue, String body) throws IOException {
        return zip(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<?xml version=\"1.0\"?>" + prologue
                        + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
                        + "<office:text>" + body + "</office:text></office:body></office:document-content>");
    }

    static byte[] mp4() {
        byte[] type = utf8("ftypisom\0\0\2\0isomiso2mp41");
        byte[] bytes = new byte[200];
        bytes[3] = (byte) (type.length + 4);
        System.arraycopy(type, 0, bytes, 4, type.length);
        System.arraycopy(utf8("moov"), 0, bytes, type.length + 8, 4);
        return bytes;
    }

    static byte[] mp3() {
        byte[] bytes = new byte[417 * 4 + 10];
        System.arraycopy(utf8("ID3"), 0, bytes, 0, 3);
        bytes[3] = 3;
        for (int i = 0; i < 4; i++) {
            bytes[10 + 417 * i] = (byte) 0xff;
            bytes[11 + 417 * i] = (byte) 0xfb;
            bytes[12 + 417 * i] = (byte) 0x90;
        }
        return bytes;
    }
}
