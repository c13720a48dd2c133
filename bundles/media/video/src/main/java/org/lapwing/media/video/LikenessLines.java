package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.platform.api.language.Texts;

/** How far two videos are alike, in sentences for people. */
final class LikenessLines {

    private LikenessLines() {}

    static List<String> of(Likeness likeness, Texts texts) {
        List<String> lines = new ArrayList<>();
        Likeness.Aligned aligned = likeness.aligned();
        lines.add(texts.get("like." + likeness.result().id()));
        lines.add(texts.get(
                "like.frames.counted",
                likeness.asked().percent(),
                likeness.asked().matched(),
                likeness.asked().frames(),
                likeness.other().percent(),
                likeness.other().matched(),
                likeness.other().frames()));
        if (aligned.matched() > 0) {
            lines.add(
                    texts.get("like.order", aligned.matched(), aligned.frames(), aligned.seconds(), aligned.offset()));
        }
        if (likeness.orientation() != Orientation.STORED) {
            lines.add(texts.get("like." + likeness.orientation().id()));
        }
        if (likeness.askedInside() || likeness.otherInside()) {
            lines.add(texts.get("like.border"));
        }
        return lines;
    }
}
