package org.lapwing.media.hashsets;

import java.util.Locale;
import org.lapwing.platform.api.evidence.Hashes;

/** The digests that lists name files by, the strongest first. */
enum Algorithm {
    SHA256(32),
    SHA1(20),
    MD5(16);

    private final int bytes;

    Algorithm(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** In files and findings. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    static String title(String id) {
        return switch (id) {
            case "sha256" -> "SHA-256";
            case "sha1" -> "SHA-1";
            case "md5" -> "MD5";
            default -> id;
        };
    }

    String of(Hashes hashes) {
        return switch (this) {
            case SHA256 -> hashes.sha256().sha256();
            case SHA1 -> hashes.sha1();
            case MD5 -> hashes.md5();
        };
    }
}
