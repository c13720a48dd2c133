package org.lapwing.media.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of a picture as alpha, red, green and blue, eight bits each. The usual layouts are read without asking for each pixel's colour. */
abstract class PixelRows {

    final Raster raster;
    final int[] row;

    private PixelRows(BufferedImage from) {
        this.raster = from.getRaster();
        this.row = new int[from.getWidth()];
    }

    static PixelRows of(BufferedImage from) {
        ColorModel model = from.getColorModel();
        int type = from.getSampleModel().getDataType();
        int bands = from.getSampleModel().getNumBands();
        if (model instanceof IndexColorModel palette && bands == 1) {
            return new Indexed(from, palette);
        }
        if (model instanceof ComponentColorModel && !model.isAlphaPremultiplied()) {
            if (bands == 1 && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)) {
                return new Grey(from, Math.max(0, model.getComponentSize(0) - 8));
            }
            boolean plain = model.getColorSpace() == ColorSpace.getInstance(ColorSpace.CS_sRGB);
            if (from.getType() == BufferedImage.TYPE_3BYTE_BGR
                    && from.getRaster().getSampleModelTranslateX() == 0
                    && from.getRaster().getSampleModelTranslateY() == 0) {
                return new Plain(from);
            }
            if (plain && type == DataBuffer.TYPE_BYTE && (bands == 3 || bands == 4 && model.hasAlpha())) {
                return new Bytes(from, bands);
            }
        }
        return new Any(from);
    }

    /** The same array each time. */
    abstract int[] argb(int y);

    /**
     * Adds the red, green and blue of a row's pixels, in turn, to the sums of the parts that they lie in.
     *
     * @param ends behind the last pixel of each part
     * @param grey what transparent pixels lie on
     */
    void addTo(int[] sums, int y, int[] ends, int grey) {
        int[] pixels = argb(y);
        int x = 0;
        for (int to = 0; to < ends.length; to++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (; x < ends[to]; x++) {
                int argb = pixels[x] >>> 24 == 255 ? pixels[x] : on(grey, pixels[x]);
                red += argb >> 16 & 0xff;
                green += argb >> 8 & 0xff;
                blue += argb & 0xff;
            }
            sums[3 * to] += red;
            sums[3 * to + 1] += green;
            sums[3 * to + 2] += blue;
        }
    }

    private static int on(int grey, int argb) {
        int alpha = argb >>> 24;
        int ground = grey * (255 - alpha);
        return ((argb >> 16 & 0xff) * alpha + ground) / 255 << 16
                | ((argb >> 8 & 0xff) * alpha + ground) / 255 << 8
                | ((argb & 0xff) * alpha + ground) / 255;
    }

    /** Java would brighten one-channel pictures: their samples are taken as they are stored. */
    private static final class Grey extends PixelRows {

        private final int shift;
        private final int[] samples;

        Grey(BufferedImage from, int shift) {
            super(from);
            this.shift = shift;
            this.samples = new int[row.length];
        }

        @Override
        int[] argb(int y) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, samples);
            for (int x = 0; x < row.length; x++) {
                int value = samples[x] >> shift & 0xff;
                row[x] = 0xff000000 | value << 16 | value << 8 | value;
            }
            return row;
        }
    }

    /** Blue, green and red, one after the other. */
    private static final class Plain extends PixelRows {

        private final byte[] samples;
        private final int offset;
        private final int stride;

        Plain(BufferedImage from) {
            super(from);
            samples = ((DataBufferByte) raster.getDataBuffer()).getData();
            offset = raster.getDataBuffer().getOffset();
            stride = ((ComponentSampleModel) raster.getSampleModel()).getScanlineStride();
        }

        @Override
        int[] argb(int y) {
            for (int x = 0, at = offset + y * stride; x < row.length; x++, at += 3) {
                row[x] = 0xff000000
                        | (samples[at + 2] & 0xff) << 16
                        | (samples[at + 1] & 0xff) << 8
                        | samples[at] & 0xff;
            }
            return row;
        }

        @Override
        void addTo(int[] sums, int y, int[] ends, int grey) {
            int first = offset + y * stride;
            int at = first;
            for (int to = 0; to < ends.length; to++) {
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int end = first + 3 * ends[to]; at < end; at += 3) {
                    blue += samples[at] & 0xff;
                    green += samples[at + 1] & 0xff;
                    red += samples[at + 2] & 0xff;
                }
                sums[3 * to] += red;
                sums[3 * to + 1] += green;
                sums[3 * to + 2] += blue;
            }
        }
    }

    private static final class Bytes extends PixelRows {

        private final int bands;
        private final int[] samples;

        Bytes(BufferedImage from, int bands) {
            super(from);
            this.bands = bands;
            this.samples = new int[row.length * bands];
        }

        @Override
        int[] argb(int y) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, samples);
            for (int x = 0, at = 0; x < row.length; x++, at += bands) {
                int alpha = bands == 4 ? samples[at + 3] : 0xff;
                row[x] = alpha << 24 | samples[at] << 16 | samples[at + 1] << 8 | samples[at + 2];
            }
            return row;
        }
    }

    private static final class Indexed extends PixelRows {

        private final int[] colours;

        Indexed(BufferedImage from, IndexColorModel palette) {
            super(from);
            this.colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
        }

        @Override
        int[] argb(int y) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = row[x] < colours.length ? colours[row[x]] : 0;
            }
            return row;
        }
    }

    private static final class Any extends PixelRows {

        private final BufferedImage from;

        Any(BufferedImage from) {
            super(from);
            this.from = from;
        }

        @Override
        int[] argb(int y) {
            return from.getRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }
}
