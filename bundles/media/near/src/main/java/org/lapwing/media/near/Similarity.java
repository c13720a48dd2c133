package org.lapwing.media.near;

import java.util.List;

/**
 * Turns, scales and shifts places of one picture to those of another: {@code (x, y)} to {@code (a x - b y + across, b x + a y + down)}.
 */
record Similarity(double a, double b, double across, double down) {

    /** Two places that are the same one. */
    record Match(Keypoint from, Keypoint to) {}

    double x(double x, double y) {
        return a * x - b * y + across;
    }

    double y(double x, double y) {
        return b * x + a * y + down;
    }

    Similarity inverse() {
        double square = a * a + b * b;
        double c = a / square;
        double d = -b / square;
        return new Similarity(c, d, -c * across + d * down, -d * across - c * down);
    }

    double scale() {
        return Math.hypot(a, b);
    }

    /** Radians. */
    double angle() {
        return Math.atan2(b, a);
    }

    /** By the scale and the angle of one match alone. */
    static Similarity of(Match match) {
        double scale = match.to().scale() / match.from().scale();
        double angle = match.to().angle() - match.from().angle();
        double a = scale * Math.cos(angle);
        double b = scale * Math.sin(angle);
        return new Similarity(
                a,
                b,
                match.to().x() - a * match.from().x() + b * match.from().y(),
                match.to().y() - b * match.from().x() - a * match.from().y());
    }

    /** The one with the least squares; of two matches at least. */
    static Similarity of(List<Match> matches) {
        double x = 0;
        double y = 0;
        double u = 0;
        double v = 0;
        for (Match each : matches) {
            x += each.from().x() / matches.size();
            y += each.from().y() / matches.size();
            u += each.to().x() / matches.size();
            v += each.to().y() / matches.size();
        }
        double spread = 0;
        double dot = 0;
        double cross = 0;
        for (Match each : matches) {
            double dx = each.from().x() - x;
            double dy = each.from().y() - y;
            double du = each.to().x() - u;
            double dv = each.to().y() - v;
            spread += dx * dx + dy * dy;
            dot += dx * du + dy * dv;
            cross += dx * dv - dy * du;
        }
        double a = spread == 0 ? 1 : dot / spread;
        double b = spread == 0 ? 0 : cross / spread;
        return new Similarity(a, b, u - a * x + b * y, v - b * x - a * y);
    }
}
