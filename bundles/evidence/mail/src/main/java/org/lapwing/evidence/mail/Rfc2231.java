package org.lapwing.evidence.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters that carry their character set, or come in pieces (RFC 2231). */
final class Rfc2231 {

    private static final int MOST_PIECES = 200;

    private Rfc2231() {}

    /** {@code utf-8'en'na%20me}. */
    static String decoded(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        return second < 0
                ? plain(value, StandardCharsets.UTF_8)
                : plain(value.substring(second + 1), charset(value.substring(0, first)));
    }

    /** {@code name*0*}, {@code name*1}… put together; null where there are none. */
    static @Nullable String joined(Map<String, String> parameters, String name) {
        StringBuilder all = new StringBuilder();
        Charset charset = StandardCharsets.UTF_8;
        for (int i = 0; i < MOST_PIECES; i++) {
            String encoded = parameters.get(name + "*" + i + "*");
            String piece = encoded == null ? parameters.get(name + "*" + i) : encoded;
            if (piece == null) {
                break;
            }
            int second = i > 0 || encoded == null ? -1 : piece.indexOf('\'', piece.indexOf('\'') + 1);
            if (second > 0) {
                charset = charset(piece.substring(0, piece.indexOf('\'')));
                piece = piece.substring(second + 1);
            }
            all.append(encoded == null ? piece : plain(piece, charset));
        }
        return all.isEmpty() ? null : all.toString();
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String plain(String value, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = c == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(value.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(charset));
            }
        }
        return bytes.toString(charset);
    }
}
