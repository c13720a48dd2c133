package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PictureHashes;

/** Gathers the frames of a video that others are compared with, turned and mirrored in all ways, with and without its black border. */
final class Asked implements Consumer<Look> {

    private final List<Entry> entries = new ArrayList<>();

    /** A way in which the frames are looked at; only frames of one way make a sequence. */
    record Way(Orientation orientation, boolean inside) {

        static final int COUNT = 2 * Orientation.values().length;

        int number() {
            return orientation.ordinal() + (inside ? COUNT / 2 : 0);
        }

        /** One of each is enough. */
        private static final List<Way> ALL =
                IntStream.range(0, COUNT).mapToObj(Way::made).toList();

        static Way of(Orientation orientation, boolean inside) {
            return ALL.get(orientation.ordinal() + (inside ? COUNT / 2 : 0));
        }

        static Way of(int number) {
            return ALL.get(number);
        }

        private static Way made(int number) {
            return new Way(Orientation.values()[number % (COUNT / 2)], number >= COUNT / 2);
        }
    }

    /** @param frame its number */
    record Entry(Way way, int frame, Pdq256 hash) {}

    @Override
    public void accept(Look look) {
        add(look.number(), look.whole(), false);
        PictureHashes inside = look.inside();
        if (inside != null) {
            add(look.number(), inside, true);
        }
    }

    private void add(int frame, PictureHashes hashes, boolean inside) {
        if (hashes.quality() >= FrameHash.LEAST_QUALITY) {
            hashes.hashes()
                    .forEach((orientation, hash) ->
                            entries.add(new Entry(Way.of(orientation, inside), frame, HashedFrames.pdq(hash))));
        }
    }

    /** @param bordered whether there was a border in the end */
    List<Entry> entries(boolean bordered) {
        return bordered
                ? List.copyOf(entries)
                : entries.stream().filter(each -> !each.way().inside()).toList();
    }

    /** Of frames of which the hash alone is known. */
    static List<Entry> of(HashedVideo.Frames frames) {
        List<Entry> entries = new ArrayList<>();
        frames.whole().hashes().forEach(each -> entries.add(entry(each, false)));
        frames.inside().hashes().forEach(each -> entries.add(entry(each, true)));
        return entries;
    }

    private static Entry entry(FrameHash of, boolean inside) {
        return new Entry(Way.of(Orientation.STORED, inside), of.number(), of.hash());
    }
}
