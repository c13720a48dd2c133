package org.lapwing.platform.persons;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a nonce of 12 and a tag of 16 bytes. */
final class Sealing {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private Sealing() {}

    static byte[] seal(byte[] key, byte[] nonce, byte[] clear, byte[] bound) {
        try {
            return run(Cipher.ENCRYPT_MODE, key, nonce, clear, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM", e);
        }
    }

    /** @throws GeneralSecurityException when the key is another one, or anything was altered */
    static byte[] open(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, key, nonce, sealed, bound);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] in, byte[] bound)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(bound);
        return cipher.doFinal(in);
    }

    static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}
