package org.lapwing.adapters.ffprobe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Length, streams and labels of video and sound. A new version of the program looks again. */
@Component(service = Analyzer.class)
public final class VideoMetadata implements Analyzer {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 4 << 20;

    private final ToolRunner runner;
    private final ExternalTool tool;
    private final Texts texts;

    @Activate
    public VideoMetadata(@Reference ToolRunner runner, @Reference Texts texts) {
        this.texts = texts;
        this.tool = new Ffprobe(texts);
        this.runner = runner;
    }

    @Override
    public AnalyzerCard card() {
        ToolStatus status = runner.status(tool);
        return new AnalyzerCard(
                "ffprobe.video",
                status.under("1"),
                Set.of("video/*", "audio/*"),
                AnalyzerCard.Cost.HEAVY,
                true,
                tool.purpose());
    }

    @Override
    public @Nullable String unavailable() {
        return runner.status(tool).problem();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        byte[] answer = runner.run(
                tool,
                List.of(
                        "-v",
                        "error",
                        "-protocol_whitelist",
                        "file",
                        "-format_whitelist",
                        Readers.ALLOWED,
                        "-print_format",
                        "json",
                        "-show_format",
                        "-show_streams",
                        "-i",
                        "file:" + content.file()),
                LIMIT,
                MOST_OUTPUT);
        Map<String, Object> facts;
        try {
            facts = Answer.of(answer);
        } catch (IOException e) {
            throw new IOException(texts.get("answer"), e);
        }
        if (facts.isEmpty()) {
            findings.problem(texts.get("nothing"));
            return;
        }
        findings.finding("video.metadata", 1, Basis.READ, facts, 1, texts.get("read"));
    }
}
