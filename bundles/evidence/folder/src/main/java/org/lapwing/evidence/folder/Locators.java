package org.lapwing.evidence.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import org.lapwing.platform.api.language.Texts;

/** Locators: paths below the exhibit, percent-encoded byte for byte. */
final class Locators {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Locators() {}

    static String child(String parent, byte[] name) {
        StringBuilder locator = new StringBuilder(parent.length() + name.length + 1).append(parent);
        if (!parent.isEmpty()) {
            locator.append('/');
        }
        for (byte b : name) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-_.~".indexOf(b) >= 0) {
                locator.append((char) b);
            } else {
                locator.append('%').append(HEX.toHexDigits(b));
            }
        }
        return locator.toString();
    }

    static Path resolve(Path root, String locator, Texts texts) throws IOException {
        String base = root.toUri().getRawPath();
        try {
            Path path = Path.of(URI.create("file://" + base + (base.endsWith("/") ? "" : "/") + locator));
            if (!path.normalize().startsWith(root.toAbsolutePath().normalize())) {
                throw new IOException(texts.get("locator.out", locator));
            }
            return path;
        } catch (IllegalArgumentException e) {
            throw new IOException(texts.get("locator.none", locator), e);
        }
    }
}
