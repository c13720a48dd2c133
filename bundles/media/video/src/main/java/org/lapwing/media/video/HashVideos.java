package org.lapwing.media.video;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.PolicyRefusal;

/** {@code video hash}: the digests of videos, and what their frames look like. */
record HashVideos(Texts texts, VideoFiles files) {

    Command command() {
        return new Command(
                List.of("video", "hash"),
                texts.get("command.hash"),
                List.of(
                        new Parameter("FILE", Parameter.Kind.MANY, texts.get("command.hash.file")),
                        new Parameter(
                                "--rate",
                                Parameter.Kind.OPTIONAL,
                                texts.get("command.hash.rate", Bounds.LEAST_RATE, Bounds.MOST_RATE))),
                this::hash);
    }

    private Outcome hash(Invocation call, Output output) throws InterruptedException, PolicyRefusal {
        double rate = rate(call);
        if (!(rate >= Bounds.LEAST_RATE && rate <= Bounds.MOST_RATE)) {
            output.note(texts.get(
                    "command.hash.rate.wrong",
                    Bounds.LEAST_RATE,
                    Bounds.MOST_RATE,
                    call.value("--rate").orElse("")));
            return Outcome.USAGE;
        }
        output.rows();
        boolean whole = true;
        for (String word : call.values("FILE")) {
            if (call.cancelled()) {
                return Outcome.NOT_FULLY;
            }
            whole &= one(call, word, rate, output);
        }
        return whole ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private static double rate(Invocation call) {
        try {
            return call.value("--rate").map(Double::parseDouble).orElse(Bounds.USUAL_RATE);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** Whether nothing is missing of it. */
    private boolean one(Invocation call, String word, double rate, Output output)
            throws InterruptedException, PolicyRefusal {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", word);
        List<String> problems = new ArrayList<>();
        List<FrameHash> hashes = List.of();
        try {
            VideoFiles.Looked looked = files.look(call.path(word), container -> rate, look -> {});
            row = looked.digests(word);
            problems.addAll(looked.problems());
            if (looked.video().seen().frames() > 0) {
                facts(looked.video(), row);
                hashes = looked.video().whole().hashes();
            }
        } catch (IOException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        if (!problems.isEmpty()) {
            row.put("problems", problems);
            problems.forEach(each -> output.note(texts.get("command.problem", word, each)));
        }
        output.row(row);
        lines(row, hashes, rate, output);
        return problems.isEmpty();
    }

    private static void facts(HashedVideo video, Map<String, Object> row) {
        Map<String, Object> value = video.value();
        for (String name :
                List.of("duration", "width", "height", "tracks", "family", "rate", "border", "cuts", "partial")) {
            if (value.get(name) != null) {
                row.put(name, value.get(name));
            }
        }
        row.put("looked", video.whole().frames());
        row.put("poor", value.get("poor"));
        row.put("frames", frames(video.whole()));
        if (!video.inside().hashes().isEmpty()) {
            row.put("inside", frames(video.inside()));
        }
    }

    private static List<Map<String, Object>> frames(HashedFrames of) {
        return of.hashes().stream()
                .map(each -> {
                    Map<String, Object> frame = new LinkedHashMap<>();
                    frame.put("time", of.seconds(each));
                    frame.put("pdq", each.hash().text());
                    frame.put("quality", each.quality());
                    return frame;
                })
                .toList();
    }

    /** One line for each frame, so that a line can be found and compared. */
    private static void lines(Map<String, Object> row, List<FrameHash> hashes, double rate, Output output) {
        if (row.size() > 2) {
            output.line(output.strong(String.valueOf(row.get("file"))));
        }
        row.forEach((name, value) -> {
            if (!List.of("file", "problems", "frames", "inside").contains(name)) {
                output.line("  " + name + "  " + value);
            }
        });
        hashes.forEach(each -> output.line(String.format(
                Locale.ROOT, "  %.2f  %s  %d", each.number() / rate, each.hash().text(), each.quality())));
    }
}
