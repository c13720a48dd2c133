package org.lapwing.media.images;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before the scan of a sequential JPEG of one or three colours; all other JPEGs are left to general decoders. */
final class JpegHead {

    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;

    private final int[][] quantization = new int[4][];
    private final @Nullable HuffmanTable[] first = new @Nullable HuffmanTable[4];
    private final @Nullable HuffmanTable[] others = new @Nullable HuffmanTable[4];
    private List<Colour> colours = List.of();
    private int width;
    private int height;
    private int restart;
    private boolean jfif;
    private int adobe = -1;
    private int scan;

    private JpegHead() {}

    /** One colour of the picture, with where its samples and tables are. */
    static final class Colour {
        final int id;
        final int across;
        final int down;
        final int table;
        int[] quantization = {};

        @Nullable
        HuffmanTable first;

        @Nullable
        HuffmanTable others;

        Colour(int id, int across, int down, int table) {
            this.id = id;
            this.across = across;
            this.down = down;
            this.table = table;
        }
    }

    /** Null for what is not of that kind. */
    static @Nullable JpegHead of(byte[] bytes) {
        JpegHead head = new JpegHead();
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
            int end = at + 2 + length;
            if (length < 2 || end > bytes.length || !head.segment(bytes, marker, at + 4, end)) {
                return null;
            }
            at = end;
            if (marker == 0xda) {
                head.scan = at;
                return head;
            }
        }
        return null;
    }

    private boolean segment(byte[] bytes, int marker, int from, int end) {
        return switch (marker) {
            case BASELINE, EXTENDED -> colours.isEmpty() && frame(bytes, from, end);
            case 0xc4 -> codes(bytes, from, end);
            case 0xda -> scan(bytes, from, end);
            case 0xdb -> steps(bytes, from, end);
            case 0xdd -> {
                restart = end - from == 2 ? two(bytes, from) : -1;
                yield restart >= 0;
            }
            case 0xe0 -> {
                jfif |= end - from >= 5 && PictureFormat.starts(bytes, from, 'J', 'F', 'I', 'F', 0);
                yield true;
            }
            case 0xee -> {
                if (end - from >= 12 && PictureFormat.starts(bytes, from, 'A', 'd', 'o', 'b', 'e')) {
                    adobe = bytes[from + 11] & 0xff;
                }
                yield true;
            }
            // Comments and what programs write for themselves.
            case 0xfe -> true;
            default -> marker > 0xe0 && marker <= 0xef;
        };
    }

    private boolean frame(byte[] bytes, int from, int end) {
        if (end - from < 6 || bytes[from] != 8) {
            return false;
        }
        height = two(bytes, from + 1);
        width = two(bytes, from + 3);
        int count = bytes[from + 5];
        if (width == 0 || height == 0 || count != 1 && count != 3 || end - from != 6 + 3 * count) {
            return false;
        }
        List<Colour> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = from + 6 + 3 * i;
            int across = bytes[at + 1] >> 4 & 15;
            int down = bytes[at + 1] & 15;
            int table = bytes[at + 2];
            if (across < 1 || across > 4 || down < 1 || down > 4 || table < 0 || table > 3) {
                return false;
            }
            // Of one colour alone the blocks follow each other, whatever the factors say.
            found.add(count == 1 ? new Colour(bytes[at], 1, 1, table) : new Colour(bytes[at], across, down, table));
        }
        colours = found;
        return true;
    }

    private boolean steps(byte[] bytes, int from, int end) {
        for (int at = from; at < end; ) {
            int wide = bytes[at] >> 4 & 15;
            int number = bytes[at] & 15;
            at++;
            if (wide > 1 || number > 3 || at + 64 * (wide + 1) > end) {
                return false;
            }
            int[] steps = new int[64];
            for (int i = 0; i < 64; i++, at += wide + 1) {
                steps[i] = wide == 0 ? bytes[at] & 0xff : two(bytes, at);
            }
            quantization[number] = steps;
        }
        return true;
    }

    private boolean codes(byte[] bytes, int from, int end) {
        for (int at = from; at < end; ) {
            int kind = bytes[at] >> 4 & 15;
            int number = bytes[at] & 15;
            HuffmanTable table = HuffmanTable.of(bytes, at + 1, end);
            if (kind > 1 || number > 3 || table == null || kind == 0 && !table.ofFirst()) {
                return false;
            }
            (kind == 0 ? first : others)[number] = table;
            at += 1 + table.size();
        }
        return true;
    }

    /** The one scan has to hold all colours in their order. */
    private boolean scan(byte[] bytes, int from, int end) {
        int count = colours.size();
        if (count == 0 || end - from != 4 + 2 * count || bytes[from] != count) {
            return false;
        }
        // From the first coefficient to the last, with all their digits.
        if (bytes[end - 3] != 0 || bytes[end - 2] != 63 || bytes[end - 1] != 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            Colour colour = colours.get(i);
            int tables = bytes[from + 2 + 2 * i];
            if (bytes[from + 1 + 2 * i] != (byte) colour.id || (tables & 0xcc) != 0) {
                return false;
            }
            int[] steps = quantization[colour.table];
            colour.first = first[tables >> 4 & 3];
            colour.others = others[tables & 3];
            if (steps == null || colour.first == null || colour.others == null) {
                return false;
            }
            colour.quantization = steps;
        }
        return known();
    }

    /** Whether three colours are brightness and two differences, as nearly always. */
    private boolean known() {
        if (colours.size() == 1) {
            return true;
        }
        if (adobe >= 0) {
            return adobe == 1;
        }
        for (int i = 0; i < 3; i++) {
            if (!jfif && colours.get(i).id != i + 1) {
                return false;
            }
        }
        return true;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Units between two restart markers, 0 where there are none. */
    int restart() {
        return restart;
    }

    /** Where the coded bits begin. */
    int scan() {
        return scan;
    }

    List<Colour> colours() {
        return colours;
    }
}
