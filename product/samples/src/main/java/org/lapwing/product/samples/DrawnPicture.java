package org.lapwing.product.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Pictures of ellipses, which nobody mistakes for another; for tests. */
public final class DrawnPicture {

    private DrawnPicture() {}

    /** 640 x 480; the same for the same seed. */
    public static BufferedImage of(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fill(new Ellipse2D.Double(
                    random.nextInt(600), random.nextInt(440), 20 + random.nextInt(200), 20 + random.nextInt(150)));
        }
        pen.dispose();
        return picture;
    }

    public static BufferedImage changed(BufferedImage picture, int width, int height, AffineTransform how) {
        BufferedImage changed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = changed.createGraphics();
        pen.drawRenderedImage(picture, how);
        pen.dispose();
        return changed;
    }
}
