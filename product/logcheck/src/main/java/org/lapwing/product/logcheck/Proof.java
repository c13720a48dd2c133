package org.lapwing.product.logcheck;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Digests and signatures as docs/auditors.md describes them. */
final class Proof {

    /** What stands before the 32 bytes of an Ed25519 key in its usual encoding. */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

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
        byte[] signing = card.bytes("signing");
        byte[] wrapping = card.bytes("wrapping");
        MessageDigest both = sha256();
        both.update(signing);
        both.update(wrapping);
        String id = HexFormat.of().formatHex(both.digest(), 0, 20);
        if (!id.equals(card.text("id")) || signing.length != 32 || wrapping.length != 32) {
            return false;
        }
        byte[] encoded = new byte[ED25519.length + 32];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(signing, 0, encoded, ED25519.length, 32);
        try {
            keys.put(id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return false;
        }
        names.put(id, card.text("name"));
        return true;
    }

    boolean knows(String person) {
        return keys.containsKey(person);
    }

    String name(String person) {
        String name = names.get(person);
        return name == null ? person : name + " (" + person + ")";
    }

    boolean signed(String person, byte[] message, byte[] signature) {
        PublicKey key = keys.get(person);
        if (key == null) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    boolean signedHash(Line line) {
        return signed(
                line.text("person"), message("lapwing.log.signature.1", line.bytes("hash")), line.bytes("signature"));
    }
}
