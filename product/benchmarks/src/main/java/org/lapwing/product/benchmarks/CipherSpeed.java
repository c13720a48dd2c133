package org.lapwing.product.benchmarks;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** How fast the JDK encrypts in blocks as large as a page of the database; a program of its own. */
public final class CipherSpeed {

    private static final int BLOCK = 4096;
    private static final int BLOCKS = 50_000;

    private CipherSpeed() {}

    /** Prints bytes a second of one thread, by the slower of the two ciphers that a case is encrypted with. */
    public static void main(String[] words) throws GeneralSecurityException {
        System.out.println(Math.min(speed("AES/GCM/NoPadding"), speed("ChaCha20-Poly1305")));
    }

    /** Bytes a second of one thread, warm. */
    private static double speed(String transformation) throws GeneralSecurityException {
        boolean gcm = transformation.startsWith("AES");
        byte[] key = new byte[32];
        byte[] plain = new byte[BLOCK];
        byte[] sealed = new byte[BLOCK + 16];
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance(transformation);
        double best = 0;
        long block = 0;
        for (int round = 0; round < 4; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < BLOCKS; i++) {
                block++;
                for (int at = 0; at < 8; at++) {
                    nonce[at] = (byte) (block >> 8 * at);
                }
                cipher.init(
                        Cipher.ENCRYPT_MODE,
                        new SecretKeySpec(key, gcm ? "AES" : "ChaCha20"),
                        gcm ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce));
                cipher.doFinal(plain, 0, BLOCK, sealed, 0);
            }
            best = Math.max(best, (double) BLOCK * BLOCKS / (System.nanoTime() - begun) * 1e9);
        }
        return best;
    }
}
