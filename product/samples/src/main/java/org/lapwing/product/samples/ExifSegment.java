package org.lapwing.product.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the APP1 segment of a camera picture (Exif 2.32, little-endian TIFF inside) by hand. */
final class ExifSegment {
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final DateTimeFormatter EXIF_DATE = DateTimeFormatter.ofPattern("yyyy:MM:dd");
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int BYTE = 1;

    /** What a camera writes. {@code time} is local; {@code offset} is that of the zone the camera was set to. */
    record Shot(
            Camera camera,
            LocalDateTime time,
            ZoneOffset offset,
            @Nullable Place place) {}

    /** An invented camera. */
    record Camera(String make, String model, String software) {}

    /** Degrees and metres. */
    record Place(double latitude, double longitude, int altitude) {}

    private record Field(int tag, int type, int count, byte[] value) {}

    private ExifSegment() {}

    /** Puts the segment after the JFIF header of a JPEG, where ImageIO and cameras' own software expect it. */
    static byte[] insert(byte[] jpeg, Shot shot, int width, int height) {
        byte[] segment = segment(shot, width, height);
        int at = 2;
        if ((jpeg[3] & 0xff) == 0xe0) {
            at += 2 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + segment.length);
        out.write(jpeg, 0, at);
        out.writeBytes(segment);
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    static byte[] segment(Shot shot, int width, int height) {
        String time = EXIF_TIME.format(shot.time());
        String offset =
                shot.offset().equals(ZoneOffset.UTC) ? "+00:00" : shot.offset().getId();
        List<Field> main = new ArrayList<>(List.of(
                ascii(0x010f, shot.camera().make()),
                ascii(0x0110, shot.camera().model()),
                shorts(0x0112, 1),
                rationals(0x011a, 72, 1),
                rationals(0x011b, 72, 1),
                shorts(0x0128, 2),
                ascii(0x0131, shot.camera().software()),
                ascii(0x0132, time)));
        List<Field> exif = List.of(
                rationals(0x829a, 1, 120),
                rationals(0x829d, 18, 10),
                shorts(0x8827, 100),
                new Field(0x9000, UNDEFINED, 4, latin("0232")),
                ascii(0x9003, time),
                ascii(0x9004, time),
                ascii(0x9010, offset),
                ascii(0x9011, offset),
                rationals(0x920a, 435, 100),
                shorts(0xa001, 1),
                longs(0xa002, width),
                longs(0xa003, height));
        List<Field> gps = shot.place() == null ? List.of() : gps(shot, shot.place());

        int mainSize = directorySize(main.size() + (gps.isEmpty() ? 1 : 2));
        int exifAt = 8 + mainSize + valuesSize(main);
        int gpsAt = exifAt + directorySize(exif.size()) + valuesSize(exif);
        main.add(longs(0x8769, exifAt));
        if (!gps.isEmpty()) {
            main.add(longs(0x8825, gpsAt));
        }
        int end = gps.isEmpty() ? gpsAt : gpsAt + directorySize(gps.size()) + valuesSize(gps);

        ByteBuffer tiff = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        directory(tiff, main);
        directory(tiff, exif);
        if (!gps.isEmpty()) {
            directory(tiff, gps);
        }
        ByteBuffer app1 = ByteBuffer.allocate(10 + end);
        app1.putShort((short) 0xffe1)
                .putShort((short) (8 + end))
                .put(latin("Exif\0\0"))
                .put(tiff.array());
        return app1.array();
    }

    private static List<Field> gps(Shot shot, Place place) {
        LocalDateTime utc = shot.time().minusSeconds(shot.offset().getTotalSeconds());
        return List.of(
                new Field(0x0000, BYTE, 4, new byte[] {2, 3, 0, 0}),
                ascii(0x0001, place.latitude() < 0 ? "S" : "N"),
                degrees(0x0002, place.latitude()),
                ascii(0x0003, place.longitude() < 0 ? "W" : "E"),
                degrees(0x0004, place.longitude()),
                new Field(0x0005, BYTE, 1, new byte[] {0}),
                rationals(0x0006, place.altitude(), 1),
                rationals(0x0007, utc.getHour(), 1, utc.getMinute(), 1, utc.getSecond(), 1),
                ascii(0x001d, EXIF_DATE.format(utc)));
    }

    private static void directory(ByteBuffer tiff, List<Field> fields) {
        int valuesAt = tiff.position() + directorySize(fields.size());
        tiff.putShort((short) fields.size());
        for (Field field : fields) {
            tiff.putShort((short) field.tag()).putShort((short) field.type()).putInt(field.count());
            if (field.value().length <= 4) {
                tiff.put(field.value()).position(tiff.position() + 4 - field.value().length);
            } else {
                tiff.putInt(valuesAt);
                tiff.put(valuesAt, field.value());
                valuesAt += even(field.value().length);
            }
        }
        tiff.putInt(0);
        tiff.position(valuesAt);
    }

    private static int directorySize(int fields) {
        return 2 + 12 * fields + 4;
    }

    private static int valuesSize(List<Field> fields) {
        int size = 0;
        for (Field field : fields) {
            size += field.value().length <= 4 ? 0 : even(field.value().length);
        }
        return size;
    }

    private static int even(int length) {
        return length + length % 2;
    }

    private static Field ascii(int tag, String text) {
        byte[] value = latin(text + "\0");
        return new Field(tag, ASCII, value.length, value);
    }

    private static Field shorts(int tag, int value) {
        return new Field(tag, SHORT, 1, little(2).putShort((short) value).array());
    }

    private static Field longs(int tag, int value) {
        return new Field(tag, LONG, 1, little(4).putInt(value).array());
    }

    private static Field rationals(int tag, int... parts) {
        ByteBuffer value = little(4 * parts.length);
        for (int part : parts) {
            value.putInt(part);
        }
        return new Field(tag, RATIONAL, parts.length / 2, value.array());
    }

    private static Field degrees(int tag, double value) {
        int hundredths = (int) Math.round(Math.abs(value) * 360_000);
        return rationals(tag, hundredths / 360_000, 1, hundredths / 6_000 % 60, 1, hundredths % 6_000, 100);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
