package org.lapwing.product.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Drawn pictures: a ground that changes, shapes, lines and noise, no two of which are the same; and what people do to pictures. */
final class MadeScene {

    static final int LONG = 256;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private MadeScene() {}

    /** The same for the same number. */
    static BufferedImage of(long number) {
        SplittableRandom random = new SplittableRandom(number * 7919 + 17);
        boolean upright = random.nextInt(3) == 0;
        BufferedImage picture = blank(upright ? HEIGHT : WIDTH, upright ? WIDTH : HEIGHT);
        int width = picture.getWidth();
        int height = picture.getHeight();
        Graphics2D brush = smooth(picture);
        brush.setPaint(new GradientPaint(0, 0, any(random), random.nextInt(width), height, any(random)));
        brush.fillRect(0, 0, width, height);
        int shapes = 15 + random.nextInt(60);
        for (int i = 0; i < shapes; i++) {
            brush.setColor(any(random));
            int size = 15 + random.nextInt(140);
            int x = random.nextInt(width) - size / 2;
            int y = random.nextInt(height) - size / 2;
            brush.rotate(random.nextDouble() * 3, x, y);
            switch (random.nextInt(4)) {
                case 0 -> brush.fill(new Ellipse2D.Double(x, y, size, size * (0.3 + random.nextDouble())));
                case 1 -> brush.fillRect(x, y, size, 5 + random.nextInt(size));
                case 2 -> brush.drawLine(x, y, x + 2 * size, y + random.nextInt(size));
                default -> {
                    int[] across = new int[5];
                    int[] down = new int[5];
                    for (int corner = 0; corner < across.length; corner++) {
                        across[corner] = x + random.nextInt(size);
                        down[corner] = y + random.nextInt(size);
                    }
                    brush.fillPolygon(across, down, across.length);
                }
            }
            brush.setTransform(new AffineTransform());
        }
        brush.dispose();
        noise(picture, random);
        return picture;
    }

    private static void noise(BufferedImage picture, SplittableRandom random) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int by = random.nextInt(11) - 5;
                picture.setRGB(
                        x,
                        y,
                        Math.clamp((rgb >> 16 & 0xff) + by, 0, 255) << 16
                                | Math.clamp((rgb >> 8 & 0xff) + by, 0, 255) << 8
                                | Math.clamp((rgb & 0xff) + by, 0, 255));
            }
        }
    }

    private static Color any(SplittableRandom random) {
        return new Color(random.nextInt(1 << 24));
    }

    static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    static Graphics2D smooth(BufferedImage picture) {
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return brush;
    }

    /** In steps of a half, as smooth as a thumbnail. */
    static BufferedImage fitted(BufferedImage picture, int most) {
        BufferedImage now = picture;
        while (Math.max(now.getWidth(), now.getHeight()) > most) {
            double by = Math.max(0.5, (double) most / Math.max(now.getWidth(), now.getHeight()));
            int width = Math.max(1, (int) Math.round(now.getWidth() * by));
            int height = Math.max(1, (int) Math.round(now.getHeight() * by));
            BufferedImage smaller = blank(width, height);
            Graphics2D brush = smooth(smaller);
            brush.drawImage(now, 0, 0, width, height, null);
            brush.dispose();
            now = smaller;
        }
        return now;
    }

    static BufferedImage cropped(BufferedImage from, double share) {
        int width = (int) (from.getWidth() * share);
        int height = (int) (from.getHeight() * share);
        return from.getSubimage((from.getWidth() - width) / 2, (from.getHeight() - height) / 3, width, height);
    }

    static BufferedImage framed(BufferedImage from, double wide) {
        int across = (int) (from.getWidth() * wide);
        int down = (int) (from.getHeight() * wide);
        BufferedImage to = blank(from.getWidth() + 2 * across, from.getHeight() + 2 * down);
        Graphics2D brush = smooth(to);
        brush.drawImage(from, across, down, null);
        brush.dispose();
        return to;
    }

    static BufferedImage lettered(BufferedImage from) {
        BufferedImage to = blank(from.getWidth(), from.getHeight());
        Graphics2D brush = smooth(to);
        brush.drawImage(from, 0, 0, null);
        brush.setColor(Color.BLACK);
        brush.fillRect(0, to.getHeight() * 4 / 5, to.getWidth(), to.getHeight() / 5);
        brush.setColor(Color.WHITE);
        brush.setFont(new Font(Font.SANS_SERIF, Font.BOLD, to.getHeight() / 8));
        brush.drawString("A day at the harbour", to.getWidth() / 20, to.getHeight() * 19 / 20);
        brush.dispose();
        return to;
    }

    static BufferedImage mirrored(BufferedImage from) {
        return drawn(from, from.getWidth(), from.getHeight(), new AffineTransform(-1, 0, 0, 1, from.getWidth(), 0));
    }

    static BufferedImage quarter(BufferedImage from) {
        return drawn(from, from.getHeight(), from.getWidth(), new AffineTransform(0, 1, -1, 0, from.getHeight(), 0));
    }

    static BufferedImage tilted(BufferedImage from, double degrees) {
        return drawn(
                from,
                from.getWidth(),
                from.getHeight(),
                AffineTransform.getRotateInstance(
                        Math.toRadians(degrees), from.getWidth() / 2.0, from.getHeight() / 2.0));
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height, AffineTransform by) {
        BufferedImage to = blank(width, height);
        Graphics2D brush = smooth(to);
        brush.drawImage(from, by, null);
        brush.dispose();
        return to;
    }

    /** It and three others, two by two. */
    static BufferedImage collage(BufferedImage from, long others) {
        BufferedImage to = blank(WIDTH, HEIGHT);
        Graphics2D brush = smooth(to);
        for (int i = 0; i < 4; i++) {
            BufferedImage part = i == 1 ? from : of(others + i);
            brush.drawImage(part, i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2, WIDTH / 2, HEIGHT / 2, null);
        }
        brush.dispose();
        return to;
    }
}
