package org.lapwing.platform.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cipher of one stream, in the format of Tink's AES256-GCM-HKDF streaming AEAD: a header of 40 bytes (its length, a salt of 32, the
 * first 7 of each nonce), then segments of AES-256-GCM, each with its number and whether it is the last in its nonce. The key of the
 * stream is made of the salt and of what the stream is for, so that a file put in another's place does not open.
 */
final class Segments {

    static final int HEADER = 40;
    static final int TAG = 16;
    private static final int SALT = 32;
    private static final int PREFIX = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] header;
    private final SecretKeySpec key;

    private Segments(byte[] header, byte[] mainKey, byte[] purpose) {
        this.header = header;
        byte[] salt = java.util.Arrays.copyOfRange(header, 1, 1 + SALT);
        this.key = new SecretKeySpec(Hkdf.derive(mainKey, salt, purpose, 32), "AES");
    }

    /** For a new stream. */
    static Segments fresh(byte[] mainKey, byte[] purpose) {
        byte[] header = new byte[HEADER];
        RANDOM.nextBytes(header);
        header[0] = HEADER;
        return new Segments(header, mainKey, purpose);
    }

    /**
     * For a stream that is there.
     *
     * @throws GeneralSecurityException when it does not begin as one
     */
    static Segments of(byte[] header, byte[] mainKey, byte[] purpose) throws GeneralSecurityException {
        if (header.length != HEADER || header[0] != HEADER) {
            throw new GeneralSecurityException("Not the beginning of an encrypted stream");
        }
        return new Segments(header.clone(), mainKey, purpose);
    }

    byte[] header() {
        return header.clone();
    }

    /** Encrypts one segment; each number is used once. */
    int seal(long number, boolean last, byte[] plain, int length, byte[] into, int offset)
            throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length, into, offset);
    }

    /** @throws javax.crypto.AEADBadTagException when it is not what was sealed with this number */
    byte[] open(long number, boolean last, byte[] sealed, int offset, int length) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed, offset, length);
    }

    private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
        if (number >>> 32 != 0) {
            throw new GeneralSecurityException("The stream is too long");
        }
        byte[] nonce = ByteBuffer.allocate(12)
                .put(header, 1 + SALT, PREFIX)
                .putInt((int) number)
                .put((byte) (last ? 1 : 0))
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }

    /** How a stream lies in a file: {@code before} bytes of ours, then the header, so that segments begin at multiples of their size. */
    record Layout(int before, int segment) {

        /** What a stream of this length in the file holds, -1 where no stream has this length. */
        long plain(long file) {
            long segments = Math.max(1, (file + segment - 1) / segment);
            long plain = file - before - HEADER - segments * TAG;
            long last = file - (segments - 1) * segment;
            return plain < 0 || last < TAG || segments > 1 && last == TAG ? -1 : plain;
        }

        /** How many segments a file of this length has. */
        long segments(long file) {
            return Math.max(1, (file + segment - 1) / segment);
        }

        /** Plain bytes in the first segment. */
        int first() {
            return segment - before - HEADER - TAG;
        }

        /** Plain bytes in each other segment. */
        int rest() {
            return segment - TAG;
        }

        /** The segment that holds this byte. */
        long segmentOf(long position) {
            return position < first() ? 0 : 1 + (position - first()) / rest();
        }

        /** The first byte of a segment. */
        long begin(long number) {
            return number == 0 ? 0 : first() + (number - 1) * rest();
        }
    }
}
