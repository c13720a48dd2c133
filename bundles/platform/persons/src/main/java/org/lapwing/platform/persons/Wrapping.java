package org.lapwing.platform.persons;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lapwing.platform.api.persons.KeyKind;

/**
 * A secret for the holder of a wrapping key: version (1 byte: 1 for X25519, 2 for P-256), ephemeral public key (32 or 65), AES-256-GCM
 * ciphertext and tag. Key and nonce are HKDF-SHA-256 (RFC 5869) of the shared secret, with both public keys and the context in its info;
 * each ephemeral key is used once.
 */
final class Wrapping {

    private static final int AES_BYTES = 32;

    private Wrapping() {}

    /** @throws IllegalArgumentException when the recipient's key leaves nothing secret */
    static byte[] wrap(byte[] recipient, byte[] secret, byte[] context) {
        Version version = recipient.length == Version.NIST_P256.keyBytes ? Version.NIST_P256 : Version.CURVE25519;
        Agreed agreed;
        try {
            agreed = version.once(recipient);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Nothing can be wrapped for this key", e);
        }
        byte[] derived = derive(version, agreed.shared(), agreed.ephemeral(), recipient, context);
        byte[] sealed = Sealing.seal(key(derived), nonce(derived), secret, context);
        Sealing.wipe(agreed.shared());
        Sealing.wipe(derived);
        return ByteBuffer.allocate(1 + version.keyBytes + sealed.length)
                .put(version.number)
                .put(agreed.ephemeral())
                .put(sealed)
                .array();
    }

    /** @throws GeneralSecurityException when it is for another key or context, or was altered */
    static byte[] unwrap(byte[] own, byte[] ownOpen, byte[] wrapped, byte[] context) throws GeneralSecurityException {
        byte[] ephemeral = ephemeral(Version.CURVE25519, wrapped);
        return open(Version.CURVE25519, Curves.agree(own, ephemeral), ephemeral, ownOpen, wrapped, context);
    }

    /** The card agrees; the rest is done here. */
    static byte[] unwrap(KeyCardSession card, byte[] ownOpen, byte[] wrapped, byte[] context)
            throws GeneralSecurityException, CardTrouble {
        byte[] ephemeral = ephemeral(Version.NIST_P256, wrapped);
        return open(Version.NIST_P256, card.agree(ephemeral), ephemeral, ownOpen, wrapped, context);
    }

    private static byte[] ephemeral(Version version, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped.length < 1 + version.keyBytes + Sealing.TAG_BYTES || wrapped[0] != version.number) {
            throw new GeneralSecurityException("Not a wrapped secret");
        }
        return Arrays.copyOfRange(wrapped, 1, 1 + version.keyBytes);
    }

    private static byte[] open(
            Version version, byte[] shared, byte[] ephemeral, byte[] ownOpen, byte[] wrapped, byte[] context)
            throws GeneralSecurityException {
        byte[] derived = derive(version, shared, ephemeral, ownOpen, context);
        try {
            byte[] sealed = Arrays.copyOfRange(wrapped, 1 + version.keyBytes, wrapped.length);
            return Sealing.open(key(derived), nonce(derived), sealed, context);
        } finally {
            Sealing.wipe(shared);
            Sealing.wipe(derived);
        }
    }

    /** A key that is used once, and what it agrees on with the recipient. */
    private record Agreed(byte[] ephemeral, byte[] shared) {}

    private enum Version {
        CURVE25519(1, Curves.KEY_BYTES) {
            @Override
            Agreed once(byte[] recipient) throws GeneralSecurityException {
                Curves.Pair pair = Curves.X25519.generate();
                try {
                    return new Agreed(pair.open(), Curves.agree(pair.secret(), recipient));
                } finally {
                    Sealing.wipe(pair.secret());
                }
            }
        },
        NIST_P256(2, KeyKind.P256.bytes()) {
            @Override
            Agreed once(byte[] recipient) throws GeneralSecurityException {
                KeyPair pair = P256.generate();
                return new Agreed(P256.point(pair.getPublic()), P256.agree(pair.getPrivate(), recipient));
            }
        };

        final byte number;
        final int keyBytes;
        final byte[] purpose;

        Version(int number, int keyBytes) {
            this.number = (byte) number;
            this.keyBytes = keyBytes;
            this.purpose = ("org.lapwing.wrap/" + number).getBytes(StandardCharsets.US_ASCII);
        }

        abstract Agreed once(byte[] recipient) throws GeneralSecurityException;
    }

    private static byte[] key(byte[] derived) {
        return Arrays.copyOf(derived, AES_BYTES);
    }

    private static byte[] nonce(byte[] derived) {
        return Arrays.copyOfRange(derived, AES_BYTES, AES_BYTES + Sealing.NONCE_BYTES);
    }

    private static byte[] derive(Version version, byte[] shared, byte[] ephemeral, byte[] recipient, byte[] context) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(version.purpose);
        info.writeBytes(ephemeral);
        info.writeBytes(recipient);
        info.writeBytes(context);
        return hkdf(version.purpose, shared, info.toByteArray(), AES_BYTES + Sealing.NONCE_BYTES);
    }

    static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int bytes) {
        byte[] extracted = mac(salt, secret);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int i = 1; out.size() < bytes; i++) {
            block = mac(extracted, block, info, new byte[] {(byte) i});
            out.writeBytes(block);
        }
        Sealing.wipe(extracted);
        return Arrays.copyOf(out.toByteArray(), bytes);
    }

    private static byte[] mac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
        }
    }
}
