package org.lapwing.media.images;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import org.jspecify.annotations.Nullable;

/**
 * Rows of samples as a decoder yields them, eight bits each, one after the other for every pixel, made into rows for the hashers.
 * Samples are taken as they are stored: Java would brighten those of one channel, and what is transparent has a colour too.
 */
final class SampleRows {

    private final HashedPicture picture;
    private final Kind kind;
    private final int bands;
    private final int width;
    private final byte[] colours;
    private final int[] palette;

    private enum Kind {
        GREY,
        COLOUR,
        GREY_PALETTE,
        PALETTE,
        INKS
    }

    private SampleRows(HashedPicture picture, Kind kind, int bands, int width, int[] palette) {
        this.picture = picture;
        this.kind = kind;
        this.bands = bands;
        this.width = width;
        this.palette = palette;
        this.colours = new byte[kind == Kind.PALETTE || kind == Kind.INKS ? width * 3 : width];
    }

    /** Whether samples of this kind of picture can be taken as they are. */
    static boolean taken(ColorModel model, int bands) {
        return kind(model, bands, false) != null;
    }

    /** @param greyStored whether a palette stands for shades of grey that the file stores as such */
    static SampleRows of(HashedPicture picture, ColorModel model, int bands, int width, boolean greyStored) {
        Kind kind = kind(model, bands, greyStored);
        if (kind == null) {
            throw new IllegalArgumentException("No rows of " + model);
        }
        int[] palette = new int[256];
        if (model instanceof IndexColorModel indexed) {
            int[] all = new int[indexed.getMapSize()];
            indexed.getRGBs(all);
            System.arraycopy(all, 0, palette, 0, Math.min(all.length, palette.length));
        }
        return new SampleRows(picture, kind, bands, width, palette);
    }

    private static @Nullable Kind kind(ColorModel model, int bands, boolean greyStored) {
        if (model instanceof IndexColorModel) {
            return bands != 1 ? null : greyStored ? Kind.GREY_PALETTE : Kind.PALETTE;
        }
        int space = model.getColorSpace().getType();
        int alpha = model.hasAlpha() ? 1 : 0;
        if (model.isAlphaPremultiplied()) {
            return null;
        }
        if (space == ColorSpace.TYPE_GRAY && bands == 1 + alpha) {
            return Kind.GREY;
        }
        if (space == ColorSpace.TYPE_RGB && bands == 3 + alpha) {
            return Kind.COLOUR;
        }
        return space == ColorSpace.TYPE_CMYK && bands == 4 + alpha ? Kind.INKS : null;
    }

    /** What was there so far does not count. */
    void restart() {
        picture.restart();
    }

    void row(byte[] samples) {
        switch (kind) {
            case GREY -> picture.grey(samples, 0, bands);
            case COLOUR -> picture.colour(samples, 0, 1, 2, bands);
            case GREY_PALETTE -> {
                for (int x = 0; x < width; x++) {
                    colours[x] = (byte) palette[samples[x] & 0xff];
                }
                picture.grey(colours, 0, 1);
            }
            case PALETTE -> {
                for (int x = 0; x < width; x++) {
                    int colour = palette[samples[x] & 0xff];
                    colours[3 * x] = (byte) (colour >> 16);
                    colours[3 * x + 1] = (byte) (colour >> 8);
                    colours[3 * x + 2] = (byte) colour;
                }
                picture.colour(colours, 0, 1, 2, 3);
            }
            case INKS -> {
                for (int x = 0; x < width; x++) {
                    int light = 255 - (samples[bands * x + 3] & 0xff);
                    for (int ink = 0; ink < 3; ink++) {
                        colours[3 * x + ink] = (byte) ((255 - (samples[bands * x + ink] & 0xff)) * light / 255);
                    }
                }
                picture.colour(colours, 0, 1, 2, 3);
            }
        }
    }
}
