package org.lapwing.workbench.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.junit.jupiter.api.Test;

class GreyTest {

    private static ImageData stripes(int width, int height) {
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                data.setPixel(x, y, x / 16 % 2 == 0 ? 0xFFFFFF : 0);
            }
        }
        return data;
    }

    @Test
    void neither_side_is_longer_than_asked_for_and_nothing_is_enlarged() {
        Grey wide = Grey.shrink(stripes(640, 200), 96);
        assertThat(wide.width()).isEqualTo(96);
        assertThat(wide.height()).isEqualTo(30);
        Grey small = Grey.shrink(stripes(20, 10), 96);
        assertThat(small.width()).isEqualTo(20);
    }

    @Test
    void a_blur_lowers_the_contrast_and_is_the_same_each_time() {
        Grey sharp = Grey.shrink(stripes(96, 96), 96);
        Grey blurred = sharp.blur(3);
        assertThat(spread(blurred)).isLessThan(spread(sharp));
        assertThat(spread(sharp.blur(1))).isBetween(spread(blurred), spread(sharp));
        assertThat(sharp.blur(3).shades()).isEqualTo(blurred.shades());
    }

    private static int spread(Grey grey) {
        int total = 0;
        for (int i = 1; i < grey.width(); i++) {
            total = Math.max(total, Math.abs((grey.shades()[i] & 0xFF) - (grey.shades()[i - 1] & 0xFF)));
        }
        return total;
    }
}
