package org.lapwing.workbench.shell;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.lapwing.workbench.api.Look;

/** The look of one theme; disposed as a whole when another takes its place. */
final class Theme implements Look {

    private static final System.Logger LOG = System.getLogger(Theme.class.getName());
    private static final String NOTHING = "<svg viewBox='0 0 24 24'/>";

    private final Display display;
    private final Shades shades;
    private final boolean rightToLeft;
    private final Font body;
    private final Font strong;
    private final Font heading;
    private final Font small;

    /** By address as text: an address object would keep a stopped bundle in memory. */
    private final Map<String, Image> icons = new HashMap<>();

    Theme(Display display, Shades shades, boolean rightToLeft) {
        this.display = display;
        this.shades = shades;
        this.rightToLeft = rightToLeft;
        body = font(1.0, SWT.NORMAL);
        strong = font(1.0, SWT.BOLD);
        heading = font(1.3, SWT.BOLD);
        small = font(0.9, SWT.NORMAL);
    }

    private Font font(double factor, int style) {
        FontData[] data = display.getSystemFont().getFontData();
        for (FontData each : data) {
            each.setHeight((int) Math.round(each.getHeight() * factor));
            each.setStyle(style);
        }
        return new Font(display, data);
    }

    Shades shades() {
        return shades;
    }

    @Override
    public boolean dark() {
        return shades.dark();
    }

    @Override
    public Color background() {
        return new Color(shades.background());
    }

    @Override
    public Color surface() {
        return new Color(shades.surface());
    }

    @Override
    public Color text() {
        return new Color(shades.text());
    }

    @Override
    public Color muted() {
        return new Color(shades.muted());
    }

    @Override
    public Color line() {
        return new Color(shades.line());
    }

    @Override
    public Color accent() {
        return new Color(shades.accent());
    }

    @Override
    public Color accentSoft() {
        return new Color(shades.accentSoft());
    }

    Color onAccent() {
        return new Color(shades.onAccent());
    }

    @Override
    public Color danger() {
        return new Color(shades.danger());
    }

    @Override
    public Color notice() {
        return new Color(shades.notice());
    }

    @Override
    public Color noticeSoft() {
        return new Color(shades.noticeSoft());
    }

    @Override
    public Font body() {
        return body;
    }

    @Override
    public Font strong() {
        return strong;
    }

    @Override
    public Font heading() {
        return heading;
    }

    @Override
    public Font small() {
        return small;
    }

    @Override
    public Image icon(URL svg, int size) {
        return icon(svg, size, shades.text());
    }

    Image icon(URL svg, int size, RGB colour) {
        return icons.computeIfAbsent(svg + "@" + size + colour, key -> draw(svg, size, colour));
    }

    private Image draw(URL svg, int size, RGB colour) {
        SvgIcon icon = new SvgIcon(read(svg));
        ImageDataProvider provider = zoom -> icon.at(display, Math.max(1, size * zoom / 100), colour);
        return new Image(display, provider);
    }

    private static String read(URL svg) {
        try (InputStream in = svg.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "The icon " + svg + " could not be read; its place stays empty.", unreadable);
            return NOTHING;
        }
    }

    @Override
    public boolean rightToLeft() {
        return rightToLeft;
    }

    void dispose() {
        icons.values().forEach(Image::dispose);
        icons.clear();
        for (Font each : new Font[] {body, strong, heading, small}) {
            each.dispose();
        }
    }
}
