package org.lapwing.media.video;

import java.util.BitSet;
import java.util.List;

/** For one way of looking at the first video: which frames are alike, and at which offset in time most of them agree. */
final class Votes {

    private final double scale;
    private final int step;
    private final int base;
    private final int askedFrames;
    private final int[] counts;
    private final int[] lastOf;
    private final BitSet asked = new BitSet();
    private final BitSet other = new BitSet();

    /**
     * @param askedFrames how many the first has
     * @param otherFrames how many the other has
     * @param scale frames of the first to one of the other
     */
    Votes(int askedFrames, int otherFrames, double scale) {
        this.askedFrames = askedFrames;
        this.scale = scale;
        this.step = Math.max(1, (int) Math.round(scale));
        this.base = place(otherFrames) + 1;
        this.counts = new int[base + askedFrames + 2];
        this.lastOf = new int[counts.length];
    }

    /** Where a frame of the other would be among those of the first, were both to begin together. */
    private int place(int otherFrame) {
        return (int) Math.round(otherFrame * scale);
    }

    /** Frames of the two are alike; those of the other in their order. */
    void add(int askedFrame, int otherFrame) {
        asked.set(askedFrame / step);
        other.set(otherFrame);
        int at = base + askedFrame - place(otherFrame);
        // The two were not looked at in the very same moments.
        for (int near = at - 1; near <= at + 1; near++) {
            if (near >= 0 && near < counts.length && lastOf[near] != otherFrame + 1) {
                lastOf[near] = otherFrame + 1;
                counts[near]++;
            }
        }
    }

    /** Frames of the first, counted once for all that fall to one of the other. */
    int asked() {
        return asked.cardinality();
    }

    int other() {
        return other.cardinality();
    }

    private int best() {
        int best = base;
        for (int at = 0; at < counts.length; at++) {
            long better = weight(at) - weight(best);
            if (better > 0 || better == 0 && Math.abs(at - base) < Math.abs(best - base)) {
                best = at;
            }
        }
        return best;
    }

    /** Of equal offsets the one in the middle. */
    private long weight(int at) {
        int before = at > 0 ? counts[at - 1] : 0;
        int after = at + 1 < counts.length ? counts[at + 1] : 0;
        return ((long) counts[at] << 20) + before + after;
    }

    Likeness.Aligned aligned(double rate, HashedFrames all) {
        int best = best();
        int offset = best - base;
        List<FrameHash> within = all.hashes().stream()
                .filter(each -> {
                    int place = place(each.number()) + offset;
                    return place >= -1 && place <= askedFrames;
                })
                .toList();
        double begin = Math.max(0, offset / rate);
        double end = Math.min(askedFrames / rate, offset / rate + all.seconds());
        double seconds = Math.max(0, end - begin);
        double first = askedFrames / rate;
        return new Likeness.Aligned(
                offset / rate,
                seconds,
                percent(seconds, Math.min(first, all.seconds())),
                percent(seconds, Math.max(first, all.seconds())),
                Math.min(counts[best], within.size()),
                within.size());
    }

    private static int percent(double part, double whole) {
        return whole <= 0 ? 0 : (int) Math.round(100 * part / whole);
    }
}
