package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.near.Similarity.Match;

/**
 * What two pictures have in common, where one is a part of the other or both hold the same part.
 *
 * @param points places that agree on how one lies in the other
 * @param ofFirst share of the first picture that is in the second, 0 to 1
 * @param ofSecond share of the second picture that is in the first, 0 to 1
 * @param agreement correlation of the brightness of both in what they have in common, up to 1
 * @param scale pixels of the second for one of the first, both as small copies
 * @param turned degrees by which the first is turned clockwise, after it is mirrored
 */
record CommonPart(
        int points, double ofFirst, double ofSecond, double agreement, double scale, double turned, boolean mirrored) {

    private static final int FARTHEST = 64;
    private static final double CLEARLY = 0.85;
    private static final int FEWEST = 8;
    private static final int ROUNDS = 3;
    private static final double OFF = 0.02;
    private static final double LEAST_AGREEMENT = 0.8;
    private static final int GRID = 64;
    private static final int LEAST_SAMPLES = 100;
    private static final double LEAST_SHARE = 0.04;
    private static final double LARGEST_SCALE = 5;

    /** A small copy with its places, as it is and mirrored. */
    record Picture(Luma luma, List<Keypoint> places, Luma mirrored, List<Keypoint> mirroredPlaces) {

        static Picture of(Luma luma) {
            Luma mirrored = luma.mirrored();
            return new Picture(luma, Keypoints.of(luma), mirrored, Keypoints.of(mirrored));
        }
    }

    static Optional<CommonPart> of(Picture first, Picture second) {
        CommonPart plain = of(first.luma(), first.places(), second, false);
        CommonPart mirrored = of(first.mirrored(), first.mirroredPlaces(), second, true);
        if (plain == null || mirrored == null) {
            return Optional.ofNullable(plain == null ? mirrored : plain);
        }
        return Optional.of(plain.points() >= mirrored.points() ? plain : mirrored);
    }

    private static @Nullable CommonPart of(Luma luma, List<Keypoint> places, Picture second, boolean mirrored) {
        List<Match> matches = matches(places, second.places());
        if (matches.size() < FEWEST) {
            return null;
        }
        double off = OFF * Math.max(second.luma().width(), second.luma().height());
        List<Match> best = List.of();
        for (Match each : matches) {
            List<Match> agreeing = agreeing(matches, Similarity.of(each), 2 * off);
            if (agreeing.size() > best.size()) {
                best = agreeing;
            }
        }
        Similarity by = new Similarity(1, 0, 0, 0);
        for (int round = 0; round < ROUNDS; round++) {
            if (best.size() < FEWEST) {
                return null;
            }
            by = Similarity.of(best);
            best = agreeing(matches, by, off);
        }
        return best.size() < FEWEST ? null : verified(luma, second.luma(), by, best.size(), mirrored);
    }

    /** Each with the nearest, where no other is nearly as near. */
    private static List<Match> matches(List<Keypoint> from, List<Keypoint> to) {
        List<Match> matches = new ArrayList<>();
        for (Keypoint each : from) {
            int nearest = Integer.MAX_VALUE;
            int next = Integer.MAX_VALUE;
            Keypoint found = null;
            for (Keypoint other : to) {
                int distance = each.distance(other);
                if (distance < nearest) {
                    // Another scale of the same corner is no rival.
                    next = found != null && apart(found, other) ? nearest : next;
                    nearest = distance;
                    found = other;
                } else if (distance < next && found != null && apart(found, other)) {
                    next = distance;
                }
            }
            if (found != null && nearest <= FARTHEST && nearest < CLEARLY * next) {
                matches.add(new Match(each, found));
            }
        }
        return matches;
    }

    private static boolean apart(Keypoint one, Keypoint other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) > 3 * Math.max(one.scale(), other.scale());
    }

    private static List<Match> agreeing(List<Match> matches, Similarity by, double off) {
        if (!(by.scale() > 1 / LARGEST_SCALE && by.scale() < LARGEST_SCALE)) {
            return List.of();
        }
        List<Match> agreeing = new ArrayList<>();
        for (Match each : matches) {
            double x = by.x(each.from().x(), each.from().y()) - each.to().x();
            double y = by.y(each.from().x(), each.from().y()) - each.to().y();
            if (x * x + y * y <= off * off) {
                agreeing.add(each);
            }
        }
        return agreeing;
    }

    /** By the pixels of what they have in common: places alone may agree by chance. */
    private static @Nullable CommonPart verified(Luma first, Luma second, Similarity by, int points, boolean mirrored) {
        int count = 0;
        double one = 0;
        double other = 0;
        double ones = 0;
        double others = 0;
        double products = 0;
        for (int v = 0; v < GRID; v++) {
            for (int u = 0; u < GRID; u++) {
                double x = (u + 0.5) * (first.width() - 1) / GRID;
                double y = (v + 0.5) * (first.height() - 1) / GRID;
                double there = by.x(x, y);
                double below = by.y(x, y);
                if (second.holds(there, below)) {
                    double p = first.at(x, y);
                    double q = second.at(there, below);
                    count++;
                    one += p;
                    other += q;
                    ones += p * p;
                    others += q * q;
                    products += p * q;
                }
            }
        }
        double share = (double) count / (GRID * GRID);
        if (count < LEAST_SAMPLES || share < LEAST_SHARE) {
            return null;
        }
        double spread = Math.sqrt((ones - one * one / count) * (others - other * other / count));
        double agreement = spread > 0 ? (products - one * other / count) / spread : 0;
        if (agreement < LEAST_AGREEMENT) {
            return null;
        }
        double area = by.scale() * by.scale() * first.width() * first.height();
        double ofSecond = Math.min(1, share * area / ((double) second.width() * second.height()));
        return new CommonPart(points, share, ofSecond, agreement, by.scale(), Math.toDegrees(by.angle()), mirrored);
    }
}
