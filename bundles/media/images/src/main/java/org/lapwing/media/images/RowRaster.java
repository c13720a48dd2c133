package org.lapwing.media.images;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import javax.imageio.ImageTypeSpecifier;

/**
 * One row that a decoder takes for a whole picture: what it writes goes to the hashers row by row, and every so many pixels of it into a
 * smaller picture. For decoders that write whole rows from the top to the bottom; one that begins again at the top has the rows of a
 * better pass, which count instead.
 */
final class RowRaster extends WritableRaster {

    private final SampleRows rows;
    private final WritableRaster small;
    private final int step;
    private final int shift;
    private final byte[] row;
    private final int[] pixel;
    private int current;
    private boolean waiting;

    /**
     * @param small at least a {@code step}th of the picture's sides
     * @param step of the pixels that it takes
     */
    RowRaster(ImageTypeSpecifier type, int width, int height, SampleRows rows, BufferedImage small, int step) {
        super(
                type.getSampleModel(width, 1),
                type.getSampleModel(width, 1).createDataBuffer(),
                new Rectangle(0, 0, width, height),
                new Point(0, 0),
                null);
        this.rows = rows;
        this.small = small.getRaster();
        this.step = step;
        this.shift = Math.max(0, sampleModel.getSampleSize(0) - 8);
        this.row = new byte[width * numBands];
        this.pixel = new int[numBands];
    }

    @Override
    public void setPixel(int x, int y, int[] samples) {
        reach(y);
        waiting = true;
        for (int band = 0, at = x * numBands; band < numBands; band++, at++) {
            row[at] = (byte) (samples[band] >> shift);
        }
        if (y % step == 0 && x % step == 0) {
            small.setPixel(x / step, y / step, samples);
        }
    }

    @Override
    public void setRect(int x, int y, Raster from) {
        if (x != 0 || from.getWidth() != width || from.getHeight() != 1) {
            throw new IllegalArgumentException("Not a row: " + from);
        }
        reach(y);
        if (plain(from)) {
            rows.row(((DataBufferByte) from.getDataBuffer()).getData());
            current++;
        } else {
            waiting = true;
            for (int at = 0; at < width; at++) {
                from.getPixel(from.getMinX() + at, from.getMinY(), pixel);
                for (int band = 0; band < numBands; band++) {
                    row[at * numBands + band] = (byte) (pixel[band] >> shift);
                }
            }
        }
        if (y % step == 0) {
            for (int to = 0, at = 0; at < width; to++, at += step) {
                small.setPixel(to, y / step, from.getPixel(from.getMinX() + at, from.getMinY(), pixel));
            }
        }
    }

    /** Whether the samples of a row lie one after the other in an array of their own. */
    private boolean plain(Raster from) {
        if (!(from.getDataBuffer() instanceof DataBufferByte bytes)
                || !(from.getSampleModel() instanceof ComponentSampleModel model)
                || bytes.getNumBanks() != 1
                || bytes.getOffset() != 0
                || from.getSampleModelTranslateX() != from.getMinX()
                || model.getPixelStride() != numBands) {
            return false;
        }
        int[] offsets = model.getBandOffsets();
        for (int band = 0; band < numBands; band++) {
            if (offsets[band] != band) {
                return false;
            }
        }
        return offsets.length == numBands;
    }

    /** Hands on the row before, when the decoder has come to the next. */
    private void reach(int y) {
        if (y == current) {
            return;
        }
        if (y == 0) {
            rows.restart();
        } else if (y == current + 1 && waiting) {
            rows.row(row);
        } else {
            throw new IllegalStateException("Row " + y + " after row " + current);
        }
        waiting = false;
        current = y;
    }

    /** Hands on the last row, when the decoder is done. */
    void end() {
        if (waiting) {
            rows.row(row);
            waiting = false;
            current++;
        }
    }
}
