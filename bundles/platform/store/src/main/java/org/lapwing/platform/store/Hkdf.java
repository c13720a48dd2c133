package org.lapwing.platform.store;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from a key: HKDF with HMAC-SHA-256, RFC 5869. */
final class Hkdf {

    private static final int DIGEST = 32;

    private Hkdf() {}

    /** @param length bytes wanted, at most 255 digests */
    static byte[] derive(byte[] key, byte[] salt, byte[] info, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.length == 0 ? new byte[DIGEST] : salt, "HmacSHA256"));
            byte[] extracted = mac.doFinal(key);
            mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
            Arrays.fill(extracted, (byte) 0);
            byte[] derived = new byte[length];
            byte[] block = new byte[0];
            for (int done = 0, counter = 1; done < length; done += DIGEST, counter++) {
                mac.update(block);
                mac.update(info);
                mac.update((byte) counter);
                block = mac.doFinal();
                System.arraycopy(block, 0, derived, done, Math.min(DIGEST, length - done));
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }
}
