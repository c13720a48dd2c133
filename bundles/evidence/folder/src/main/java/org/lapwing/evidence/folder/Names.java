package org.lapwing.evidence.folder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.lapwing.platform.api.evidence.ShownName;

/** File names, as the file system holds them and as people see them. */
final class Names {

    private static final Path TOP = Path.of("/");

    private Names() {}

    /** The last part of a path, as the file system holds it. */
    static byte[] bytes(Path path) {
        Path name = path.getFileName();
        return name == null ? new byte[] {'/'} : raw(name);
    }

    static String shown(Path path) {
        return ShownName.of(raw(path));
    }

    private static byte[] raw(Path path) {
        String plain = path.toString();
        if (plain.chars().allMatch(c -> c < 0x80)) {
            return plain.getBytes(StandardCharsets.US_ASCII);
        }
        // Only the URI keeps bytes that are no characters of this system.
        String base = TOP.toUri().getRawPath();
        String encoded = TOP.resolve(path).toUri().getRawPath();
        return decoded(path.isAbsolute() ? encoded : encoded.substring(base.length()));
    }

    private static byte[] decoded(String encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                out.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }
}
