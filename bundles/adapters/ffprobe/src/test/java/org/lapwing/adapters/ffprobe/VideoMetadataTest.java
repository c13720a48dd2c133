package org.lapwing.adapters.ffprobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class VideoMetadataTest {

    private static final String ANSWER = """
            {"streams": [{"index": 0, "codec_name": "h264", "codec_type": "video", "width": 640, "height": 360,
              "duration": "12.480000", "disposition": {"default": 1}}],
             "format": {"filename": "/private/place/x.mp4", "format_name": "mov,mp4", "duration": "12.500000",
              "tags": {"encoder": "Lavf59", "creation_time": "2024-05-01T10:00:00Z"}}}""";

    @TempDir
    Path temp;

    private record Answering(String answer, String version) implements ToolRunner {
        @Override
        public ToolStatus status(ExternalTool tool) {
            return version == null
                    ? new ToolStatus(tool.name(), null, "'ffprobe' is not installed. " + tool.obtain())
                    : new ToolStatus(tool.name(), version, null);
        }

        @Override
        public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput) {
            return answer.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Sound(Path file, byte[] bytes) implements Content {
        @Override
        public ContentId id() {
            return new ContentId("0".repeat(64));
        }

        @Override
        public Hashes hashes() {
            return new Hashes("", "", id());
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String mediaType() {
            return "audio/vnd.wave";
        }

        @Override
        public String name() {
            return "tone.wav";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Path file() {
            try {
                return Files.write(file, bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static final class Said implements FindingSink {
        final Map<String, Map<String, ?>> findings = new HashMap<>();
        String problem = "";

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String explanation) {
            findings.put(kind, value);
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            throw new AssertionError(kind);
        }

        @Override
        public void text(CharSequence text) {
            throw new AssertionError(text);
        }

        @Override
        public void problem(String sentence) {
            problem = sentence;
        }
    }

    /** A second of silence. */
    private static byte[] wave() {
        int data = 16_000;
        ByteBuffer wave = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wave.putInt(8_000).putInt(16_000).putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        return wave.array();
    }

    @Test
    void the_answer_becomes_facts_without_what_tells_of_this_machine() throws Exception {
        Said said = new Said();
        new VideoMetadata(new Answering(ANSWER, "ffprobe version 5.1 Copyright"), EnglishTexts.of(VideoMetadata.class))
                .analyze(new Sound(temp.resolve("x"), wave()), said);

        Map<String, ?> facts = said.findings.get("video.metadata");
        assertThat(facts.get("duration")).isEqualTo(12.5);
        assertThat(facts.toString())
                .contains("h264")
                .contains("640")
                .contains("Lavf59")
                .doesNotContain("private");
    }

    @Test
    void an_answer_that_cannot_be_read_or_says_nothing_is_told() throws Exception {
        Said said = new Said();
        Sound sound = new Sound(temp.resolve("x"), wave());
        new VideoMetadata(new Answering("{}", "ffprobe version 5.1"), EnglishTexts.of(VideoMetadata.class))
                .analyze(sound, said);

        assertThat(said.problem).contains("neither pictures nor sound");
        assertThatThrownBy(() -> new VideoMetadata(new Answering("nonsense", "v"), EnglishTexts.of(VideoMetadata.class))
                        .analyze(sound, said))
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_absent_program_makes_the_analyser_unavailable_and_another_version_makes_another_card() {
        VideoMetadata absent = new VideoMetadata(new Answering("", null), EnglishTexts.of(VideoMetadata.class));
        VideoMetadata present = new VideoMetadata(
                new Answering("", "ffprobe version 5.1.9-0+deb12u1 Copyright (c)"),
                EnglishTexts.of(VideoMetadata.class));

        assertThat(absent.unavailable()).contains("ffmpeg");
        assertThat(present.unavailable()).isNull();
        assertThat(present.card().version()).isEqualTo("1+5.1.9-0+deb12u1");
        assertThat(absent.card().accepts("video/mp4")).isTrue();
    }

    @Test
    void the_real_program_reads_a_wave() throws Exception {
        InstalledTools tools = new InstalledTools(EnglishTexts.of(InstalledTools.class));
        assumeTrue(tools.status(new Ffprobe(EnglishTexts.of(Ffprobe.class))).present(), "ffprobe is not installed");
        Said said = new Said();
        new VideoMetadata(tools, EnglishTexts.of(VideoMetadata.class))
                .analyze(new Sound(temp.resolve("tone.wav"), wave()), said);

        assertThat(said.findings.get("video.metadata").get("duration")).isEqualTo(1.0);
        assertThatThrownBy(() -> new VideoMetadata(tools, EnglishTexts.of(VideoMetadata.class))
                        .analyze(new Sound(temp.resolve("bad.wav"), new byte[] {1, 2, 3}), said))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not work with the file");
    }

    @Test
    void the_real_program_follows_no_playlist_to_another_file() throws Exception {
        InstalledTools tools = new InstalledTools(EnglishTexts.of(InstalledTools.class));
        assumeTrue(tools.status(new Ffprobe(EnglishTexts.of(Ffprobe.class))).present(), "ffprobe is not installed");
        Files.write(temp.resolve("other.wav"), wave());
        byte[] list = "ffconcat version 1.0\nfile other.wav\n".getBytes(StandardCharsets.UTF_8);
        Said said = new Said();

        assertThatThrownBy(() -> new VideoMetadata(tools, EnglishTexts.of(VideoMetadata.class))
                        .analyze(new Sound(temp.resolve("list.wav"), list), said))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not work with the file");
        assertThat(said.findings).isEmpty();
    }
}
