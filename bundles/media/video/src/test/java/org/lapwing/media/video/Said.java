package org.lapwing.media.video;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.testkit.EnglishTexts;

/** What the analyser said of a file. */
final class Said implements FindingSink {

    final Map<String, byte[]> derived = new LinkedHashMap<>();
    final List<String> problems = new ArrayList<>();
    Map<String, ?> value = Map.of();

    static Said of(Path file) throws IOException, InterruptedException {
        return of(file, Bounds.USUAL);
    }

    static Said of(Path file, Bounds bounds) throws IOException, InterruptedException {
        Said said = new Said();
        new VideoAnalyzer(Clips.tools(), EnglishTexts.of(VideoAnalyzer.class), Clips.HASHERS, bounds)
                .analyze(content(file), said);
        return said;
    }

    int frames() {
        return value.get("frames") instanceof Integer frames ? frames : 0;
    }

    List<?> list(String name) {
        return value.get(name) instanceof List<?> list ? list : List.of();
    }

    HashedVideo.Frames hashed() {
        return HashedVideo.Frames.of(value).orElseThrow();
    }

    java.awt.image.BufferedImage picture(String kind) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(derived.get(kind)));
    }

    static Content content(Path file) {
        Hashes hashes = new Hashes("0".repeat(32), "0".repeat(40), new ContentId("0".repeat(64)));
        return new Content() {
            @Override
            public ContentId id() {
                return hashes.sha256();
            }

            @Override
            public Hashes hashes() {
                return hashes;
            }

            @Override
            public long size() {
                return file.toFile().length();
            }

            @Override
            public String mediaType() {
                return "video/mp4";
            }

            @Override
            public String name() {
                return "video";
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Path file() {
                return file;
            }
        };
    }

    @Override
    public void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> said, double confidence, String explanation) {
        if (!kind.equals(MediaFindings.VIDEO_HASHES) || basis != Basis.READ || explanation.isBlank()) {
            throw new AssertionError(kind);
        }
        value = said;
    }

    @Override
    public void derived(String kind, byte[] bytes) {
        derived.put(kind, bytes);
    }

    @Override
    public void text(CharSequence text) {
        throw new AssertionError(text);
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }
}
