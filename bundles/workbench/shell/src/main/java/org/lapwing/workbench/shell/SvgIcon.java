package org.lapwing.workbench.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Transform;

/**
 * Draws the icons of our bundles: the part of SVG that line icons use (path, circle, ellipse, rect, line, polyline, polygon; fill and
 * stroke), in one colour. The shape's darkness becomes the transparency of that colour, so an icon sits on any ground.
 */
final class SvgIcon {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)([^>]*?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)\\s*=\\s*[\"']([^\"']*)[\"']");

    private final String svg;

    SvgIcon(String svg) {
        this.svg = svg;
    }

    /** The icon with this many pixels at the side. */
    ImageData at(Device device, int pixels, RGB colour) {
        Image ink = new Image(device, new ImageData(pixels, pixels, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF)));
        GC gc = new GC(ink);
        try {
            gc.setBackground(device.getSystemColor(SWT.COLOR_WHITE));
            gc.fillRectangle(0, 0, pixels, pixels);
            draw(gc, device, pixels);
        } finally {
            gc.dispose();
        }
        ImageData drawn = ink.getImageData(100);
        ink.dispose();
        ImageData result = new ImageData(pixels, pixels, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        int paint = result.palette.getPixel(colour);
        for (int y = 0; y < pixels; y++) {
            for (int x = 0; x < pixels; x++) {
                result.setPixel(x, y, paint);
                result.setAlpha(x, y, 255 - drawn.palette.getRGB(drawn.getPixel(x, y)).green);
            }
        }
        return result;
    }

    private void draw(GC gc, Device device, int pixels) {
        gc.setAntialias(SWT.ON);
        gc.setForeground(device.getSystemColor(SWT.COLOR_BLACK));
        gc.setBackground(device.getSystemColor(SWT.COLOR_BLACK));
        gc.setLineCap(SWT.CAP_ROUND);
        gc.setLineJoin(SWT.JOIN_ROUND);
        Map<String, String> root = Map.of();
        Transform scale = new Transform(device);
        try {
            Matcher tag = TAG.matcher(svg);
            while (tag.find()) {
                if (!tag.group(1).isEmpty()) {
                    continue;
                }
                Map<String, String> attributes = attributes(tag.group(3));
                if (tag.group(2).equals("svg")) {
                    root = attributes;
                    scale.scale(pixels / side(root), pixels / side(root));
                    gc.setTransform(scale);
                    continue;
                }
                Map<String, String> all = new HashMap<>(root);
                all.putAll(attributes);
                shape(gc, device, tag.group(2), all);
            }
            gc.setTransform(null);
        } finally {
            scale.dispose();
        }
    }

    private static float side(Map<String, String> root) {
        String[] box = root.getOrDefault("viewBox", "0 0 24 24").trim().split("[ ,]+");
        return box.length == 4 ? Float.parseFloat(box[2]) : 24;
    }

    private static void shape(GC gc, Device device, String tag, Map<String, String> a) {
        Path path = new Path(device);
        try {
            switch (tag) {
                case "path" -> new SvgPath(a.getOrDefault("d", "")).into(path);
                case "circle" ->
                    path.addArc(n(a, "cx") - n(a, "r"), n(a, "cy") - n(a, "r"), 2 * n(a, "r"), 2 * n(a, "r"), 0, 360);
                case "ellipse" ->
                    path.addArc(
                            n(a, "cx") - n(a, "rx"), n(a, "cy") - n(a, "ry"), 2 * n(a, "rx"), 2 * n(a, "ry"), 0, 360);
                case "rect" ->
                    new SvgPath(rounded(n(a, "x"), n(a, "y"), n(a, "width"), n(a, "height"), n(a, "rx"))).into(path);
                case "line" ->
                    new SvgPath("M" + n(a, "x1") + " " + n(a, "y1") + "L" + n(a, "x2") + " " + n(a, "y2")).into(path);
                case "polyline" -> new SvgPath("M" + a.getOrDefault("points", "")).into(path);
                case "polygon" -> new SvgPath("M" + a.getOrDefault("points", "") + "Z").into(path);
                default -> {
                    return;
                }
            }
            if (!a.getOrDefault("fill", "currentColor").equals("none")) {
                gc.fillPath(path);
            }
            if (!a.getOrDefault("stroke", "none").equals("none")) {
                gc.getLineAttributes();
                gc.setLineAttributes(lines(a));
                gc.drawPath(path);
            }
        } finally {
            path.dispose();
        }
    }

    private static org.eclipse.swt.graphics.LineAttributes lines(Map<String, String> a) {
        float width = a.containsKey("stroke-width") ? n(a, "stroke-width") : 1;
        return new org.eclipse.swt.graphics.LineAttributes(width, SWT.CAP_ROUND, SWT.JOIN_ROUND);
    }

    private static String rounded(float x, float y, float w, float h, float r) {
        if (r == 0) {
            return "M" + x + " " + y + "h" + w + "v" + h + "h" + -w + "Z";
        }
        String arc = "a" + r + " " + r + " 0 0 1 ";
        return "M" + (x + r) + " " + y + "h" + (w - 2 * r) + arc + r + " " + r + "v" + (h - 2 * r) + arc + -r + " " + r
                + "h" + -(w - 2 * r) + arc + -r + " " + -r + "v" + -(h - 2 * r) + arc + r + " " + -r + "Z";
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> found = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }

    private static float n(Map<String, String> attributes, String key) {
        return Float.parseFloat(attributes.getOrDefault(key, "0").replace("px", ""));
    }
}
