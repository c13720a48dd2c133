package org.lapwing.product.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the EXIF fields of a JPEG: texts as they are, numbers joined by spaces; pointers are followed. */
final class ExifCheck {
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 0, 1};

    private ExifCheck() {}

    static Map<Integer, String> read(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) != 0xda) {
            int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
            if ((jpeg[at + 1] & 0xff) == 0xe1
                    && new String(jpeg, at + 4, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
                ByteBuffer tiff =
                        ByteBuffer.wrap(jpeg, at + 10, length - 8).slice().order(ByteOrder.LITTLE_ENDIAN);
                Map<Integer, String> fields = new TreeMap<>();
                directory(tiff, tiff.getInt(4), fields, 0);
                return fields;
            }
            at += 2 + length;
        }
        return Map.of();
    }

    /** Tags of the position directory are raised by {@code lift}, because they start again at zero. */
    private static void directory(ByteBuffer tiff, int at, Map<Integer, String> fields, int lift) {
        int count = tiff.getShort(at);
        int last = -1;
        for (int i = 0; i < count; i++) {
            int entry = at + 2 + 12 * i;
            int tag = tiff.getShort(entry) & 0xffff;
            if (tag <= last) {
                throw new IllegalArgumentException("tags are not in ascending order at " + tag);
            }
            last = tag;
            int type = tiff.getShort(entry + 2);
            int number = tiff.getInt(entry + 4);
            int value = number * SIZES[type] <= 4 ? entry + 8 : tiff.getInt(entry + 8);
            if (tag == 0x8769) {
                directory(tiff, tiff.getInt(value), fields, 0);
            } else if (tag == 0x8825) {
                directory(tiff, tiff.getInt(value), fields, 0x10000);
            } else {
                fields.put(tag + lift, value(tiff, type, number, value));
            }
        }
        if (tiff.getInt(at + 2 + 12 * count) != 0) {
            throw new IllegalArgumentException("a further directory that was never written");
        }
    }

    private static String value(ByteBuffer tiff, int type, int number, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            switch (type) {
                case 2 -> text.append((char) tiff.get(at + i));
                case 3 -> text.append(tiff.getShort(at + 2 * i)).append(' ');
                case 4 -> text.append(tiff.getInt(at + 4 * i)).append(' ');
                case 5 ->
                    text.append(tiff.getInt(at + 8 * i) / (double) tiff.getInt(at + 8 * i + 4))
                            .append(' ');
                default -> text.append(tiff.get(at + i)).append(' ');
            }
        }
        return text.toString().replace("\0", "").strip();
    }
}
