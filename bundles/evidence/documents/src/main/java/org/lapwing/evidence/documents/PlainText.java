package org.lapwing.evidence.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/** Text from bytes: by its mark, as UTF-8 where it is nothing but that, else by what fits best. */
final class PlainText {

    private static final int SAMPLE = 16 << 10;

    private PlainText() {}

    /**
     * @param cut whether the last character may be incomplete
     * @return null for what is no text, whatever it looked like at its beginning
     */
    static @Nullable String of(byte[] bytes, int length, boolean cut) {
        String text = decoded(bytes, length, cut);
        return isText(text) ? text : null;
    }

    private static String decoded(byte[] bytes, int length, boolean cut) {
        int first = length > 0 ? bytes[0] & 0xFF : 0;
        int second = length > 1 ? bytes[1] & 0xFF : 0;
        if (first == 0xEF && second == 0xBB && length > 2 && (bytes[2] & 0xFF) == 0xBF) {
            return new String(bytes, 3, length - 3, StandardCharsets.UTF_8);
        }
        if (first == 0xFF && second == 0xFE) {
            boolean wide = length >= 4 && bytes[2] == 0 && bytes[3] == 0;
            return wide
                    ? new String(bytes, 4, (length - 4) & ~3, Charset.forName("UTF-32LE"))
                    : new String(bytes, 2, (length - 2) & ~1, StandardCharsets.UTF_16LE);
        }
        if (first == 0xFE && second == 0xFF) {
            return new String(bytes, 2, (length - 2) & ~1, StandardCharsets.UTF_16BE);
        }
        String strict = strictUtf8(bytes, length, cut);
        if (strict != null && strict.indexOf('\0') < 0) {
            return strict;
        }
        return new String(bytes, 0, length, guess(bytes, length));
    }

    private static @Nullable String strictUtf8(byte[] bytes, int length, boolean cut) {
        String quick = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (quick.indexOf('\uFFFD') < 0) {
            return quick;
        }
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, 0, length), out, !cut);
        return result.isError() ? null : out.flip().toString();
    }

    private static Charset guess(byte[] bytes, int length) {
        int looked = Math.min(length, SAMPLE) & ~1;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < looked; i++) {
            if (bytes[i] == 0) {
                if ((i & 1) == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        if (oddZeros * 5 > looked && evenZeros * 50 < looked) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros * 5 > looked && oddZeros * 50 < looked) {
            return StandardCharsets.UTF_16BE;
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes.length == looked ? bytes : java.util.Arrays.copyOf(bytes, looked));
        CharsetMatch match = detector.detect();
        String name = match == null ? "" : match.getName();
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("windows-1252");
    }

    private static boolean isText(String text) {
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B || c == 0xFFFD) {
                strange++;
            }
        }
        return strange * 50L <= text.length();
    }
}
