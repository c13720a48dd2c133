package org.lapwing.media.images;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.images.Decoded.Partial;
import org.lapwing.media.images.Decoded.Trouble;
import org.lapwing.media.images.Decoded.Whole;

/**
 * Decodes the usual JPEG (sequential, one colour or brightness and two differences of the usual sizes) to the same pixels as the
 * Independent JPEG Group's decoder. Holds two rows of units. What is damaged or unusual is left to a general decoder, which can say what is
 * wrong with it.
 */
final class SequentialJpeg {

    /** The original's way of stretching differences needs some of them. */
    private static final int LEAST_WIDTH = 16;

    private final JpegHead head;
    private final JpegBits bits;
    private final JpegRows rows;
    private final Plane[] planes;
    private final JpegBlocks blocks;
    private final int across;
    private final int down;
    private final int columns;
    private final JpegColours colours;
    private int waiting;

    private SequentialJpeg(byte[] bytes, JpegHead head, JpegRows rows) {
        this.head = head;
        this.rows = rows;
        this.bits = new JpegBits(bytes, head.scan());
        this.across = head.colours().getFirst().across;
        this.down = head.colours().getFirst().down;
        this.columns = (head.width() + 8 * across - 1) / (8 * across);
        this.planes = new Plane[head.colours().size()];
        int count = 0;
        for (int i = 0; i < planes.length; i++) {
            JpegHead.Colour colour = head.colours().get(i);
            planes[i] = new Plane(colour, count, columns * colour.across);
            count += planes[i].blocks * colour.down;
        }
        this.blocks = new JpegBlocks(count);
        this.colours = new JpegColours(head.width());
    }

    /** One colour: where its blocks are, and its lines of samples behind the last one of the row of units before. */
    private static final class Plane {
        final JpegHead.Colour colour;
        final int first;
        final int blocks;
        final int[][] lines;
        int before;

        /**
         * @param first of its blocks
         * @param blocks side by side
         */
        Plane(JpegHead.Colour colour, int first, int blocks) {
            this.colour = colour;
            this.first = first;
            this.blocks = blocks;
            this.lines = new int[1 + 8 * colour.down][8 * blocks];
        }

        void take(JpegBlocks all) {
            int[] last = lines[lines.length - 1];
            lines[lines.length - 1] = lines[0];
            lines[0] = last;
            for (int i = 0; i < colour.down; i++) {
                all.lines(first + i * blocks, blocks, lines, 1 + 8 * i);
            }
        }
    }

    /**
     * @param bytes all of the file
     * @param most pixels
     * @param side that the longer side of the smaller picture has at least
     * @return null where a general decoder has to look at it
     */
    static @Nullable Decoded decode(byte[] bytes, long most, Duration limit, int side, Hashers hashers)
            throws InterruptedException {
        JpegHead head = JpegHead.of(bytes);
        if (head == null || !usual(head) || (long) head.width() * head.height() > most) {
            return null;
        }
        int step = Math.max(1, Math.max(head.width(), head.height()) / side);
        JpegRows rows = new JpegRows(
                hashers.begin(head.width(), head.height()),
                head.width(),
                head.height(),
                head.colours().size(),
                step);
        SequentialJpeg decoding = new SequentialJpeg(bytes, head, rows);
        return switch (decoding.scan(System.nanoTime() + limit.toNanos())) {
            case WHOLE -> new Whole(head.width(), head.height(), rows.small(), rows.hashes());
            case TOO_SLOW -> new Partial(head.width(), head.height(), rows.small(), Trouble.TOO_SLOW, null);
            case UNUSUAL -> null;
        };
    }

    /** How it ended. */
    private enum End {
        WHOLE,
        TOO_SLOW,
        UNUSUAL
    }

    private static boolean usual(JpegHead head) {
        List<JpegHead.Colour> all = head.colours();
        if (head.width() < LEAST_WIDTH || all.stream().anyMatch(SequentialJpeg::coarse)) {
            return false;
        }
        if (all.size() == 1) {
            return true;
        }
        JpegHead.Colour first = all.getFirst();
        boolean single = all.stream().skip(1).allMatch(each -> each.across == 1 && each.down == 1);
        return single && first.across <= 2 && first.down <= first.across;
    }

    /** Steps of more than fifteen bits would overflow here, and otherwise there. */
    private static boolean coarse(JpegHead.Colour colour) {
        for (int step : colour.quantization) {
            if (step > Short.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    private End scan(long end) throws InterruptedException {
        int units = (head.height() + 8 * down - 1) / (8 * down);
        int sinceRestart = 0;
        int restarts = 0;
        for (int row = 0; row < units; row++) {
            for (int column = 0; column < columns; column++) {
                if (head.restart() > 0 && sinceRestart == head.restart()) {
                    if (!bits.marker(0xd0 + (restarts++ & 7))) {
                        return End.UNUSUAL;
                    }
                    sinceRestart = 0;
                    for (Plane plane : planes) {
                        plane.before = 0;
                    }
                }
                sinceRestart++;
                if (!unit(column)) {
                    return End.UNUSUAL;
                }
            }
            if (bits.exhausted()) {
                return End.UNUSUAL;
            }
            blocks.transform();
            for (Plane plane : planes) {
                plane.take(blocks);
            }
            blocks.clear();
            lines(Math.min(8 * down, head.height() - row * 8 * down), row == units - 1);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - end > 0) {
                return End.TOO_SLOW;
            }
        }
        return bits.marker(0xd9) ? End.WHOLE : End.UNUSUAL;
    }

    private boolean unit(int column) {
        int[][] coefficients = blocks.coefficients();
        for (Plane plane : planes) {
            JpegHead.Colour colour = plane.colour;
            HuffmanTable first = colour.first;
            HuffmanTable others = colour.others;
            if (first == null || others == null) {
                return false;
            }
            for (int y = 0; y < colour.down; y++) {
                int block = plane.first + y * plane.blocks + column * colour.across;
                for (int x = 0; x < colour.across; x++, block++) {
                    int difference = bits.first(first);
                    if (difference == Integer.MIN_VALUE
                            || !bits.others(others, colour.quantization, coefficients, block)) {
                        return false;
                    }
                    plane.before += difference;
                    coefficients[0][block] = (short) plane.before * colour.quantization[0];
                }
            }
        }
        return true;
    }

    /** Hands on the lines of this row of units that are complete: the last of a row may need differences of the next. */
    private void lines(int count, boolean last) {
        if (planes.length == 1) {
            for (int y = 0; y < count; y++) {
                rows.grey(planes[0].lines[1 + y]);
            }
            return;
        }
        int[][] bright = planes[0].lines;
        int[][] differences = joined();
        if (down == 1) {
            for (int y = 1; y <= count; y++) {
                if (across == 1) {
                    colours.whole(bright[y], differences[y]);
                } else {
                    colours.halfAcross(bright[y], differences[y]);
                }
                rows.colour(colours);
            }
            return;
        }
        int high = (count + 1) / 2;
        if (waiting > 0) {
            colours.quarter(bright[0], differences[0], differences[1]);
            rows.colour(colours);
        } else {
            System.arraycopy(differences[1], 0, differences[0], 0, differences[0].length);
        }
        int whole = last ? count : count - 1;
        for (int y = 0; y < whole; y++) {
            int near = 1 + y / 2;
            int next = (y & 1) == 0 ? near - 1 : Math.min(high, near + 1);
            colours.quarter(bright[1 + y], differences[near], differences[next]);
            rows.colour(colours);
        }
        waiting = count - whole;
    }

    /** Both differences of a place in one number; in the lines of the first. */
    private int[][] joined() {
        int[][] blue = planes[1].lines;
        int[][] red = planes[2].lines;
        for (int y = 1; y < blue.length; y++) {
            join(blue[y], red[y]);
        }
        return blue;
    }

    private static void join(int[] blue, int[] red) {
        for (int x = 0; x < blue.length; x++) {
            blue[x] |= red[x] << 16;
        }
    }
}
