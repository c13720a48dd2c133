package org.lapwing.media.video;

import java.util.List;
import java.util.Map;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;

/** {@code video like}: which videos of a case are like a file. Nothing is shown of them. */
record LikeVideos(Texts texts, VideoFiles files, NearIndexes indexes, CaseStore cases, Consultations consultations) {

    Command command() {
        return new Command(
                List.of("video", "like"),
                texts.get("command.like"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("command.like.case")),
                        new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("command.compare.file")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("command.like.why"))),
                this::like);
    }

    private Outcome like(Invocation call, Output output) throws Exception {
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(output::note);
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "videos like a file",
                    call.value("--why").orElse(""));
            VideoQuery query = CompareVideos.query(files, indexes, call, call.required("FILE"), texts, output);
            if (query == null) {
                return Outcome.NOT_FULLY;
            }
            output.rows();
            VideoLines lines = new VideoLines(open, texts);
            int[] told = new int[2];
            new CaseVideos(open).each(output.progress(), video -> {
                Likeness likeness = query.with(video.frames());
                told[0]++;
                if (likeness.result() != Likeness.Result.NONE) {
                    told[1]++;
                    tell(lines, video.content(), likeness, output);
                }
            });
            output.note(texts.get("like.told", told[0], told[1]));
        }
        return call.cancelled() ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    private void tell(VideoLines lines, ContentId content, Likeness likeness, Output output) {
        Map<String, Object> row = lines.row(content);
        row.putAll(likeness.value());
        output.row(row);
        output.line(output.strong(lines.path(content)));
        LikenessLines.of(likeness, texts).forEach(each -> output.line("  " + each));
    }
}
