package org.lapwing.product.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Draws on an image whose shorter side is always 900 units long, so that a scene looks the same at every size.
 * Colours are 0xRRGGBB or, with a transparency, 0xAARRGGBB.
 */
final class Brush {
    private static final double SHORT_SIDE = 900;

    private final Graphics2D graphics;
    private final double width;
    private final double height;
    private final Random random;

    private Brush(BufferedImage image, long seed) {
        double scale = Math.min(image.getWidth(), image.getHeight()) / SHORT_SIDE;
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.scale(scale, scale);
        width = image.getWidth() / scale;
        height = image.getHeight() / scale;
        random = new Random(seed);
    }

    static BufferedImage paint(Scene scene, int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Brush brush = new Brush(image, seed);
        scene.draw(brush);
        brush.graphics.dispose();
        return image;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int pick(int... colours) {
        return colours[random.nextInt(colours.length)];
    }

    /** Draws with the origin moved to a point and everything scaled and turned (degrees). */
    void at(double x, double y, double scale, double degrees, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(StrictMath.toRadians(degrees));
        graphics.scale(scale, scale);
        drawing.run();
        graphics.setTransform(before);
    }

    /** A gradient from top to bottom over the whole width. */
    void band(double top, double bottom, int... colours) {
        float[] stops = new float[colours.length];
        Color[] shades = new Color[colours.length];
        for (int i = 0; i < colours.length; i++) {
            stops[i] = (float) i / (colours.length - 1);
            shades[i] = colour(colours[i]);
        }
        graphics.setPaint(new LinearGradientPaint(0, (float) top, 0, (float) bottom, stops, shades));
        graphics.fill(new Rectangle2D.Double(-1, top, width + 2, bottom - top + 1));
    }

    void glow(double x, double y, double radius, int inner, int outer) {
        graphics.setPaint(new RadialGradientPaint(
                (float) x, (float) y, (float) radius, new float[] {0, 1}, new Color[] {colour(inner), colour(outer)}));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** A ball lit from the upper left. */
    void ball(double x, double y, double radius, int light, int dark) {
        graphics.setPaint(new RadialGradientPaint(
                (float) (x - radius / 3),
                (float) (y - radius / 3),
                (float) (radius * 1.4),
                new float[] {0, 1},
                new Color[] {colour(light), colour(dark)}));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void oval(double x, double y, double radiusX, double radiusY, int colour) {
        fill(new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY), colour);
    }

    void dot(double x, double y, double radius, int colour) {
        oval(x, y, radius, radius, colour);
    }

    void ring(double x, double y, double radius, double thickness, int colour) {
        stroke(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), thickness, colour);
    }

    void arc(double x, double y, double radius, double start, double extent, double thickness, int colour) {
        stroke(
                new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN),
                thickness,
                colour);
    }

    void wedge(double x, double y, double radius, double start, double extent, int colour) {
        fill(new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, extent, Arc2D.PIE), colour);
    }

    void box(double x, double y, double boxWidth, double boxHeight, int colour) {
        fill(new Rectangle2D.Double(x, y, boxWidth, boxHeight), colour);
    }

    void soft(double x, double y, double boxWidth, double boxHeight, double corner, int colour) {
        fill(new RoundRectangle2D.Double(x, y, boxWidth, boxHeight, corner, corner), colour);
    }

    /** A rounded box shaded from its top colour to its bottom colour. */
    void shaded(double x, double y, double boxWidth, double boxHeight, double corner, int top, int bottom) {
        graphics.setPaint(new LinearGradientPaint(
                0, (float) y, 0, (float) (y + boxHeight), new float[] {0, 1}, new Color[] {colour(top), colour(bottom)
                }));
        graphics.fill(new RoundRectangle2D.Double(x, y, boxWidth, boxHeight, corner, corner));
    }

    void polygon(int colour, double... points) {
        Path2D path = open(points);
        path.closePath();
        fill(path, colour);
    }

    void line(double thickness, int colour, double... points) {
        stroke(open(points), thickness, colour);
    }

    /** A smooth curve: start, then control, control, end as often as wanted. */
    void curve(double thickness, int colour, double... points) {
        stroke(bezier(points), thickness, colour);
    }

    void blob(int colour, double... points) {
        Path2D path = bezier(points);
        path.closePath();
        fill(path, colour);
    }

    /** A range of hills from edge to edge; roughness 0 is rolling, 1 is jagged. */
    void ridge(double base, double swing, double roughness, int colour) {
        double[] phase = new double[6];
        for (int i = 0; i < phase.length; i++) {
            phase[i] = between(0, 2 * Math.PI);
        }
        Path2D path = new Path2D.Double();
        path.moveTo(-2, height + 2);
        for (double x = -2; x <= width + 8; x += 6) {
            double y = 0;
            double strength = 1;
            for (int i = 0; i < phase.length; i++) {
                double wave = StrictMath.sin(x / width * (i + 1) * (i + 1) * 2.2 + phase[i]);
                y += strength * (wave * (1 - roughness) + (1 - 2 * Math.abs(wave)) * roughness);
                strength *= 0.25 + 0.27 * roughness;
            }
            path.lineTo(x, base - y * swing);
        }
        path.lineTo(width + 8, height + 2);
        path.closePath();
        fill(path, colour);
    }

    void cloud(double x, double y, double size, int colour) {
        for (int i = 0; i < 7; i++) {
            double offset = (i - 3) * size * 0.33;
            double radius = size * (0.36 - Math.abs(i - 3) * 0.06) * between(0.85, 1.15);
            oval(x + offset, y - radius * 0.45, radius * 1.1, radius * 0.8, colour);
        }
        soft(x - size * 1.15, y - size * 0.14, size * 2.3, size * 0.26, size * 0.26, colour);
    }

    void fir(double x, double foot, double tall, int colour) {
        box(x - tall * 0.03, foot - tall * 0.14, tall * 0.06, tall * 0.15, 0x4a3626);
        for (int i = 0; i < 4; i++) {
            double top = foot - tall + i * tall * 0.2;
            double half = tall * (0.12 + i * 0.055);
            polygon(colour, x, top, x + half, top + tall * 0.31, x - half, top + tall * 0.31);
        }
    }

    void tree(double x, double foot, double tall, int leaf) {
        polygon(
                0x5b4230,
                x - tall * 0.05,
                foot,
                x + tall * 0.05,
                foot,
                x + tall * 0.025,
                foot - tall * 0.6,
                x - tall * 0.025,
                foot - tall * 0.6);
        for (int i = 0; i < 9; i++) {
            double angle = i * 0.7;
            dot(
                    x + StrictMath.cos(angle) * tall * 0.2,
                    foot - tall * 0.68 + StrictMath.sin(angle) * tall * 0.15,
                    tall * between(0.14, 0.19),
                    i < 4 ? darker(leaf) : leaf);
        }
        dot(x, foot - tall * 0.72, tall * 0.2, leaf);
    }

    static int darker(int colour) {
        int red = (colour >> 16 & 255) * 4 / 5;
        int green = (colour >> 8 & 255) * 4 / 5;
        int blue = (colour & 255) * 4 / 5;
        return colour & 0xff000000 | red << 16 | green << 8 | blue;
    }

    private void fill(Shape shape, int colour) {
        graphics.setPaint(colour(colour));
        graphics.fill(shape);
    }

    private void stroke(Shape shape, double thickness, int colour) {
        graphics.setPaint(colour(colour));
        graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    private static Path2D open(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static Path2D bezier(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 6) {
            path.curveTo(points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4], points[i + 5]);
        }
        return path;
    }

    private static Color colour(int value) {
        return value >>> 24 == 0 ? new Color(value) : new Color(value, true);
    }
}
