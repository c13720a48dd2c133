package org.lapwing.media.hashsets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.evidence.Hashes;

/** What lists name files by: digests of their bytes, the strongest first, then hashes of what a picture looks like. */
enum Algorithm {
    SHA256(32, null),
    SHA1(20, null),
    MD5(16, null),
    PDQ(32, Pdq256.Family.FULL),
    PDQ_CLI(32, Pdq256.Family.CLI);

    private static final List<Algorithm> EXACT =
            Arrays.stream(values()).filter(each -> each.family == null).toList();

    private final int bytes;

    /** Null for digests. */
    private final Pdq256.@Nullable Family family;

    Algorithm(int bytes, Pdq256.@Nullable Family family) {
        this.bytes = bytes;
        this.family = family;
    }

    int bytes() {
        return bytes;
    }

    /** Those of which equal means the same bytes. */
    static List<Algorithm> exact() {
        return EXACT;
    }

    /** Of one that says what a picture looks like. */
    Pdq256.Family family() {
        return Objects.requireNonNull(family);
    }

    static Algorithm of(Pdq256.Family family) {
        return family == Pdq256.Family.FULL ? PDQ : PDQ_CLI;
    }

    boolean isExact() {
        return family == null;
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
            case "pdq" -> "PDQ";
            case "pdq_cli" -> "PDQ (cli)";
            default -> id;
        };
    }

    String of(Hashes hashes) {
        return switch (this) {
            case SHA256 -> hashes.sha256().sha256();
            case SHA1 -> hashes.sha1();
            case MD5 -> hashes.md5();
            case PDQ, PDQ_CLI -> throw new IllegalStateException("Bytes have no " + this);
        };
    }
}
