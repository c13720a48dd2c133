package org.lapwing.target.check.inside;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.sax.BodyContentHandler;

public final class TikaReads implements Callable<String> {
    private final AutoDetectParser parser = new AutoDetectParser();

    @Override
    public String call() throws Exception {
        return read("<!DOCTYPE html><html><body><p>Meadow</p></body></html>".getBytes(StandardCharsets.UTF_8))
                + read(pdf("A bird on the wing"))
                + read(docx("Nest in the field"));
    }

    private String read(byte[] bytes) throws Exception {
        Metadata metadata = new Metadata();
        BodyContentHandler text = new BodyContentHandler();
        parser.parse(new ByteArrayInputStream(bytes), text, metadata);
        return metadata.get(Metadata.CONTENT_TYPE).replaceAll(";.*", "") + ": "
                + text.toString().strip() + "\n";
    }

    private static byte[] pdf(String text) {
        String draw = "BT /F1 24 Tf 20 100 Td (" + text + ") Tj ET";
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + draw.length() + " >>\nstream\n" + draw + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = file.length();
        file.append(table).append("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n");
        return file.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] docx(String text) throws IOException {
        String office = "http://schemas.openxmlformats.org/";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + office + "package/2006/content-types'><Default Extension='rels' ContentType="
                            + "'application/vnd.openxmlformats-package.relationships+xml'/><Override PartName="
                            + "'/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument."
                            + "wordprocessingml.document.main+xml'/></Types>");
            entry(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns='" + office + "package/2006/relationships'><Relationship Id='r1' Type='"
                            + office
                            + "officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/>"
                            + "</Relationships>");
            entry(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w='" + office + "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>" + text
                            + "</w:t></w:r></w:p></w:body></w:document>");
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8));
    }
}
