package org.lapwing.testcases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.SeenItem;

/** Short ways to put things in a case. */
public final class Pieces {

    private Pieces() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static Hashes hashes(byte[] bytes) {
        return new Hashes(digest("MD5", bytes), digest("SHA-1", bytes), new ContentId(digest("SHA-256", bytes)));
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An item with text as its content. */
    public static long text(Case in, long exhibit, String path, String text) {
        return item(in, exhibit, 0, path, bytes(text), "text/plain");
    }

    public static long item(Case in, long exhibit, long parent, String locator, byte[] bytes, String mediaType) {
        Hashes hashes = hashes(bytes);
        in.intake().content(hashes, bytes.length, mediaType);
        return in.intake()
                .item(new SeenItem(
                        exhibit,
                        parent,
                        locator,
                        locator,
                        bytes.length,
                        Instant.ofEpochMilli(1_700_000_000_000L),
                        hashes.sha256(),
                        ItemState.READ,
                        null));
    }

    public static Analysed done(ContentId content, String analyzer, String version, String... kinds) {
        return new Analysed(
                content,
                analyzer,
                version,
                "org.lapwing.test 0.1.0",
                Analysed.Outcome.DONE,
                null,
                List.of(kinds).stream()
                        .map(kind -> new Analysed.Said(
                                Target.of(content), kind, 1, Basis.READ, Map.of("width", 4), 1, "read from the header"))
                        .toList(),
                Map.of(),
                List.of());
    }
}
