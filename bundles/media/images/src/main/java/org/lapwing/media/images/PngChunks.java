package org.lapwing.media.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG. What is packed is unpacked up to a bound and no further. */
final class PngChunks {

    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] XMP = "XML:com.adobe.xmp".getBytes(StandardCharsets.US_ASCII);

    /** What a decoder needs; the rest may be as large as it likes. */
    private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final byte[] bytes;

    PngChunks(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes one chunk. */
    private interface Taker {
        void chunk(String type, int start, int from, int to);
    }

    void into(Embedded found) {
        walk((type, start, from, to) -> {
            int end = (int) Math.min(to, (long) from + MOST_BYTES);
            switch (type) {
                case "eXIf" -> found.exif(Arrays.copyOfRange(bytes, from, end));
                case "acTL" -> found.markAnimated();
                case "tEXt" -> text(from, end, found);
                case "zTXt" -> packedText(from, end, found);
                case "iTXt" -> internationalText(from, end, found);
                default -> {}
            }
        });
    }

    /** The picture alone, without chunks that a decoder would unpack or hold. */
    byte[] essential() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, Math.min(8, bytes.length));
        walk((type, start, from, to) -> {
            if (ESSENTIAL.contains(type)) {
                out.write(bytes, start, Math.min(bytes.length, to + 4) - start);
            }
        });
        return out.toByteArray();
    }

    private void walk(Taker taker) {
        int at = 8;
        while (at + 8 <= bytes.length) {
            long length = number(at);
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            long end = at + 8 + length;
            taker.chunk(type, at, at + 8, (int) Math.min(bytes.length, end));
            if (end + 4 > bytes.length) {
                return;
            }
            at = (int) end + 4;
        }
    }

    private long number(int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xffL) << 16
                | (bytes[at + 2] & 0xffL) << 8
                | bytes[at + 3] & 0xffL;
    }

    private int zero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return to;
    }

    private String keyword(int from, int end) {
        return new String(bytes, from, Math.min(79, end - from), StandardCharsets.ISO_8859_1);
    }

    private void text(int from, int to, Embedded found) {
        int end = zero(from, to);
        if (end < to) {
            found.text(keyword(from, end), Arrays.copyOfRange(bytes, end + 1, to), false);
        }
    }

    private void packedText(int from, int to, Embedded found) {
        int end = zero(from, to);
        if (end + 2 <= to) {
            found.text(keyword(from, end), unpacked(end + 2, to), false);
        }
    }

    private void internationalText(int from, int to, Embedded found) {
        int end = zero(from, to);
        if (end + 3 > to) {
            return;
        }
        boolean packed = bytes[end + 1] == 1;
        int language = zero(end + 3, to);
        int translated = zero(Math.min(to, language + 1), to);
        if (translated >= to) {
            return;
        }
        byte[] value = packed ? unpacked(translated + 1, to) : Arrays.copyOfRange(bytes, translated + 1, to);
        if (Arrays.equals(bytes, from, end, XMP, 0, XMP.length)) {
            found.xmp(value);
        } else {
            found.text(keyword(from, end), value, true);
        }
    }

    private byte[] unpacked(int from, int to) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, from, to - from))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException damaged) {
            // Damaged text is no text; the picture itself is judged by its decoder.
            return new byte[0];
        }
    }
}
