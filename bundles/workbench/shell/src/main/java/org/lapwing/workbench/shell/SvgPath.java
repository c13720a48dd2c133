package org.lapwing.workbench.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.graphics.Path;

/** Reads the {@code d} of an SVG path (all commands; https://www.w3.org/TR/SVG11/paths.html) into a path of the window system. */
final class SvgPath {

    private static final Pattern TOKEN =
            Pattern.compile("[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final Matcher tokens;
    private String token = "";
    private boolean ended;
    private float x;
    private float y;
    private float startX;
    private float startY;
    private float controlX;
    private float controlY;

    SvgPath(String d) {
        tokens = TOKEN.matcher(d);
        next();
    }

    void into(Path path) {
        char command = 'M';
        char before = ' ';
        while (!ended) {
            if (Character.isLetter(token.charAt(0))) {
                command = token.charAt(0);
                next();
            }
            step(path, command, before);
            before = Character.toUpperCase(command);
            if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            }
        }
    }

    private void step(Path path, char command, char before) {
        boolean relative = Character.isLowerCase(command);
        float baseX = relative ? x : 0;
        float baseY = relative ? y : 0;
        switch (Character.toUpperCase(command)) {
            case 'M' -> {
                to(baseX + number(), baseY + number());
                startX = x;
                startY = y;
                path.moveTo(x, y);
            }
            case 'L' -> line(path, baseX + number(), baseY + number());
            case 'H' -> line(path, baseX + number(), y);
            case 'V' -> line(path, x, baseY + number());
            case 'C' ->
                cubic(
                        path,
                        baseX + number(),
                        baseY + number(),
                        baseX + number(),
                        baseY + number(),
                        baseX + number(),
                        baseY + number());
            case 'S' -> {
                boolean smooth = before == 'C' || before == 'S';
                cubic(
                        path,
                        smooth ? 2 * x - controlX : x,
                        smooth ? 2 * y - controlY : y,
                        baseX + number(),
                        baseY + number(),
                        baseX + number(),
                        baseY + number());
            }
            case 'Q' -> quadratic(path, baseX + number(), baseY + number(), baseX + number(), baseY + number());
            case 'T' -> {
                boolean smooth = before == 'Q' || before == 'T';
                quadratic(
                        path,
                        smooth ? 2 * x - controlX : x,
                        smooth ? 2 * y - controlY : y,
                        baseX + number(),
                        baseY + number());
            }
            case 'A' ->
                arc(
                        path,
                        number(),
                        number(),
                        number(),
                        number() != 0,
                        number() != 0,
                        baseX + number(),
                        baseY + number());
            default -> {
                path.close();
                to(startX, startY);
            }
        }
    }

    private void line(Path path, float toX, float toY) {
        path.lineTo(toX, toY);
        to(toX, toY);
    }

    private void cubic(Path path, float x1, float y1, float x2, float y2, float toX, float toY) {
        path.cubicTo(x1, y1, x2, y2, toX, toY);
        to(toX, toY);
        controlX = x2;
        controlY = y2;
    }

    private void quadratic(Path path, float x1, float y1, float toX, float toY) {
        path.quadTo(x1, y1, toX, toY);
        to(toX, toY);
        controlX = x1;
        controlY = y1;
    }

    /** End points to centre, as in the appendix of the specification, then one cubic for each quarter turn at most. */
    private void arc(
            Path path, double rx, double ry, double rotation, boolean large, boolean sweep, float toX, float toY) {
        if (rx == 0 || ry == 0 || x == toX && y == toY) {
            line(path, toX, toY);
            return;
        }
        double phi = Math.toRadians(rotation);
        double cos = Math.cos(phi);
        double sin = Math.sin(phi);
        double dx = (x - toX) / 2.0;
        double dy = (y - toY) / 2.0;
        double px = cos * dx + sin * dy;
        double py = -sin * dx + cos * dy;
        double grow = Math.sqrt(px * px / (rx * rx) + py * py / (ry * ry));
        double a = grow > 1 ? rx * grow : rx;
        double b = grow > 1 ? ry * grow : ry;
        double under = a * a * b * b - a * a * py * py - b * b * px * px;
        double factor = Math.sqrt(Math.max(0, under / (a * a * py * py + b * b * px * px))) * (large == sweep ? -1 : 1);
        double cxp = factor * a * py / b;
        double cyp = -factor * b * px / a;
        double cx = cos * cxp - sin * cyp + (x + toX) / 2.0;
        double cy = sin * cxp + cos * cyp + (y + toY) / 2.0;
        double from = Math.atan2((py - cyp) / b, (px - cxp) / a);
        double turn = Math.atan2((-py - cyp) / b, (-px - cxp) / a) - from;
        if (sweep && turn < 0) {
            turn += 2 * Math.PI;
        } else if (!sweep && turn > 0) {
            turn -= 2 * Math.PI;
        }
        int parts = (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
        double part = turn / parts;
        double k = 4.0 / 3 * Math.tan(part / 4);
        for (int i = 0; i < parts; i++) {
            double t1 = from + i * part;
            double t2 = t1 + part;
            double x1 = a * (Math.cos(t1) - k * Math.sin(t1));
            double y1 = b * (Math.sin(t1) + k * Math.cos(t1));
            double x2 = a * (Math.cos(t2) + k * Math.sin(t2));
            double y2 = b * (Math.sin(t2) - k * Math.cos(t2));
            double x3 = a * Math.cos(t2);
            double y3 = b * Math.sin(t2);
            path.cubicTo(
                    (float) (cx + cos * x1 - sin * y1),
                    (float) (cy + sin * x1 + cos * y1),
                    (float) (cx + cos * x2 - sin * y2),
                    (float) (cy + sin * x2 + cos * y2),
                    (float) (cx + cos * x3 - sin * y3),
                    (float) (cy + sin * x3 + cos * y3));
        }
        to(toX, toY);
    }

    private void to(float toX, float toY) {
        x = toX;
        y = toY;
        controlX = toX;
        controlY = toY;
    }

    private float number() {
        if (ended) {
            return 0;
        }
        float value = Float.parseFloat(token);
        next();
        return value;
    }

    private void next() {
        ended = !tokens.find();
        token = ended ? "" : tokens.group();
    }
}
