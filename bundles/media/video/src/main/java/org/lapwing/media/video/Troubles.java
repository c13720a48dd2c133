package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.language.Texts;

/** What of a video was not looked at, in sentences for people. */
final class Troubles {

    private Troubles() {}

    static List<String> of(HashedVideo video, Texts texts) {
        List<String> troubles = new ArrayList<>();
        String why = video.seen().why();
        String said = why == null ? "" : why;
        if (video.seen().frames() == 0) {
            troubles.add(
                    video.seen().end() == Pass.End.TIME
                            ? texts.get("problem.time", 0, 0, "")
                            : said.isEmpty() ? texts.get("problem.nothing") : texts.get("problem.undecodable", said));
        } else if (!video.partial().isEmpty()) {
            troubles.add(texts.get(
                    "problem." + video.partial()
                            + (said.isEmpty() && video.partial().equals("program") ? ".plain" : ""),
                    video.seen().frames(),
                    video.whole().seconds(),
                    said,
                    video.seen().keysFrom() / video.whole().rate()));
        }
        if (video.container().tracks() > 1) {
            troubles.add(texts.get("problem.tracks", video.container().tracks()));
        }
        return troubles;
    }
}
