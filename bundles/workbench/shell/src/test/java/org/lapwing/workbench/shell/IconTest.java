package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;

@ResourceLock("screen")
class IconTest {

    private static final RGB INK = new RGB(10, 120, 90);

    private static ImageData draw(String inside) {
        String svg = "<svg viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">" + inside
                + "</svg>";
        return new Probe(Screen.display()).on(() -> new SvgIcon(svg).at(Screen.display(), 48, INK));
    }

    @Test
    void a_shape_is_drawn_in_the_colour_asked_for_and_the_rest_is_clear() {
        ImageData data = draw("<rect x=\"4\" y=\"4\" width=\"16\" height=\"16\" fill=\"currentColor\"/>");
        assertThat(data.getAlpha(24, 24)).isEqualTo(255);
        assertThat(data.palette.getRGB(data.getPixel(24, 24))).isEqualTo(INK);
        assertThat(data.getAlpha(1, 1)).isZero();
    }

    @Test
    void an_arc_of_a_path_lies_where_the_circle_lies() {
        ImageData circle = draw("<circle cx=\"12\" cy=\"12\" r=\"8\"/>");
        ImageData arcs = draw("<path d=\"M4 12a8 8 0 0 1 16 0a8 8 0 0 1-16 0z\"/>");
        int differing = 0;
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 48; x++) {
                differing += Math.abs(circle.getAlpha(x, y) - arcs.getAlpha(x, y)) > 40 ? 1 : 0;
            }
        }
        assertThat(differing).isLessThan(12);
        assertThat(arcs.getAlpha(8, 24)).isGreaterThan(200);
    }
}
