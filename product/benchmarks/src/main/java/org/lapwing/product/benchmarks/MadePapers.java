package org.lapwing.product.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Office files and PDFs of paragraphs, as small as the formats allow. */
final class MadePapers {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";

    /** Of the Helvetica that every reader of PDF has. */
    private static final Charset LATIN = Charset.forName("windows-1252");

    private static final int LINE = 90;
    private static final int LINES_OF_PAGE = 50;

    private MadePapers() {}

    static byte[] docx(List<String> paragraphs) throws IOException {
        StringBuilder body = new StringBuilder(
                HEAD + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
        for (String each : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(each).append("</w:t></w:r></w:p>");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("word/document.xml", body.append("</w:body></w:document>").toString());
        return zipped(parts, "word/document.xml", Map.of("word/document.xml", "wordprocessingml.document.main+xml"));
    }

    static byte[] xlsx(List<String> paragraphs) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        StringBuilder sheet = new StringBuilder(HEAD + "<worksheet xmlns=\"" + main + "\"><sheetData>");
        for (int row = 1; row <= paragraphs.size(); row++) {
            sheet.append("<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c>".formatted(row, row, row * 37 % 1001));
            sheet.append("<c r=\"B%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                    .formatted(row, paragraphs.get(row - 1)));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations(Map.of("r1", "worksheet worksheets/sheet1.xml")));
        parts.put(
                "xl/worksheets/sheet1.xml",
                sheet.append("</sheetData></worksheet>").toString());
        return zipped(
                parts,
                "xl/workbook.xml",
                Map.of(
                        "xl/workbook.xml", "spreadsheetml.sheet.main+xml",
                        "xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"));
    }

    static byte[] pptx(List<String> paragraphs) throws IOException {
        String names = " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"" + OFFICE
                + "\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
        Map<String, String> parts = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, String> slides = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= paragraphs.size(); i++) {
            String name = "slides/slide" + i + ".xml";
            parts.put(
                    "ppt/" + name,
                    HEAD + "<p:sld" + names + "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/>"
                            + "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr>"
                            + "<p:cNvPr id=\"2\" name=\"Text\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>"
                            + "<a:bodyPr/><a:p><a:r><a:t>" + paragraphs.get(i - 1)
                            + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>");
            parts.put(
                    "ppt/slides/_rels/slide" + i + ".xml.rels",
                    relations(Map.of("r1", "slideLayout ../slideLayouts/slideLayout1.xml")));
            kinds.put("ppt/" + name, "presentationml.slide+xml");
            slides.put("r" + i, "slide " + name);
            list.append("<p:sldId id=\"%d\" r:id=\"r%d\"/>".formatted(255 + i, i));
        }
        parts.put(
                "ppt/presentation.xml",
                HEAD + "<p:presentation" + names + "><p:sldIdLst>" + list
                        + "</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/></p:presentation>");
        String tree =
                "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
                        + "<p:grpSpPr/></p:spTree></p:cSld>";
        parts.put("ppt/slideLayouts/slideLayout1.xml", HEAD + "<p:sldLayout" + names + tree + "</p:sldLayout>");
        parts.put(
                "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
                relations(Map.of("r1", "slideMaster ../slideMasters/slideMaster1.xml")));
        parts.put("ppt/slideMasters/slideMaster1.xml", HEAD + "<p:sldMaster" + names + tree + "</p:sldMaster>");
        parts.put(
                "ppt/slideMasters/_rels/slideMaster1.xml.rels",
                relations(Map.of("r1", "slideLayout ../slideLayouts/slideLayout1.xml")));
        kinds.put("ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout+xml");
        kinds.put("ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster+xml");
        slides.put("r0", "slideMaster slideMasters/slideMaster1.xml");
        parts.put("ppt/_rels/presentation.xml.rels", relations(slides));
        kinds.put("ppt/presentation.xml", "presentationml.presentation.main+xml");
        return zipped(parts, "ppt/presentation.xml", kinds);
    }

    /** @param targets by their id the last word of the relation's type and the path, with a blank between */
    private static String relations(Map<String, String> targets) {
        StringBuilder made = new StringBuilder(HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        targets.forEach((id, typed) -> {
            String[] words = typed.split(" ");
            made.append(
                    "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, words[0], words[1]));
        });
        return made.append("</Relationships>").toString();
    }

    private static byte[] zipped(Map<String, String> parts, String main, Map<String, String> kinds) throws IOException {
        StringBuilder types = new StringBuilder(HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        kinds.forEach((part, kind) ->
                types.append("<Override PartName=\"/%s\" ContentType=\"%s%s\"/>".formatted(part, TYPE, kind)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", types.append("</Types>").toString());
            put(zip, "_rels/.rels", relations(Map.of("r1", "officeDocument " + main)));
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] pdf(List<String> paragraphs) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String each : paragraphs) {
            StringBuilder line = new StringBuilder();
            for (String word : each.split(" ")) {
                if (line.length() + word.length() >= LINE) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        List<byte[]> objects = new ArrayList<>();
        int pages = (lines.size() + LINES_OF_PAGE - 1) / LINES_OF_PAGE;
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(4 + 2 * i).append(" 0 R ");
        }
        objects.add(latin("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(latin("<< /Type /Pages /Count " + pages + " /Kids [" + kids + "] >>"));
        objects.add(latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
        for (int i = 0; i < pages; i++) {
            objects.add(
                    latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
                            + " /Contents " + (5 + 2 * i) + " 0 R >>"));
            objects.add(page(lines.subList(i * LINES_OF_PAGE, Math.min(lines.size(), (i + 1) * LINES_OF_PAGE))));
        }
        return file(objects);
    }

    private static byte[] page(List<String> lines) throws IOException {
        StringBuilder drawn = new StringBuilder("BT /F1 10 Tf 50 800 Td 14 TL\n");
        for (String line : lines) {
            drawn.append('(').append(line).append(") Tj T*\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(latin(drawn.append("ET").toString()));
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(latin("<< /Filter /FlateDecode /Length " + packed.size() + " >>\nstream\n"));
        packed.writeTo(stream);
        stream.write(latin("\nendstream"));
        return stream.toByteArray();
    }

    private static byte[] file(List<byte[]> objects) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(latin("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.size()));
            file.write(latin((i + 1) + " 0 obj\n"));
            file.write(objects.get(i));
            file.write(latin("\nendobj\n"));
        }
        int start = file.size();
        file.write(latin("xref\n0 " + (objects.size() + 1) + "\n" + table + "trailer << /Size " + (objects.size() + 1)
                + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return file.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(LATIN);
    }
}
