package org.lapwing.platform.persons;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret for the holder of an X25519 key: version (1 byte, 1), ephemeral public key (32), AES-256-GCM ciphertext and tag. Key and
 * nonce are HKDF-SHA-256 (RFC 5869) of the shared secret, with both public keys and the context in its info; each ephemeral key is used
 * once.
 */
final class Wrapping {

    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + Curves.KEY_BYTES;
    private static final int AES_BYTES = 32;
    private static final byte[] PURPOSE = "org.lapwing.wrap/1".getBytes(StandardCharsets.US_ASCII);

    private Wrapping() {}

    /** @throws IllegalArgumentException when the recipient's key leaves nothing secret */
    static byte[] wrap(byte[] recipient, byte[] secret, byte[] context) {
        Curves.Pair ephemeral = Curves.X25519.generate();
        byte[] shared;
        try {
            shared = Curves.agree(ephemeral.secret(), recipient);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Nothing can be wrapped for this key", e);
        } finally {
            Sealing.wipe(ephemeral.secret());
        }
        byte[] derived = derive(shared, ephemeral.open(), recipient, context);
        byte[] sealed = Sealing.seal(key(derived), nonce(derived), secret, context);
        Sealing.wipe(shared);
        Sealing.wipe(derived);
        return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                .put(VERSION)
                .put(ephemeral.open())
                .put(sealed)
                .array();
    }

    /** @throws GeneralSecurityException when it is for another key or context, or was altered */
    static byte[] unwrap(byte[] own, byte[] ownOpen, byte[] wrapped, byte[] context) throws GeneralSecurityException {
        if (wrapped.length < HEAD_BYTES + Sealing.TAG_BYTES || wrapped[0] != VERSION) {
            throw new GeneralSecurityException("Not a wrapped secret");
        }
        byte[] ephemeral = Arrays.copyOfRange(wrapped, 1, HEAD_BYTES);
        byte[] shared = Curves.agree(own, ephemeral);
        byte[] derived = derive(shared, ephemeral, ownOpen, context);
        try {
            return Sealing.open(
                    key(derived), nonce(derived), Arrays.copyOfRange(wrapped, HEAD_BYTES, wrapped.length), context);
        } finally {
            Sealing.wipe(shared);
            Sealing.wipe(derived);
        }
    }

    private static byte[] key(byte[] derived) {
        return Arrays.copyOf(derived, AES_BYTES);
    }

    private static byte[] nonce(byte[] derived) {
        return Arrays.copyOfRange(derived, AES_BYTES, AES_BYTES + Sealing.NONCE_BYTES);
    }

    private static byte[] derive(byte[] shared, byte[] ephemeral, byte[] recipient, byte[] context) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(PURPOSE);
        info.writeBytes(ephemeral);
        info.writeBytes(recipient);
        info.writeBytes(context);
        return hkdf(PURPOSE, shared, info.toByteArray(), AES_BYTES + Sealing.NONCE_BYTES);
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
