package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.PictureHashes;

/** How the pixels of one picture are taken from its decoder: all of them for the hashers, and every so many for the smaller picture. */
sealed interface Taken {

    /** Bytes of pixels that are held where rows do not come in order. */
    long MOST_HELD = 128 << 20;

    static Taken of(
            ImageTypeSpecifier type, int width, int height, Rows rows, Hashers hashers, BufferedImage into, int step) {
        HashedPicture picture = hashers.begin(width, height);
        ColorModel model = type.getColorModel();
        if (picture == null) {
            return new Reduced(into, step);
        }
        if (rows != Rows.ANY && SampleRows.taken(model, type.getNumBands())) {
            SampleRows samples = SampleRows.of(picture, model, type.getNumBands(), width, rows == Rows.IN_ORDER_GREY);
            return new InRows(picture, model, new RowRaster(type, width, height, samples, into, step));
        }
        return bytes(type, width, height) <= MOST_HELD
                ? new Held(picture, type.createBufferedImage(width, height), into, step)
                : new Reduced(into, step);
    }

    private static long bytes(ImageTypeSpecifier type, int width, int height) {
        SampleModel model = type.getSampleModel(1, 1);
        int bits = 0;
        for (int size : model.getSampleSize()) {
            bits += size;
        }
        return ((long) width * height * bits + 7) / 8;
    }

    void prepare(ImageReadParam how);

    /** When the decoder wrote what it could. */
    default void end() {}

    /** Of a picture that is whole. */
    default List<PictureHashes> hashes() {
        return List.of();
    }

    /** Only the smaller picture. */
    record Reduced(BufferedImage into, int step) implements Taken {
        @Override
        public void prepare(ImageReadParam how) {
            how.setSourceSubsampling(step, step, 0, 0);
            how.setDestination(into);
        }
    }

    /** Row by row. */
    record InRows(HashedPicture picture, ColorModel model, RowRaster raster) implements Taken {
        @Override
        public void prepare(ImageReadParam how) {
            how.setDestination(new BufferedImage(model, raster, model.isAlphaPremultiplied(), null));
        }

        @Override
        public List<PictureHashes> hashes() {
            raster.end();
            return picture.end();
        }
    }

    /** All at once. */
    record Held(HashedPicture picture, BufferedImage whole, BufferedImage into, int step) implements Taken {
        @Override
        public void prepare(ImageReadParam how) {
            how.setDestination(whole);
        }

        @Override
        public void end() {
            WritableRaster to = into.getRaster();
            @Nullable Object pixel = null;
            for (int y = 0; y < into.getHeight(); y++) {
                for (int x = 0; x < into.getWidth(); x++) {
                    pixel = whole.getRaster().getDataElements(x * step, y * step, pixel);
                    to.setDataElements(x, y, pixel);
                }
            }
        }

        @Override
        public List<PictureHashes> hashes() {
            HeldRows.of(whole, picture);
            return picture.end();
        }
    }
}
