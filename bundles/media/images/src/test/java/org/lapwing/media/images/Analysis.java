package org.lapwing.media.images;

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
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.testkit.EnglishTexts;

/** What the analyser said of some bytes. */
final class Analysis implements FindingSink {

    final Map<String, Map<String, ?>> findings = new LinkedHashMap<>();
    final Map<String, byte[]> derived = new LinkedHashMap<>();
    final StringBuilder text = new StringBuilder();
    final List<String> problems = new ArrayList<>();

    static Analysis of(byte[] bytes, String type) throws IOException, InterruptedException {
        return of(bytes, type, Decoder.Bounds.DEFAULT);
    }

    static Analysis of(byte[] bytes, String type, Decoder.Bounds bounds) throws IOException, InterruptedException {
        Analysis said = new Analysis();
        Path copy = Files.createTempFile("picture", ".bin");
        try {
            Files.write(copy, bytes);
            new ImageAnalyzer(EnglishTexts.of(ImageAnalyzer.class), bounds, PictureHashTest.hashers(Pdq256.Family.FULL))
                    .analyze(content(bytes, type, copy), said);
        } finally {
            Files.delete(copy);
        }
        return said;
    }

    Map<String, ?> metadata() {
        return findings.get(MediaFindings.IMAGE_METADATA);
    }

    java.awt.image.BufferedImage thumbnail() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(derived.get(MediaFindings.THUMBNAIL)));
    }

    static Content content(byte[] bytes, String type, Path copy) {
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
                return bytes.length;
            }

            @Override
            public String mediaType() {
                return type;
            }

            @Override
            public String name() {
                return "picture";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Path file() {
                return copy;
            }
        };
    }

    @Override
    public void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> value, double confidence, String explanation) {
        if (basis != Basis.READ || confidence != 1 || explanation.isBlank()) {
            throw new AssertionError(kind + " is read, not inferred");
        }
        if (findings.put(kind, value) != null) {
            throw new AssertionError(kind + " was said twice");
        }
    }

    @Override
    public void derived(String kind, byte[] bytes) {
        derived.put(kind, bytes);
    }

    @Override
    public void text(CharSequence more) {
        text.append(more);
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }
}
