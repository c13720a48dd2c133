package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Pictures drawn by code, and the bytes around them. */
final class Drawn {

    private Drawn() {}

    /** Left half red, right half blue, the top quarter white. */
    static BufferedImage halves(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, y < height / 4 ? 0xffffffff : x < width / 2 ? 0xffc02020 : 0xff2020c0);
            }
        }
        return picture;
    }

    /** Patches of many colours with light that changes over them: 0xRRGGBB. */
    static int patch(int x, int y) {
        int patch = (x / 41 * 7919 + y / 37 * 104_729 + 13) * 48_271;
        int light = (x * 3 + y * 2) / 16 & 63;
        return (patch >> 8 & 0x7f) + light << 16 | (patch >> 12 & 0x7f) + light << 8 | (patch >> 16 & 0x7f) + light;
    }

    static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    static byte[] encoded(int width, int height, String format) throws IOException {
        return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    /** Puts a segment behind the first two bytes of a JPEG. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 2;
        for (byte[] part : parts) {
            length += part.length;
        }
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(marker);
        out.write(length >> 8);
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Puts a chunk behind the header of a PNG. */
    static byte[] withChunk(byte[] png, byte[] chunk) {
        return ByteBuffer.allocate(png.length + chunk.length)
                .put(png, 0, 33)
                .put(chunk)
                .put(png, 33, png.length - 33)
                .array();
    }

    static byte[] packedZeros(int bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[bytes]);
        deflater.finish();
        byte[] out = new byte[bytes / 500 + 1000];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    /** EXIF as cameras write it: main directory, details, position. */
    static byte[] exif(int orientation, String model) {
        ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("II")).putShort((short) 42).putInt(8);
        int detail = 400;
        int gps = 700;
        out.putShort((short) 4);
        entry(out, 0x110, 2, model.length() + 1, 1000);
        entry(out, 0x112, 3, 1, orientation);
        entry(out, 0x8769, 4, 1, detail);
        entry(out, 0x8825, 4, 1, gps);
        out.putInt(0);
        out.put(1000, ascii(model + "\0"));
        out.position(detail);
        out.putShort((short) 2);
        entry(out, 0x9003, 2, 20, 1400);
        entry(out, 0x9011, 2, 7, 1430);
        out.putInt(0);
        out.put(1400, ascii("2025:03:08 11:20:31\0")).put(1430, ascii("+01:00\0"));
        out.position(gps);
        out.putShort((short) 4);
        entry(out, 1, 2, 2, 'N');
        entry(out, 2, 5, 3, 1500);
        entry(out, 3, 2, 2, 'W');
        entry(out, 4, 5, 3, 1530);
        out.putInt(0);
        out.position(1500);
        out.putInt(40).putInt(1).putInt(30).putInt(1).putInt(0).putInt(1);
        out.position(1530);
        out.putInt(3).putInt(1).putInt(15).putInt(1).putInt(0).putInt(1);
        return out.array();
    }

    private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
