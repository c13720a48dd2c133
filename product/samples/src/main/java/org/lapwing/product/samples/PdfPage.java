package org.lapwing.product.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One A4 page as a minimal PDF 1.4 with real text in the standard Helvetica fonts. Points from the lower left. */
final class PdfPage {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String title;
    private final StringBuilder content = new StringBuilder();

    PdfPage(String title) {
        this.title = title;
    }

    PdfPage text(int x, int y, int size, String text) {
        return show("F1", x, y, size, text);
    }

    PdfPage bold(int x, int y, int size, String text) {
        return show("F2", x, y, size, text);
    }

    PdfPage line(int fromX, int fromY, int toX, int toY) {
        content.append(String.format(Locale.ROOT, "0.6 w %d %d m %d %d l S\n", fromX, fromY, toX, toY));
        return this;
    }

    byte[] bytes(String created) {
        byte[] stream = content.toString().getBytes(WINDOWS);
        List<byte[]> objects = new ArrayList<>();
        objects.add(latin("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"));
        objects.add(join(latin("<< /Length " + stream.length + " >>\nstream\n"), stream, latin("\nendstream")));
        objects.add(font("Helvetica"));
        objects.add(font("Helvetica-Bold"));
        objects.add(latin("<< /Title " + escaped(title) + " /CreationDate (D:" + created + "Z) >>"));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(latin("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(join(latin((i + 1) + " 0 obj\n"), objects.get(i), latin("\nendobj\n")));
        }
        int tableAt = out.size();
        int size = objects.size() + 1;
        out.writeBytes(latin("xref\n0 " + size + "\n" + table));
        out.writeBytes(latin("trailer\n<< /Size " + size + " /Root 1 0 R /Info " + objects.size()
                + " 0 R >>\nstartxref\n" + tableAt + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private PdfPage show(String font, int x, int y, int size, String text) {
        content.append("BT /")
                .append(font)
                .append(' ')
                .append(size)
                .append(" Tf ")
                .append(x)
                .append(' ')
                .append(y);
        content.append(" Td ").append(escaped(text)).append(" Tj ET\n");
        return this;
    }

    private static byte[] font(String name) {
        return latin("<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>");
    }

    private static String escaped(String text) {
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")";
    }

    private static byte[] latin(String text) {
        return text.getBytes(WINDOWS);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
