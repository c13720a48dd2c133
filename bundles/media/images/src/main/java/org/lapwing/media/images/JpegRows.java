package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.PictureHashes;

/** The rows of a JPEG as they are decoded: all of them for the hashers, and every so many pixels for the smaller picture. */
final class JpegRows {

    private final @Nullable HashedPicture picture;
    private final BufferedImage small;
    private final byte[] smallSamples;
    private final int width;
    private final int step;
    private final byte[] row;
    private int y;

    JpegRows(@Nullable HashedPicture picture, int width, int height, int colours, int step) {
        this.picture = picture;
        this.width = width;
        this.step = step;
        this.small = new BufferedImage(
                reduced(width, step),
                reduced(height, step),
                colours == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        this.smallSamples = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
        this.row = new byte[colours == 1 ? width : 0];
    }

    private static int reduced(int side, int step) {
        return (side + step - 1) / step;
    }

    void grey(int[] bright) {
        if (y % step == 0) {
            for (int to = y / step * small.getWidth(), x = 0; x < width; x += step, to++) {
                smallSamples[to] = (byte) bright[x];
            }
        }
        if (picture != null) {
            for (int x = 0; x < width; x++) {
                row[x] = (byte) bright[x];
            }
            picture.grey(row, 0, 1);
        }
        y++;
    }

    void colour(JpegColours from) {
        if (y % step == 0) {
            for (int to = y / step * small.getWidth() * 3, x = 0; x < width; x += step, to += 3) {
                smallSamples[to] = (byte) from.blue[x];
                smallSamples[to + 1] = (byte) from.green[x];
                smallSamples[to + 2] = (byte) from.red[x];
            }
        }
        if (picture != null) {
            picture.colour(from.red, from.green, from.blue);
        }
        y++;
    }

    BufferedImage small() {
        return small;
    }

    List<PictureHashes> hashes() {
        return picture == null ? List.of() : picture.end();
    }
}
