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
 * @param agreement of what they have in common, the share that has the same detail in both, up to 1
 * @param scale pixels of the second for one of the first, both as small copies
 * @param turned degrees by which the first is turned clockwise, after it is mirrored
 */
public record CommonPart(
        int points, double ofFirst, double ofSecond, double agreement, double scale, double turned, boolean mirrored) {

    private static final int FARTHEST = 64;
    private static final double CLEARLY = 0.85;
    private static final int FEWEST = 8;
    private static final int ROUNDS = 3;
    private static final double OFF = 0.02;
    private static final double LEAST_AGREEMENT = 0.6;
    private static final int LEAST_ALIKE = 10;
    private static final double LEAST_SHARE = 0.25;
    private static final double LARGEST_SCALE = 5;

    /** A small copy with its places, as it is and mirrored. */
    record Picture(Luma smooth, List<Keypoint> places, Luma mirrored, List<Keypoint> mirroredPlaces) {

        static Picture of(Luma luma) {
            Luma mirrored = luma.mirrored();
            return new Picture(luma.blurred(2), Keypoints.of(luma), mirrored.blurred(2), Keypoints.of(mirrored));
        }
    }

    static Optional<CommonPart> of(Picture first, Picture second) {
        CommonPart plain = of(first, first.places(), second, false);
        CommonPart mirrored = of(first, first.mirroredPlaces(), second, true);
        if (plain == null || mirrored == null) {
            return Optional.ofNullable(plain == null ? mirrored : plain);
        }
        return Optional.of(plain.points() >= mirrored.points() ? plain : mirrored);
    }

    private static @Nullable CommonPart of(Picture first, List<Keypoint> places, Picture second, boolean mirrored) {
        List<Match> matches = matches(places, second.places());
        if (matches.size() < FEWEST) {
            return null;
        }
        double off = OFF * Math.max(second.smooth().width(), second.smooth().height());
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
        return best.size() < FEWEST ? null : verified(first, second, by, best.size(), mirrored);
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
    private static @Nullable CommonPart verified(
            Picture first, Picture second, Similarity by, int points, boolean mirrored) {
        Luma one = mirrored ? first.mirrored() : first.smooth();
        Luma other = second.smooth();
        Blocks there = new Blocks(one, other, by);
        Blocks back = new Blocks(other, one, by.inverse());
        // Of the one that is a part of the other there is more to compare.
        Blocks more = there.share() >= back.share() ? there : back;
        if (more.share() < LEAST_SHARE || more.alike() < LEAST_ALIKE || more.agreement() < LEAST_AGREEMENT) {
            return null;
        }
        return new CommonPart(
                points,
                there.share(),
                back.share(),
                more.agreement(),
                by.scale(),
                Math.toDegrees(by.angle()),
                mirrored);
    }
}
