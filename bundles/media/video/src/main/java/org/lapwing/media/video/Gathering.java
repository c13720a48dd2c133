package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what is told of a video from its frames, as they come. */
final class Gathering implements Consumer<Look> {

    /** Of a video that flickers, which has no scenes. */
    private static final int MOST_CUTS = 2_000;

    private final Container container;
    private final double rate;
    private final Strip strip;
    private final Scenes scenes = new Scenes();
    private final List<FrameHash> whole = new ArrayList<>();
    private final List<FrameHash> inside = new ArrayList<>();
    private final List<Double> cuts = new ArrayList<>();

    Gathering(Container container, double rate) {
        this.container = container;
        this.rate = rate;
        this.strip = new Strip(container.turn());
    }

    @Override
    public void accept(Look look) {
        HashedFrames.telling(look.number(), look.whole()).ifPresent(whole::add);
        if (look.inside() != null) {
            HashedFrames.telling(look.number(), look.inside()).ifPresent(inside::add);
        }
        boolean begins = scenes.begins(look);
        if (begins && look.number() > 0 && cuts.size() < MOST_CUTS) {
            cuts.add(look.number() / rate);
        }
        strip.add(look, begins);
    }

    Strip strip() {
        return strip;
    }

    HashedVideo end(Pass.Seen seen) {
        boolean bordered = !seen.border().equals(Border.NONE);
        return new HashedVideo(
                container,
                seen,
                new HashedFrames(rate, seen.frames(), whole),
                new HashedFrames(rate, seen.frames(), bordered ? inside : List.of()),
                List.copyOf(cuts),
                strip.tiles().stream().map(each -> each.number() / rate).toList());
    }
}
