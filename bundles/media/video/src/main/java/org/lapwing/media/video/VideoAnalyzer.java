package org.lapwing.media.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.ImageHasher;
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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What the frames of a video look like: one frame a second is decoded by a program beside this one and hashed. Scenes, a strip and a
 * thumbnail come from the same frames.
 */
@Component(service = Analyzer.class)
public final class VideoAnalyzer implements Analyzer {

    static final String ID = "media.video";

    private final ToolRunner runner;
    private final Texts texts;
    private final ExternalTool program;
    private final Optional<FrameHasher> hasher;
    private final Bounds bounds;

    @Activate
    public VideoAnalyzer(
            @Reference ToolRunner runner,
            @Reference Texts texts,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers) {
        this(runner, texts, hashers, Bounds.USUAL);
    }

    VideoAnalyzer(ToolRunner runner, Texts texts, List<ImageHasher> hashers, Bounds bounds) {
        this.runner = runner;
        this.texts = texts;
        this.program = new Ffmpeg(texts);
        this.hasher = FrameHasher.among(hashers);
        this.bounds = bounds;
    }

    @Override
    public AnalyzerCard card() {
        ToolStatus status = runner.status(program);
        return new AnalyzerCard(
                        ID, status.under("1"), Set.of("video/*"), AnalyzerCard.Cost.HEAVY, true, program.purpose())
                .with("rate=" + bounds.rateText()
                        + hasher.map(each -> ",pdq=" + each.hasher().version()).orElse(""));
    }

    @Override
    public @Nullable String unavailable() {
        return hasher.isEmpty()
                ? texts.get("no.hasher")
                : runner.status(program).problem();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        FrameHasher by = hasher.orElseThrow(() -> new IOException(texts.get("no.hasher")));
        Path file = content.file();
        Container container = Container.of(file, runner, new Ffprobe(texts));
        Gathering gathered = new Gathering(container, bounds.rate());
        HashedVideo video = gathered.end(new Pass(runner, program, by, bounds).over(file, gathered));
        Troubles.of(video, texts).forEach(findings::problem);
        if (video.seen().frames() == 0) {
            return;
        }
        findings.finding(
                MediaFindings.VIDEO_HASHES,
                1,
                Basis.READ,
                video.value(),
                1,
                texts.get(
                        "explanation",
                        video.whole().frames(),
                        video.whole().rate(),
                        video.whole().frames() - video.whole().hashes().size()));
        gathered.strip().jpeg().ifPresent(strip -> findings.derived(MediaFindings.VIDEO_STRIP, strip));
        gathered.strip().thumbnail().ifPresent(one -> findings.derived(MediaFindings.THUMBNAIL, one));
    }
}
