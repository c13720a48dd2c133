package org.lapwing.media.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPartTest {

    private static final int LONG = 256;

    /** Shapes and noise, drawn by a number; as large as a picture of a small camera. */
    static BufferedImage drawn(long number) {
        SplittableRandom random = new SplittableRandom(number);
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setColor(new Color(random.nextInt(1 << 24)));
        brush.fillRect(0, 0, 640, 480);
        for (int i = 0; i < 60; i++) {
            brush.setColor(new Color(random.nextInt(1 << 24)));
            int size = 20 + random.nextInt(120);
            int x = random.nextInt(640) - size / 2;
            int y = random.nextInt(480) - size / 2;
            if (random.nextBoolean()) {
                brush.fill(new Ellipse2D.Double(x, y, size, size * (0.3 + random.nextDouble())));
            } else {
                brush.rotate(random.nextDouble(), x, y);
                brush.fillRect(x, y, size, size / 2 + 5);
                brush.setTransform(new AffineTransform());
            }
        }
        brush.dispose();
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                int noise = random.nextInt(9) - 4;
                Color was = new Color(picture.getRGB(x, y));
                picture.setRGB(
                        x,
                        y,
                        new Color(near(was.getRed() + noise), near(was.getGreen() + noise), near(was.getBlue() + noise))
                                .getRGB());
            }
        }
        return picture;
    }

    private static int near(int value) {
        return Math.clamp(value, 0, 255);
    }

    static BufferedImage changed(BufferedImage from, int width, int height, AffineTransform by) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = to.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(from, by, null);
        brush.dispose();
        return to;
    }

    static BufferedImage cropped(BufferedImage from, double share) {
        int width = (int) (from.getWidth() * share);
        int height = (int) (from.getHeight() * share);
        return from.getSubimage((from.getWidth() - width) / 2, (from.getHeight() - height) / 3, width, height);
    }

    /** Its small copy. */
    static CommonPart.Picture small(BufferedImage picture) {
        Luma luma = Luma.of(picture);
        double factor = Math.max(luma.width(), luma.height()) / (double) LONG;
        return CommonPart.Picture.of(factor > 1 ? luma.shrunk(factor) : luma);
    }

    private static Optional<CommonPart> common(BufferedImage first, BufferedImage second) {
        return CommonPart.of(small(first), small(second));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.98, 0.95, 0.9, 0.8, 0.6, 0.4})
    void a_crop_is_a_part_of_its_picture(double share) {
        for (int i = 0; i < 5; i++) {
            BufferedImage picture = drawn(i);
            CommonPart part = common(picture, cropped(picture, share)).orElseThrow();
            assertThat(part.ofFirst()).isBetween(share * share - 0.05, share * share + 0.05);
            assertThat(part.ofSecond()).isGreaterThan(0.93);
            assertThat(part.mirrored()).isFalse();
            assertThat(Math.abs(part.turned())).isLessThan(2);
            CommonPart other = common(cropped(picture, share), picture).orElseThrow();
            assertThat(other.ofSecond()).isBetween(share * share - 0.05, share * share + 0.05);
        }
    }

    @Test
    void a_picture_that_is_turned_mirrored_or_one_of_four_is_found_in_it() {
        BufferedImage picture = drawn(7);
        BufferedImage turned = changed(picture, 480, 640, new AffineTransform(0, 1, -1, 0, 480, 0));
        CommonPart quarter = common(picture, turned).orElseThrow();
        assertThat(Math.abs(quarter.turned() - 90)).isLessThan(2);
        assertThat(quarter.mirrored()).isFalse();

        BufferedImage mirrored = changed(picture, 640, 480, new AffineTransform(-1, 0, 0, 1, 640, 0));
        assertThat(common(picture, mirrored).orElseThrow().mirrored()).isTrue();

        BufferedImage collage = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = collage.createGraphics();
        for (int i = 0; i < 4; i++) {
            brush.drawImage(
                    changed(drawn(i == 2 ? 7 : 100 + i), 320, 240, AffineTransform.getScaleInstance(0.5, 0.5)),
                    i % 2 * 320,
                    i / 2 * 240,
                    null);
        }
        brush.dispose();
        CommonPart one = common(picture, collage).orElseThrow();
        assertThat(one.ofFirst()).isGreaterThan(0.9);
        assertThat(one.ofSecond()).isBetween(0.2, 0.3);
    }

    @Test
    void unrelated_pictures_and_those_with_little_in_them_have_nothing_in_common() {
        for (int i = 0; i < 30; i++) {
            assertThat(common(drawn(i), drawn(1_000 + i))).isEmpty();
        }
        BufferedImage grey = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        assertThat(common(grey, grey)).isEmpty();
        BufferedImage tiny = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        assertThat(common(tiny, drawn(1))).isEmpty();
    }

    @Test
    void the_same_pictures_have_the_same_in_common_in_every_run() {
        BufferedImage picture = drawn(3);
        assertThat(common(picture, cropped(picture, 0.8))).isEqualTo(common(drawn(3), cropped(drawn(3), 0.8)));
    }
}
