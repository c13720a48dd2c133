package org.lapwing.evidence.documents;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * How the dots of a picture lie in a PDF that keeps them without a picture format around; only what PNG can say too.
 *
 * @param samples values for each dot: 1 or 3
 * @param palette red, green and blue of each colour; null where the values are themselves colours
 * @param filtered whether each row begins with its filter, as in PNG
 */
record PdfPicture(
        int width, int height, int bits, int samples, byte @Nullable [] palette, boolean filtered, boolean inverted) {

    private static final int LONGEST_ROW = 16 << 20;
    private static final long MOST_DOTS = 400_000_000;
    private static final int FEWEST_DOTS = 64;
    private static final int PNG_FILTERS = 10;

    /** Null where PNG cannot say it, and for specks. */
    static @Nullable PdfPicture of(COSStream stream, boolean packed) {
        int width = stream.getInt(COSName.WIDTH, COSName.W, 0);
        int height = stream.getInt(COSName.HEIGHT, COSName.H, 0);
        boolean mask = stream.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
        int bits = mask ? 1 : stream.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, 0);
        long dots = (long) width * height;
        if (width <= 0
                || height <= 0
                || dots > MOST_DOTS
                || dots < FEWEST_DOTS
                || !List.of(1, 2, 4, 8, 16).contains(bits)) {
            return null;
        }
        COSBase colours = mask ? COSName.DEVICEGRAY : stream.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        byte[] palette = null;
        int samples;
        if (colours instanceof COSArray array
                && array.size() == 4
                && (COSName.INDEXED.equals(array.getObject(0)) || COSName.I.equals(array.getObject(0)))) {
            palette = palette(array, samples(array.getObject(1)));
            samples = palette == null || bits > 8 ? 0 : 1;
        } else {
            samples = samples(colours);
        }
        if (samples == 0 || samples == 3 && bits < 8 || (long) width * samples * bits / 8 > LONGEST_ROW) {
            return null;
        }
        int predictor = packed ? predictor(stream, samples, bits, width) : 1;
        return predictor < 0
                ? null
                : new PdfPicture(
                        width,
                        height,
                        bits,
                        samples,
                        palette,
                        predictor >= PNG_FILTERS,
                        palette == null && predictor == 1 && inverted(stream));
    }

    /** 1 for rows as they are, 10 and more for rows with a filter; -1 for what PNG does not have. */
    private static int predictor(COSStream stream, int samples, int bits, int width) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray several) {
            parameters = several.size() == 1 ? several.getObject(0) : null;
            if (parameters == null && several.size() > 1) {
                return -1;
            }
        }
        if (!(parameters instanceof COSDictionary dictionary)) {
            return 1;
        }
        int predictor = dictionary.getInt(COSName.PREDICTOR, 1);
        boolean same = dictionary.getInt(COSName.COLORS, 1) == samples
                && dictionary.getInt(COSName.BITS_PER_COMPONENT, 8) == bits
                && dictionary.getInt(COSName.COLUMNS, 1) == width;
        return predictor <= 1 ? 1 : predictor >= PNG_FILTERS && same ? predictor : -1;
    }

    private static boolean inverted(COSStream stream) {
        COSBase decode = stream.getDictionaryObject(COSName.DECODE, COSName.D);
        return decode instanceof COSArray array
                && array.size() >= 2
                && array.getObject(0) instanceof COSNumber first
                && first.floatValue() == 1;
    }

    private static int samples(@Nullable COSBase colours) {
        if (colours instanceof COSName name) {
            return name.equals(COSName.DEVICEGRAY) || name.equals(COSName.G)
                    ? 1
                    : name.equals(COSName.DEVICERGB) || name.equals(COSName.RGB) ? 3 : 0;
        }
        if (colours instanceof COSArray array && array.size() >= 1) {
            COSBase family = array.getObject(0);
            if (COSName.CALGRAY.equals(family)) {
                return 1;
            }
            if (COSName.CALRGB.equals(family)) {
                return 3;
            }
            if (COSName.ICCBASED.equals(family) && array.size() > 1 && array.getObject(1) instanceof COSStream icc) {
                int components = icc.getInt(COSName.N);
                return components == 1 || components == 3 ? components : 0;
            }
            return array.size() == 1 ? samples(family) : 0;
        }
        return 0;
    }

    private static byte @Nullable [] palette(COSArray indexed, int base) {
        byte[] table = null;
        if (indexed.getObject(3) instanceof COSString string) {
            table = string.getBytes();
        } else if (indexed.getObject(3) instanceof COSStream stream && stream.getLength() <= 4096) {
            try (var in = stream.createInputStream()) {
                table = in.readNBytes(768);
            } catch (IOException e) {
                return null;
            }
        }
        if (table == null || base == 0) {
            return null;
        }
        int colours = Math.min(256, table.length / base);
        byte[] palette = new byte[colours * 3];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = table[base == 3 ? i : i / 3];
        }
        return colours == 0 ? null : palette;
    }

    /** Bytes of one row, without a filter. */
    int row() {
        return (int) (((long) width * samples * bits + 7) / 8);
    }
}
