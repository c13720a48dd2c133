package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small JPEG of a picture: turned upright, what is transparent on grey. Works on plain arrays: Java's drawing would wake its own window
 * toolkit beside that of the workbench.
 */
final class Thumbnail {

    static final int SIDE = 256;

    private static final int GREY = 128;
    private static final float QUALITY = 0.8f;

    private Thumbnail() {}

    static byte[] of(BufferedImage pixels, int orientation) throws IOException {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        if (Math.max(width, height) <= SIDE && orientation == 1 && pixels.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return jpeg(pixels);
        }
        double scale = Math.min(1, (double) SIDE / Math.max(width, height));
        int narrow = Math.max(1, (int) Math.round(width * scale));
        int low = Math.max(1, (int) Math.round(height * scale));
        return jpeg(upright(shrunk(pixels, narrow, low), narrow, low, orientation));
    }

    /** Each pixel is the mean of those it covers, in whole pixels of the source. */
    private static int[] shrunk(BufferedImage from, int width, int height) {
        PixelRows rows = PixelRows.of(from);
        int[] out = new int[width * height];
        int[] sums = new int[width * 3];
        int[] ends = new int[width];
        for (int x = 0; x < width; x++) {
            ends[x] = (int) ((long) (x + 1) * from.getWidth() / width);
        }
        int next = 0;
        for (int y = 0; y < height; y++) {
            int begin = next;
            int end = (int) ((long) (y + 1) * from.getHeight() / height);
            java.util.Arrays.fill(sums, 0);
            for (; next < end; next++) {
                rows.addTo(sums, next, ends, GREY);
            }
            for (int x = 0; x < width; x++) {
                int n = (end - begin) * (ends[x] - (x == 0 ? 0 : ends[x - 1]));
                out[y * width + x] = sums[3 * x] / n << 16 | sums[3 * x + 1] / n << 8 | sums[3 * x + 2] / n;
            }
        }
        return out;
    }

    /** Applies an EXIF orientation, 1 to 8. */
    private static BufferedImage upright(int[] rgb, int width, int height, int orientation) {
        boolean turned = orientation >= 5;
        int across = turned ? height : width;
        BufferedImage out = new BufferedImage(across, turned ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) out.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int toX =
                        switch (orientation) {
                            case 2, 3 -> right;
                            case 5, 8 -> y;
                            case 6, 7 -> below;
                            default -> x;
                        };
                int toY =
                        switch (orientation) {
                            case 3, 4 -> below;
                            case 5, 6 -> x;
                            case 7, 8 -> right;
                            default -> y;
                        };
                int at = 3 * (toY * across + toX);
                int colour = rgb[y * width + x];
                pixels[at] = (byte) colour;
                pixels[at + 1] = (byte) (colour >> 8);
                pixels[at + 2] = (byte) (colour >> 16);
            }
        }
        return out;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 << 10);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
