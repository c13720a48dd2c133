package org.lapwing.platform.store;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Small things encrypted as a whole: 12 random bytes, AES-256-GCM, 16 bytes of tag. The key of each is made for it alone by HKDF. */
final class Aead {

    static final int NONCE = 12;
    static final int OVERHEAD = NONCE + Segments.TAG;

    private Aead() {}

    static byte[] seal(byte[] key, byte[] plain, byte[] purpose) {
        try {
            byte[] nonce = CaseKeys.random(NONCE);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, Hkdf.derive(key, nonce, purpose, 32), nonce);
            byte[] sealed = Arrays.copyOf(nonce, OVERHEAD + plain.length);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException when it was sealed under another key, for another purpose, or was altered */
    static byte[] open(byte[] key, byte[] sealed, byte[] purpose) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return cipher(Cipher.DECRYPT_MODE, Hkdf.derive(key, nonce, purpose, 32), nonce)
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Segments.TAG * 8, nonce));
        return cipher;
    }
}
