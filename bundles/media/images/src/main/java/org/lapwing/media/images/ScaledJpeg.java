package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a sequential JPEG at an eighth, a quarter or half of its size, and makes it as small as asked for. Every code is read, so that damage is noticed, but of each block of
 * 64 samples only those coefficients are used that say something at that size: 1, 4 or 16. What is damaged or unusual is left to a general
 * decoder, which can say what is wrong with it.
 */
final class ScaledJpeg {

    /** Cosines of 4 points times what makes them orthonormal: row is the frequency. */
    private static final float[] COSINES = cosines();

    private final JpegHead head;
    private final int side;
    private final int points;
    private final JpegBits bits;
    private final int[] block = new int[64];
    private final float[] half = new float[16];

    private ScaledJpeg(byte[] bytes, JpegHead head, int side, int points) {
        this.head = head;
        this.side = side;
        this.points = points;
        this.bits = new JpegBits(bytes, head.scan());
    }

    /** The samples of one colour. */
    private static final class Plane {
        final JpegHead.Colour colour;
        final int stride;
        final byte[] samples;
        int before;

        Plane(JpegHead.Colour colour, int stride, int rows) {
            this.colour = colour;
            this.stride = stride;
            this.samples = new byte[stride * rows];
        }
    }

    private static float[] cosines() {
        float[] made = new float[16];
        for (int u = 0; u < 4; u++) {
            for (int x = 0; x < 4; x++) {
                made[4 * u + x] = (float) (Math.cos((2 * x + 1) * u * Math.PI / 8) * (u == 0 ? 0.5 : Math.sqrt(0.5)));
            }
        }
        return made;
    }

    /**
     * @param bytes all of the file
     * @param side that the longer side is to have; pictures that are not twice as large are not decoded here
     * @return null where a general decoder has to look at it
     */
    static Decoded.@Nullable Whole decode(byte[] bytes, int side, long most, Duration limit)
            throws InterruptedException {
        JpegHead head = JpegHead.of(bytes);
        if (head == null || (long) head.width() * head.height() > most) {
            return null;
        }
        int longer = Math.max(head.width(), head.height());
        int points = 1;
        while (points <= 4 && longer * points / 8 < side) {
            points *= 2;
        }
        if (points > 4) {
            return null;
        }
        BufferedImage pixels = new ScaledJpeg(bytes, head, side, points).pixels(System.nanoTime() + limit.toNanos());
        return pixels == null ? null : new Decoded.Whole(head.width(), head.height(), pixels);
    }

    private @Nullable BufferedImage pixels(long end) throws InterruptedException {
        List<JpegHead.Colour> colours = head.colours();
        int across = colours.stream().mapToInt(each -> each.across).max().orElse(1);
        int down = colours.stream().mapToInt(each -> each.down).max().orElse(1);
        int columns = (head.width() + 8 * across - 1) / (8 * across);
        int rows = (head.height() + 8 * down - 1) / (8 * down);
        Plane[] planes = new Plane[colours.size()];
        for (int i = 0; i < planes.length; i++) {
            JpegHead.Colour colour = colours.get(i);
            planes[i] = new Plane(colour, columns * colour.across * points, rows * colour.down * points);
        }
        return scan(planes, columns, rows, end) ? image(planes, across, down) : null;
    }

    private boolean scan(Plane[] planes, int columns, int rows, long end) throws InterruptedException {
        int units = 0;
        int restarts = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (head.restart() > 0 && units == head.restart()) {
                    if (!bits.marker(0xd0 + (restarts++ & 7))) {
                        return false;
                    }
                    units = 0;
                    for (Plane plane : planes) {
                        plane.before = 0;
                    }
                }
                units++;
                for (Plane plane : planes) {
                    if (!unit(plane, column, row)) {
                        return false;
                    }
                }
            }
            if (bits.exhausted() || System.nanoTime() - end > 0) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return bits.marker(0xd9);
    }

    private boolean unit(Plane plane, int column, int row) {
        JpegHead.Colour colour = plane.colour;
        HuffmanTable first = colour.first;
        HuffmanTable others = colour.others;
        if (first == null || others == null) {
            return false;
        }
        int last = points == 1 ? 0 : points == 2 ? 4 : 24;
        for (int down = 0; down < colour.down; down++) {
            for (int across = 0; across < colour.across; across++) {
                int difference = bits.first(first);
                if (difference == Integer.MIN_VALUE || !bits.others(others, last, block)) {
                    return false;
                }
                plane.before += difference;
                block[0] = plane.before;
                int at =
                        (row * colour.down + down) * points * plane.stride + (column * colour.across + across) * points;
                switch (points) {
                    case 1 -> plane.samples[at] = sample(block[0] * colour.quantization[0] / 8f);
                    case 2 -> four(colour.quantization, plane, at);
                    default -> sixteen(colour.quantization, plane, at);
                }
            }
        }
        return true;
    }

    private void four(int[] steps, Plane plane, int at) {
        float mean = block[0] * steps[0] / 8f;
        float across = block[1] * steps[1] / 8f;
        float down = block[2] * steps[2] / 8f;
        float both = block[4] * steps[4] / 8f;
        plane.samples[at] = sample(mean + across + down + both);
        plane.samples[at + 1] = sample(mean - across + down - both);
        plane.samples[at + plane.stride] = sample(mean + across - down - both);
        plane.samples[at + plane.stride + 1] = sample(mean - across - down + both);
    }

    /** Where the coefficients of the lowest four by four frequencies are among the stored ones, row by row. */
    private static final int[] LOWEST = {0, 1, 5, 6, 2, 4, 7, 13, 3, 8, 12, 17, 9, 11, 18, 24};

    private void sixteen(int[] steps, Plane plane, int at) {
        for (int v = 0; v < 4; v++) {
            for (int x = 0; x < 4; x++) {
                float sum = 0;
                for (int u = 0; u < 4; u++) {
                    int from = LOWEST[4 * v + u];
                    sum += block[from] * steps[from] * COSINES[4 * u + x];
                }
                half[4 * v + x] = sum;
            }
        }
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                float sum = 0;
                for (int v = 0; v < 4; v++) {
                    sum += half[4 * v + x] * COSINES[4 * v + y];
                }
                plane.samples[at + y * plane.stride + x] = sample(sum / 2);
            }
        }
    }

    private static byte sample(float value) {
        int rounded = (int) (value + 128.5f);
        return (byte) (rounded < 0 ? 0 : Math.min(rounded, 255));
    }

    /** Of the size asked for: the samples of each colour are brought to it before they become colours. */
    private BufferedImage image(Plane[] planes, int across, int down) {
        int wide = (head.width() * points + 7) / 8;
        int high = (head.height() * points + 7) / 8;
        double scale = Math.min(1, (double) side / Math.max(wide, high));
        int width = Math.max(1, (int) Math.round(wide * scale));
        int height = Math.max(1, (int) Math.round(high * scale));
        byte[][] means = new byte[planes.length][];
        for (int i = 0; i < planes.length; i++) {
            JpegHead.Colour colour = planes[i].colour;
            means[i] = means(
                    planes[i],
                    ends(width, (wide * colour.across + across - 1) / across),
                    ends(height, (high * colour.down + down - 1) / down));
        }
        boolean grey = planes.length == 1;
        BufferedImage image =
                new BufferedImage(width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] out = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        if (grey) {
            System.arraycopy(means[0], 0, out, 0, out.length);
        } else {
            colours(means[0], means[1], means[2], out);
        }
        return image;
    }

    /** Behind the last sample that counts for each pixel; where there are fewer samples than pixels, some count for several. */
    private static int[] ends(int pixels, int samples) {
        int[] ends = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            ends[i] = Math.max(1, (int) ((long) (i + 1) * samples / pixels));
        }
        return ends;
    }

    private static byte[] means(Plane plane, int[] across, int[] down) {
        byte[] out = new byte[across.length * down.length];
        int[] sums = new int[across.length];
        int begin = 0;
        for (int y = 0; y < down.length; y++) {
            int end = down[y];
            begin = Math.min(begin, end - 1);
            java.util.Arrays.fill(sums, 0);
            for (int row = begin; row < end; row++) {
                add(plane.samples, row * plane.stride, across, sums);
            }
            int from = 0;
            for (int x = 0; x < across.length; x++) {
                int count = (end - begin) * (across[x] - Math.min(from, across[x] - 1));
                out[y * across.length + x] = (byte) ((sums[x] + count / 2) / count);
                from = across[x];
            }
            begin = end;
        }
        return out;
    }

    private static void add(byte[] samples, int row, int[] ends, int[] sums) {
        int from = 0;
        for (int x = 0; x < ends.length; x++) {
            int end = ends[x];
            int sum = 0;
            for (int at = row + Math.min(from, end - 1); at < row + end; at++) {
                sum += samples[at] & 0xff;
            }
            sums[x] += sum;
            from = end;
        }
    }

    private static void colours(byte[] bright, byte[] blue, byte[] red, byte[] out) {
        for (int i = 0, to = 0; i < bright.length; i++, to += 3) {
            // In 65536ths.
            int light = (bright[i] & 0xff) << 16 | 0x8000;
            int cb = (blue[i] & 0xff) - 128;
            int cr = (red[i] & 0xff) - 128;
            out[to] = clamped(light + 116130 * cb);
            out[to + 1] = clamped(light - 22554 * cb - 46802 * cr);
            out[to + 2] = clamped(light + 91881 * cr);
        }
    }

    private static byte clamped(int value) {
        return (byte) Math.clamp(value >> 16, 0, 255);
    }
}
