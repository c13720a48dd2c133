package org.lapwing.platform.pipeline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;

/** MD5, SHA-1 and SHA-256 in one read; for one thread, again and again. */
final class Digests {

    /** Small enough to stay in the processor's cache for all three. */
    private static final int STEP = 64 << 10;

    private final MessageDigest md5 = digest("MD5");
    private final MessageDigest sha1 = digest("SHA-1");
    private final MessageDigest sha256 = digest("SHA-256");

    void add(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at += STEP) {
            int step = Math.min(STEP, offset + length - at);
            md5.update(bytes, at, step);
            sha1.update(bytes, at, step);
            sha256.update(bytes, at, step);
        }
    }

    Hashes finish() {
        HexFormat hex = HexFormat.of();
        return new Hashes(
                hex.formatHex(md5.digest()),
                hex.formatHex(sha1.digest()),
                new ContentId(hex.formatHex(sha256.digest())));
    }

    void reset() {
        md5.reset();
        sha1.reset();
        sha256.reset();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
