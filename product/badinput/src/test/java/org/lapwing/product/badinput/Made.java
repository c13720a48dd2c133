package org.lapwing.product.badinput;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files that are not what they seem. */
final class Made {

    private Made() {}

    /** A zip of a megabyte that becomes a gigabyte. */
    static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros.bin"));
            for (int i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    /** Zips in each other, not packed. */
    static byte[] nest(int levels) throws IOException {
        byte[] inner = "core".getBytes(StandardCharsets.UTF_8);
        for (int level = 0; level < levels; level++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(inner.length + 256);
            CRC32 sum = new CRC32();
            sum.update(inner);
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                ZipEntry entry = new ZipEntry(level == 0 ? "core.txt" : "level.zip");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(inner.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(inner);
            }
            inner = out.toByteArray();
        }
        return inner;
    }

    /** A picture whose header claims what its bytes cannot hold. */
    static byte[] vast(int wide, int high) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(wide);
        fields.writeInt(high);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1000]);
        deflater.finish();
        byte[] packed = new byte[100];
        byte[] data = java.util.Arrays.copyOf(packed, deflater.deflate(packed));
        deflater.end();
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        DataOutputStream to = new DataOutputStream(out);
        to.writeInt(data.length);
        to.write(name);
        to.write(data);
        to.writeInt((int) sum.getValue());
    }

    /** A drawn meadow. */
    static byte[] jpeg() throws IOException {
        BufferedImage drawn = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        for (int y = 0; y < 240; y++) {
            pen.setColor(new Color(60 + y / 4, 140 + (y * 7) % 90, 70));
            pen.drawLine(0, y, 319, (y * 13) % 240);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawn, "jpg", out);
        return out.toByteArray();
    }

    /** A chat export of the Telegram desktop program. */
    static String chat(int messages) {
        StringBuilder out =
                new StringBuilder("{\"name\": \"Reed\", \"type\": \"personal_chat\", \"id\": 4711, \"messages\": [");
        for (int i = 1; i <= messages; i++) {
            out.append(i == 1 ? "" : ",")
                    .append("""
                    {"id": %d, "type": "message", "date": "2025-03-01T10:%02d:00", "date_unixtime": "%d",
                     "from": "%s", "from_id": "user%d", "text": "the heron was there again, day %d", "text_entities": []}
                    """.formatted(i, i % 60, 1740823200L + 60 * i, i % 2 == 0 ? "Ada" : "Ben", i % 2, i));
        }
        return out.append("]}").toString();
    }
}
