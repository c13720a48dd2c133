package org.lapwing.media.video;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.PolicyRefusal;

/** {@code video compare}: how far two videos are alike. */
record CompareVideos(Texts texts, VideoFiles files, NearIndexes indexes) {

    /** The first is looked at so often a second: others need not begin at the same moment to have like frames. */
    private static final double MOST_OF_ASKED = 15;

    /** But not more often than so many times in all, which fills some 100 MB: an hour. */
    private static final int MOST_FRAMES = 54_000;

    Command command() {
        return new Command(
                List.of("video", "compare"),
                texts.get("command.compare"),
                List.of(
                        new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("command.compare.file")),
                        new Parameter("OTHER", Parameter.Kind.MANY, texts.get("command.compare.other"))),
                this::compare);
    }

    private Outcome compare(Invocation call, Output output) throws InterruptedException, PolicyRefusal {
        String word = call.required("FILE");
        VideoQuery query = query(files, indexes, call, word, texts, output);
        if (query == null) {
            return Outcome.NOT_FULLY;
        }
        output.rows();
        boolean whole = true;
        for (String other : call.values("OTHER")) {
            if (call.cancelled()) {
                return Outcome.NOT_FULLY;
            }
            whole &= one(query, word, other, call, output);
        }
        return whole ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    /** Null where nothing of it can be compared, which has been said then. */
    static @Nullable VideoQuery query(
            VideoFiles files, NearIndexes indexes, Invocation call, String word, Texts texts, Output output)
            throws InterruptedException, PolicyRefusal {
        Asked asked = new Asked();
        try {
            VideoFiles.Looked looked = files.look(call.path(word), CompareVideos::rate, asked);
            looked.problems().forEach(each -> output.note(texts.get("command.problem", word, each)));
            List<Asked.Entry> entries =
                    asked.entries(!looked.video().seen().border().equals(Border.NONE));
            if (!entries.isEmpty()) {
                return new VideoQuery(
                        looked.video().whole().rate(), looked.video().seen().frames(), entries, indexes);
            }
            output.note(texts.get("command.nothing", word));
        } catch (IOException e) {
            output.note(texts.get("command.problem", word, String.valueOf(e.getMessage())));
        }
        return null;
    }

    /** Whole frames a second, so that some of them are those of whole seconds. */
    static double rate(Container asked) {
        Double seconds = asked.seconds();
        return seconds == null || seconds < 1
                ? MOST_OF_ASKED
                : Math.clamp(Math.floor(MOST_FRAMES / seconds), Bounds.USUAL_RATE, MOST_OF_ASKED);
    }

    private boolean one(VideoQuery query, String word, String other, Invocation call, Output output)
            throws InterruptedException, PolicyRefusal {
        try {
            VideoFiles.Looked looked = files.look(call.path(other), container -> Bounds.USUAL_RATE, look -> {});
            looked.problems().forEach(each -> output.note(texts.get("command.problem", other, each)));
            Likeness likeness = query.with(looked.video().frames());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", word);
            row.put("with", other);
            row.putAll(likeness.value());
            output.row(row);
            output.line(output.strong(other));
            LikenessLines.of(likeness, texts).forEach(each -> output.line("  " + each));
            return looked.problems().isEmpty();
        } catch (IOException e) {
            output.note(texts.get("command.problem", other, String.valueOf(e.getMessage())));
            return false;
        }
    }
}
