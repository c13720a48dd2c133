package org.lapwing.product.logcheck;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Digests and signatures as docs/auditors.md describes them. */
final class Proof {

    /** What stands before the 32 bytes of an Ed25519 key in its usual encoding. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What stands before the 65 bytes of a point of P-256, as the keys on smart cards are. */
    private static final byte[] P256 = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final int POINT = 65;
    private static final int SIGNATURE = 64;

    /** Half of the order of P-256: s of a signature is not above it. */
    private static final BigInteger HALF =
            new BigInteger("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8", 16);

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Fields, each text, number or bytes, each preceded by its length. */
    static byte[] message(Object... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object field : fields) {
            byte[] bytes =
                    switch (field) {
                        case byte[] raw -> raw;
                        case Long number ->
                            ByteBuffer.allocate(Long.BYTES).putLong(number).array();
                        default -> field.toString().getBytes(StandardCharsets.UTF_8);
                    };
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    static byte[] digest(Object... fields) {
        return sha256().digest(message(fields));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    static byte[] entry(Line line, byte[] previous) {
        return digest(
                "lapwing.log.entry.1",
                previous,
                line.number("number"),
                line.number("at"),
                line.text("person"),
                line.text("operation"),
                line.text("kind"),
                line.text("target"),
                line.text("detail"),
                line.text("why"),
                line.text("recipient"),
                line.text("purpose"));
    }

    /** Takes a card in; false when its number is not that of its keys. */
    boolean signer(Line card) {
        return card(card.text("id"), card);
    }

    /** As {@link #signer}, for a line whose person has another name in it. */
    boolean card(String person, Line card) {
        byte[] signing = card.bytes("signing");
        byte[] wrapping = card.bytes("wrapping");
        MessageDigest both = sha256();
        both.update(signing);
        both.update(wrapping);
        String id = HexFormat.of().formatHex(both.digest(), 0, 20);
        boolean curves = signing.length == 32 && wrapping.length == 32;
        boolean points = signing.length == POINT && wrapping.length == POINT;
        if (!id.equals(person) || !curves && !points) {
            return false;
        }
        byte[] before = points ? P256 : ED25519;
        byte[] encoded = Arrays.copyOf(before, before.length + signing.length);
        System.arraycopy(signing, 0, encoded, before.length, signing.length);
        try {
            keys.put(
                    id,
                    KeyFactory.getInstance(points ? "EC" : "Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return false;
        }
        names.put(id, card.text("name"));
        return true;
    }

    boolean knows(String person) {
        return keys.containsKey(person);
    }

    /** What the card calls the person, which it does not prove; the number where there is no card. */
    String name(String person) {
        return names.getOrDefault(person, person);
    }

    boolean signed(String person, byte[] message, byte[] signature) {
        PublicKey key = keys.get(person);
        boolean point = key instanceof ECPublicKey;
        if (key == null || signature.length != SIGNATURE || point && high(signature)) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(point ? "SHA256withECDSAinP1363Format" : "Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean high(byte[] signature) {
        return new BigInteger(1, signature, SIGNATURE / 2, SIGNATURE / 2).compareTo(HALF) > 0;
    }

    boolean signedHash(Line line) {
        return signed(
                line.text("person"), message("lapwing.log.signature.1", line.bytes("hash")), line.bytes("signature"));
    }
}
