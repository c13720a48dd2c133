package org.lapwing.media.images;

import org.jspecify.annotations.Nullable;

/** The codes of one Huffman table of a JPEG: short ones by one look at a table, longer ones by length. */
final class HuffmanTable {

    /** Bits that one look tells. */
    static final int LOOK = 12;

    private static final int LONGEST = 16;

    /** By the next bits: length of the code, and above it the symbol; 0 for longer codes. */
    final int[] quick = new int[1 << LOOK];

    /**
     * For coefficients. By the next bits, where they hold a whole code and its number: the number, above 16 bits of which the lower 8 are
     * the length of both and the upper 8 the zeros before it; 0 for all others and where there is no number.
     */
    final int[] numbers = new int[1 << LOOK];

    // By length: the first code above all of that length (none where 0), and what to add to a code for its symbol's
    // place.
    private final int[] beyond = new int[LONGEST + 1];
    private final int[] shift = new int[LONGEST + 1];
    private final int[] symbols;

    private HuffmanTable(int[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param at where the 16 counts begin, the symbols after them
     * @param end behind what may be read
     * @return null for what is no table
     */
    static @Nullable HuffmanTable of(byte[] bytes, int at, int end) {
        int total = 0;
        if (at + LONGEST > end) {
            return null;
        }
        for (int i = 0; i < LONGEST; i++) {
            total += bytes[at + i] & 0xff;
        }
        if (total == 0 || total > 256 || at + LONGEST + total > end) {
            return null;
        }
        int[] symbols = new int[total];
        for (int i = 0; i < total; i++) {
            symbols[i] = bytes[at + LONGEST + i] & 0xff;
        }
        HuffmanTable made = new HuffmanTable(symbols);
        if (!made.codes(bytes, at)) {
            return null;
        }
        made.numbers();
        return made;
    }

    private boolean codes(byte[] bytes, int at) {
        int code = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++, code <<= 1) {
            int count = bytes[at + length - 1] & 0xff;
            // A code of nothing but ones is not allowed.
            if (count > 0 && code + count >= 1 << length) {
                return false;
            }
            shift[length] = place - code;
            for (int i = 0; i < count; i++, code++, place++) {
                if (length <= LOOK) {
                    int from = code << LOOK - length;
                    int entry = symbols[place] << 8 | length;
                    java.util.Arrays.fill(quick, from, from + (1 << LOOK - length), entry);
                }
            }
            beyond[length] = count == 0 ? 0 : code;
        }
        return true;
    }

    private void numbers() {
        for (int bits = 0; bits < numbers.length; bits++) {
            int entry = quick[bits];
            int size = entry >> 8 & 15;
            int length = (entry & 0xff) + size;
            if (size > 0 && length <= LOOK) {
                numbers[bits] = JpegBits.number(bits >> LOOK - length, size) << 16 | entry >> 12 << 8 | length;
            }
        }
    }

    /** Whether it can be one of first coefficients: their symbols are lengths of numbers and nothing else. */
    boolean ofFirst() {
        return java.util.Arrays.stream(symbols).allMatch(symbol -> symbol < 16);
    }

    /** Bytes of it in the file. */
    int size() {
        return LONGEST + symbols.length;
    }

    /** Length and symbol, as in {@link #quick}, of a code that is longer than one look; 0 where there is none. */
    int slow(int next16) {
        for (int length = LOOK + 1; length <= LONGEST; length++) {
            int code = next16 >> LONGEST - length;
            if (code < beyond[length]) {
                int place = code + shift[length];
                return place < 0 || place >= symbols.length ? 0 : symbols[place] << 8 | length;
            }
        }
        return 0;
    }
}
