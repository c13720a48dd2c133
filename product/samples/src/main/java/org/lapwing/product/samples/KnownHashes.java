package org.lapwing.product.samples;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A list of known files: three that are in the evidence among fifty that are not. */
final class KnownHashes {
    static final int UNRELATED = 50;

    private KnownHashes() {}

    static byte[] csv(List<byte[]> known) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            rows.add(row(known.get(i), i < 2 ? 1 : 2));
        }
        Random random = new Random(310);
        for (int i = 0; i < UNRELATED; i++) {
            byte[] nothing = new byte[64];
            random.nextBytes(nothing);
            rows.add(row(nothing, 1 + i % 3));
        }
        Collections.shuffle(rows, random);
        return ("md5,sha1,sha256,category,source\n" + String.join("\n", rows) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(byte[] bytes, int category) {
        return String.join(
                ",",
                hash("MD5", bytes),
                hash("SHA-1", bytes),
                hash("SHA-256", bytes),
                Integer.toString(category),
                "sample list");
    }
}
