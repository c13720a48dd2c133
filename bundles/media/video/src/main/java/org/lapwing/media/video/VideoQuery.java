package org.lapwing.media.video;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;

/**
 * A video that others are compared with.
 *
 * <p>Frames are alike within 31 bits. The first is looked at more often than the others, so that a cut of half a second does not hide that
 * they are the same: where one of the frames that fall to one of the other is alike, all are taken for one that is. At equal rates the
 * hundredths of each side are those of vPDQ. For their order each pair of like frames votes for the offset at which both would fall
 * together.
 */
final class VideoQuery {

    private final double rate;
    private final int frames;
    private final List<Asked.Entry> entries;
    private final NearIndex index;

    /**
     * @param rate frames a second
     * @param frames how many were looked at
     */
    VideoQuery(double rate, int frames, List<Asked.Entry> entries, NearIndexes indexes) {
        this.rate = rate;
        this.frames = frames;
        this.entries = entries;
        this.index = indexes.over(
                Pdq256.Family.FULL,
                () -> entries.stream().map(Asked.Entry::hash).iterator());
    }

    /** The whole pictures of the other, and those within its border. */
    Likeness with(HashedVideo.Frames other) {
        Likeness whole = with(other.whole(), false);
        if (other.inside().hashes().isEmpty()) {
            return whole;
        }
        Likeness inside = with(other.inside(), true);
        return Likeness.BETTER.compare(whole, inside) < 0 ? inside : whole;
    }

    private Likeness with(HashedFrames other, boolean inside) {
        double scale = rate / other.rate();
        @Nullable Votes[] ways = new Votes[Asked.Way.COUNT];
        for (FrameHash each : other.hashes()) {
            for (NearMatch match : index.within(each.hash(), NearIndex.USUAL_RADIUS)) {
                Asked.Entry entry = entries.get(match.position());
                int way = entry.way().number();
                Votes votes = ways[way];
                if (votes == null) {
                    votes = new Votes(frames, other.frames(), scale);
                    ways[way] = votes;
                }
                votes.add(entry.frame(), each.number());
            }
        }
        return best(ways, other, inside);
    }

    private Likeness best(@Nullable Votes[] ways, HashedFrames other, boolean inside) {
        Likeness best = new Likeness(
                new Likeness.Side(0, telling(Asked.Way.of(0), other)),
                new Likeness.Side(0, other.hashes().size()),
                Likeness.Aligned.NONE,
                Orientation.STORED,
                false,
                inside);
        for (int number = 0; number < ways.length; number++) {
            Votes votes = ways[number];
            if (votes != null) {
                Likeness one = likeness(Asked.Way.of(number), votes, other, inside);
                best = Likeness.BETTER.compare(best, one) < 0 ? one : best;
            }
        }
        return best;
    }

    private Likeness likeness(Asked.Way way, Votes votes, HashedFrames other, boolean inside) {
        return new Likeness(
                new Likeness.Side(votes.asked(), telling(way, other)),
                new Likeness.Side(votes.other(), other.hashes().size()),
                votes.aligned(rate, other),
                way.orientation(),
                way.inside(),
                inside);
    }

    /** How many frames have enough in them, counted once for all that fall to one of the other. */
    private int telling(Asked.Way way, HashedFrames other) {
        int step = Math.max(1, (int) Math.round(rate / other.rate()));
        BitSet telling = new BitSet();
        entries.stream().filter(each -> each.way().equals(way)).forEach(each -> telling.set(each.frame() / step));
        return telling.cardinality();
    }
}
