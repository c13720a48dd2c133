package org.lapwing.media.hashsets;

/** Hexadecimal digits of either case. */
final class Hex {

    private Hex() {}

    /** Whether these bytes are digits for exactly so many bytes; writes them if so. */
    static boolean read(byte[] from, int start, int end, byte[] into, int at, int count) {
        if (end - start != 2 * count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int high = digit(from[start + 2 * i]);
            int low = digit(from[start + 2 * i + 1]);
            if ((high | low) < 0) {
                return false;
            }
            into[at + i] = (byte) (high << 4 | low);
        }
        return true;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
