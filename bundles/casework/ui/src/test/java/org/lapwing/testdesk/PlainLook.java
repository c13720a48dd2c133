package org.lapwing.testdesk;

import java.net.URL;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.lapwing.workbench.api.Look;

/** Black on white. */
record PlainLook(Display display) implements Look {

    @Override
    public boolean dark() {
        return false;
    }

    @Override
    public Color background() {
        return new Color(255, 255, 255);
    }

    @Override
    public Color surface() {
        return new Color(240, 240, 240);
    }

    @Override
    public Color text() {
        return new Color(0, 0, 0);
    }

    @Override
    public Color muted() {
        return new Color(90, 90, 90);
    }

    @Override
    public Color line() {
        return new Color(210, 210, 210);
    }

    @Override
    public Color accent() {
        return new Color(0, 100, 90);
    }

    @Override
    public Color accentSoft() {
        return new Color(220, 240, 235);
    }

    @Override
    public Color danger() {
        return new Color(180, 30, 30);
    }

    @Override
    public Color notice() {
        return new Color(140, 70, 0);
    }

    @Override
    public Color noticeSoft() {
        return new Color(250, 240, 220);
    }

    @Override
    public Font body() {
        return display.getSystemFont();
    }

    @Override
    public Font strong() {
        return display.getSystemFont();
    }

    @Override
    public Font heading() {
        return display.getSystemFont();
    }

    @Override
    public Font small() {
        return display.getSystemFont();
    }

    @Override
    public Image icon(URL svg, int size) {
        throw new UnsupportedOperationException("no view draws " + svg);
    }

    @Override
    public boolean rightToLeft() {
        return false;
    }
}
