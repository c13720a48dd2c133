package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;

/** {@code video stacks}: which videos of a case are like each other, each pair once. Nothing is shown of them. */
record StackVideos(Texts texts, NearIndexes indexes, CaseStore cases, Consultations consultations) {

    Command command() {
        return new Command(
                List.of("video", "stacks"),
                texts.get("command.stacks"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("command.like.case")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("command.like.why"))),
                this::stacks);
    }

    private Outcome stacks(Invocation call, Output output) throws Exception {
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(output::note);
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "stacks of videos",
                    call.value("--why").orElse(""));
            output.rows();
            int told = tell(open, output);
            output.note(texts.get("stacks.told", told));
        }
        return call.cancelled() ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    /** How many are like one before them. */
    private int tell(Case open, Output output) {
        List<CaseVideos.Video> videos = new ArrayList<>();
        Progress progress = output.progress();
        new CaseVideos(open).each(progress, videos::add);
        // Which was analysed first is chance: the same videos make the same pairs in every case.
        videos.sort(Comparator.comparing(each -> each.content().sha256()));
        Candidates candidates = new Candidates(videos, indexes);
        VideoLines lines = new VideoLines(open, texts);
        int told = 0;
        for (int i = 0; i < videos.size() && !progress.cancelled(); i++) {
            CaseVideos.Video first = videos.get(i);
            List<CaseVideos.Video> others = candidates.after(i);
            if (!others.isEmpty()) {
                told += tell(first, others, lines, output);
            }
            progress.at("stacks", i + 1, videos.size(), 0);
        }
        return told;
    }

    private int tell(CaseVideos.Video first, List<CaseVideos.Video> others, VideoLines lines, Output output) {
        VideoQuery query = new VideoQuery(
                first.frames().whole().rate(), first.frames().whole().frames(), Asked.of(first.frames()), indexes);
        List<Map<String, Object>> alike = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (CaseVideos.Video other : others) {
            Likeness likeness = query.with(other.frames());
            if (likeness.result() != Likeness.Result.NONE) {
                Map<String, Object> row = lines.row(other.content());
                row.putAll(likeness.value());
                alike.add(row);
                said.add("  " + lines.path(other.content()));
                LikenessLines.of(likeness, texts).forEach(each -> said.add("    " + each));
            }
        }
        if (!alike.isEmpty()) {
            Map<String, Object> row = lines.row(first.content());
            row.put("alike", alike);
            output.row(row);
            output.line(output.strong(lines.path(first.content())));
            said.forEach(output::line);
        }
        return alike.size();
    }
}
