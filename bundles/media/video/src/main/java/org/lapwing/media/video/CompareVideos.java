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
    static final double RATE_OF_ASKED = 8;

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
            VideoFiles.Looked looked = files.look(call.path(word), RATE_OF_ASKED, asked);
            looked.problems().forEach(each -> output.note(texts.get("command.problem", word, each)));
            List<Asked.Entry> entries =
                    asked.entries(!looked.video().seen().border().equals(Border.NONE));
            if (!entries.isEmpty()) {
                return new VideoQuery(RATE_OF_ASKED, looked.video().seen().frames(), entries, indexes);
            }
            output.note(texts.get("command.nothing", word));
        } catch (IOException e) {
            output.note(texts.get("command.problem", word, String.valueOf(e.getMessage())));
        }
        return null;
    }

    private boolean one(VideoQuery query, String word, String other, Invocation call, Output output)
            throws InterruptedException, PolicyRefusal {
        try {
            VideoFiles.Looked looked = files.look(call.path(other), Bounds.USUAL_RATE, look -> {});
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
