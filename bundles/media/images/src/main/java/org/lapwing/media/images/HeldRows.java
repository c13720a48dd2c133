package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/** Hands the rows of a picture that is held to the hashers. */
final class HeldRows {

    private HeldRows() {}

    static void of(BufferedImage from, HashedPicture into) {
        ColorModel model = from.getColorModel();
        int bands = from.getSampleModel().getNumBands();
        if (SampleRows.taken(model, bands)) {
            samples(from.getRaster(), SampleRows.of(into, model, bands, from.getWidth(), false));
        } else {
            colours(from, into);
        }
    }

    private static void samples(Raster raster, SampleRows into) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        byte[] row = new byte[width * bands];
        if (interleaved(raster)) {
            ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
            byte[] all = ((DataBufferByte) raster.getDataBuffer()).getData();
            int[] offsets = model.getBandOffsets();
            for (int y = 0; y < raster.getHeight(); y++) {
                int start = y * model.getScanlineStride();
                for (int band = 0; band < bands; band++) {
                    for (int x = 0, at = start + offsets[band]; x < width; x++, at += model.getPixelStride()) {
                        row[x * bands + band] = all[at];
                    }
                }
                into.row(row);
            }
            return;
        }
        int shift = shift(raster.getSampleModel());
        int[] samples = new int[row.length];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
            for (int at = 0; at < row.length; at++) {
                row[at] = (byte) (samples[at] >> shift);
            }
            into.row(row);
        }
    }

    private static int shift(SampleModel model) {
        return Math.max(0, model.getSampleSize(0) - 8);
    }

    private static boolean interleaved(Raster raster) {
        return raster.getSampleModel() instanceof ComponentSampleModel
                && raster.getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getNumBanks() == 1
                && bytes.getOffset() == 0
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0;
    }

    /** Where the samples need Java to become colours. */
    private static void colours(BufferedImage from, HashedPicture into) {
        int width = from.getWidth();
        int[] pixels = new int[width];
        byte[] row = new byte[width * 3];
        for (int y = 0; y < from.getHeight(); y++) {
            from.getRGB(0, y, width, 1, pixels, 0, width);
            for (int x = 0; x < width; x++) {
                row[3 * x] = (byte) (pixels[x] >> 16);
                row[3 * x + 1] = (byte) (pixels[x] >> 8);
                row[3 * x + 2] = (byte) pixels[x];
            }
            into.colour(row, 0, 1, 2, 3);
        }
    }
}
