package org.lapwing.media.images;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The coded bits of a JPEG's scan. At a marker, or behind the end, zeros follow; {@link #exhausted} tells whether any was used. */
final class JpegBits {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int LOOK = HuffmanTable.LOOK;
    private static final int MASK = (1 << LOOK) - 1;

    private final byte[] bytes;
    private int at;
    /** The lowest {@link #count} bits of it are next. */
    private long held;

    private int count;
    private int padding;

    JpegBits(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Afterwards at least 32 bits are held: the longest code and the longest number. */
    private void fill() {
        if (at + 4 <= bytes.length && count <= 32) {
            int four = (int) INTS.get(bytes, at);
            // No byte of them is 0xFF.
            if ((four & ~(four + 0x01010101) & 0x80808080) == 0) {
                held = held << 32 | four & 0xffffffffL;
                count += 32;
                at += 4;
                return;
            }
        }
        while (count <= 48) {
            int next = at < bytes.length ? bytes[at] & 0xff : -1;
            if (next == 0xff) {
                if (at + 1 < bytes.length && bytes[at + 1] == 0) {
                    at++;
                } else {
                    next = -1;
                }
            }
            if (next < 0) {
                padding += 8;
                next = 0;
            } else {
                at++;
            }
            held = held << 8 | next;
            count += 8;
        }
    }

    /** Whether more was asked for than there is. */
    boolean exhausted() {
        return count < padding;
    }

    /**
     * The difference of a block's first coefficient to that of the block before.
     *
     * @return {@link Integer#MIN_VALUE} where no code fits
     */
    int first(HuffmanTable table) {
        if (count < 32) {
            fill();
        }
        int entry = table.quick[(int) (held >>> count - LOOK) & MASK];
        if (entry == 0) {
            entry = table.slow((int) (held >>> count - 16) & 0xffff);
        }
        int size = entry >> 8;
        if (entry == 0 || size > 11) {
            return Integer.MIN_VALUE;
        }
        count -= (entry & 0xff) + size;
        return number((int) (held >>> count), size);
    }

    /**
     * The other 63 coefficients of a block, in the order in which they are stored.
     *
     * @param steps what each is multiplied with
     * @param into by frequency, then by block; holds zeros
     * @return false where no code fits or too many follow
     */
    boolean others(HuffmanTable table, int[] steps, int[][] into, int block) {
        int[] quick = table.quick;
        int[] numbers = table.numbers;
        long bits = held;
        int left = count;
        int k = 1;
        while (k < 64) {
            if (left < 32) {
                held = bits;
                count = left;
                fill();
                bits = held;
                left = count;
            }
            int next = (int) (bits >>> left - LOOK) & MASK;
            int number = numbers[next];
            if (number != 0) {
                k += number >> 8 & 0xff;
                left -= number & 0xff;
                number >>= 16;
            } else {
                int entry = quick[next];
                if (entry == 0) {
                    entry = table.slow((int) (bits >>> left - 16) & 0xffff);
                    if (entry == 0) {
                        return false;
                    }
                }
                int size = entry >> 8 & 15;
                int run = entry >> 12;
                left -= (entry & 0xff) + size;
                if (size == 0) {
                    if (run < 15) {
                        break;
                    }
                    k += 16;
                    continue;
                }
                k += run;
                number = number((int) (bits >>> left), size);
            }
            if (k > 63) {
                return false;
            }
            into[k][block] = number * steps[k];
            k++;
        }
        held = bits;
        count = left;
        return k <= 64;
    }

    /** Without a branch, since its sign is any processor's guess. */
    static int number(int bits, int size) {
        int value = bits & (1 << size) - 1;
        int negative = value - (1 << size - 1) >> 31;
        return value + (negative & 1 - (1 << size));
    }

    /** Goes behind the marker that has to be next; false where something else is. */
    boolean marker(int marker) {
        if (count - padding >= 8 || exhausted()) {
            return false;
        }
        if (at + 2 > bytes.length || (bytes[at] & 0xff) != 0xff || (bytes[at + 1] & 0xff) != marker) {
            return false;
        }
        at += 2;
        held = 0;
        count = 0;
        padding = 0;
        return true;
    }
}
