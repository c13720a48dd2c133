package org.lapwing.product.samples;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes, decodes and alters pictures. The bytes are the same at every run on the same Java. */
final class ImageBytes {
    private ImageBytes() {}

    /** @param format jpg, png, gif, bmp or tif */
    static byte[] encode(BufferedImage image, String format) {
        return format.equals("jpg") ? jpeg(image, 0.86f) : write(image, format, -1);
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        return write(image, "jpg", quality);
    }

    static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage resize(BufferedImage image, int width, int height) {
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    static BufferedImage crop(BufferedImage image, int x, int y, int width, int height) {
        BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = part.createGraphics();
        graphics.drawImage(image, -x, -y, null);
        graphics.dispose();
        return part;
    }

    /** Adds the grain of a sensor and darker corners, so that a drawing compresses and hashes like a photograph. */
    static void grain(BufferedImage image, long seed) {
        Random random = new Random(seed);
        int width = image.getWidth();
        int height = image.getHeight();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            double dy = (y - height / 2.0) / height;
            for (int x = 0; x < width; x++) {
                double dx = (x - width / 2.0) / width;
                double light = 1 - 0.38 * (dx * dx + dy * dy);
                int noise = random.nextInt(7) - 3;
                row[x] = shade(row[x] >> 16, light, noise) << 16
                        | shade(row[x] >> 8, light, noise) << 8
                        | shade(row[x], light, noise);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int shade(int channel, double light, int noise) {
        return Math.clamp((int) ((channel & 255) * light) + noise, 0, 255);
    }

    private static byte[] write(BufferedImage image, String format, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (quality >= 0) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
