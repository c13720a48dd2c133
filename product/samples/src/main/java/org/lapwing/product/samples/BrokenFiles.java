package org.lapwing.product.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.lapwing.product.samples.TelegramExport.Chat;

/** The five damaged files every seized device has some of. */
final class BrokenFiles {
    /** Whole messages before the cut of the old chat export. */
    static final int WHOLE_MESSAGES = 10;

    private BrokenFiles() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] picture = ImageBytes.jpeg(Brush.paint(Landscapes::hills, 1280, 960, 21), 0.86f);
        files.put(Pictures.CAMERA_ROLL + "IMG_20250321_081205.jpg", Arrays.copyOf(picture, picture.length * 55 / 100));
        files.put(Pictures.CAMERA_ROLL + "IMG_20250321_081209.jpg", new byte[0]);
        files.put("laptop/Downloads/poster.png", pngClaiming(60_000, 60_000));
        byte[] zip = new Zip(LocalDateTime.of(2024, 9, 2, 18, 0))
                .add("holiday/beach.jpg", picture)
                .bytes();
        files.put("laptop/Downloads/holiday.zip", Arrays.copyOf(zip, zip.length / 2));
        files.put("laptop/Downloads/old export/result.json", cutExport());
        return files;
    }

    /** A PNG whose header promises a huge picture while its data holds next to nothing. */
    private static byte[] pngClaiming(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        chunk(out, "IHDR", header.array());
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[3000]);
        deflater.finish();
        byte[] data = new byte[200];
        int length = deflater.deflate(data);
        deflater.end();
        chunk(out, "IDAT", Arrays.copyOf(data, length));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] cutExport() {
        Dialogue choir = Dialogue.of("choir");
        String whole = new String(TelegramExport.single(Chat.personal("Irene", choir)), StandardCharsets.UTF_8);
        String text = "\"text\": \"" + choir.lines().get(WHOLE_MESSAGES).text();
        int inside = whole.indexOf(text) + text.length() - 2;
        return whole.substring(0, inside).getBytes(StandardCharsets.UTF_8);
    }
}
