package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class ToolPicturesTest {

    private static final String COLOUR = "f2375968ee970e999dc7feed97d89b72353a488010c3c59acd2aa45a53d0a641";

    @TempDir
    Path folder;

    /** The program, which is installed or not; what needs it is skipped and counted where it is not. */
    private ToolPictures pictures() throws IOException {
        ToolPictures pictures = new ToolPictures(
                new InstalledTools(HashCommandTest.pipelineTexts()),
                EnglishTexts.of(ImageAnalyzer.class),
                PictureHashTest.hashers(Family.FULL));
        assumeTrue(pictures.unavailable() == null, "ffmpeg is not installed");
        return pictures;
    }

    private Analysis said(ToolPictures by, byte[] bytes, String type) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("picture"), bytes);
        Analysis said = new Analysis();
        by.analyze(Analysis.content(bytes, type, file), said);
        return said;
    }

    /** The drawn picture as a pixel map, which the program reads too. */
    private static byte[] pixelMap(int rows) {
        byte[] head = Drawn.ascii("P6\n700 530\n255\n");
        byte[] map = java.util.Arrays.copyOf(head, head.length + 700 * rows * 3);
        for (int at = 0; at < 700 * rows; at++) {
            int rgb = Drawn.patch(at % 700, at / 700);
            for (int channel = 0; channel < 3; channel++) {
                map[head.length + 3 * at + channel] = (byte) (rgb >> 16 - 8 * channel);
            }
        }
        return map;
    }

    @Test
    void what_the_program_decodes_has_an_exact_hash_and_a_thumbnail() throws Exception {
        Analysis said = said(pictures(), pixelMap(530), "image/x-portable-pixmap");
        assertThat(said.problems).isEmpty();
        assertThat(said.metadata().get("width")).isEqualTo(700);
        assertThat(said.findings.get(MediaFindings.PERCEPTUAL_HASH).get("hash")).isEqualTo(COLOUR);
        assertThat(said.thumbnail().getWidth()).isEqualTo(256);
    }

    @Test
    void an_avif_hashes_nearly_as_what_was_drawn() throws Exception {
        ToolPictures pictures = pictures();
        Path map = Files.write(folder.resolve("drawn.ppm"), pixelMap(530));
        Path avif = folder.resolve("drawn.avif");
        Process encoder = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "quiet",
                        "-i",
                        map.toString(),
                        "-c:v",
                        "libaom-av1",
                        "-still-picture",
                        "1",
                        "-cpu-used",
                        "8",
                        "-crf",
                        "20",
                        "-f",
                        "avif",
                        avif.toString())
                .redirectErrorStream(true)
                .start();
        encoder.getInputStream().readAllBytes();
        assumeTrue(encoder.waitFor() == 0, "this ffmpeg writes no AVIF");
        Analysis said = said(pictures, Files.readAllBytes(avif), "image/avif");
        assertThat(said.problems).isEmpty();
        Map<String, ?> hash = said.findings.get(MediaFindings.PERCEPTUAL_HASH);
        Pdq256 ours = Pdq256.of(Family.FULL, String.valueOf(hash.get("hash")));
        assertThat(ours.distance(Pdq256.of(Family.FULL, COLOUR))).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/avif", "image/heic", "image/jp2", "image/jxl", "image/vnd.adobe.photoshop"})
    void bytes_that_are_no_such_picture_are_told(String type) throws Exception {
        Analysis said = said(pictures(), Drawn.ascii("#EXTM3U\nfile:///etc/hostname\n".repeat(50)), type);
        assertThat(said.problems).singleElement().asString().contains("cannot be decoded");
        assertThat(said.findings).isEmpty();
    }

    @Test
    void a_picture_that_is_cut_off_has_no_hash() throws Exception {
        Analysis said = said(pictures(), pixelMap(200), "image/x-portable-pixmap");
        assertThat(said.problems).hasSize(1);
        assertThat(said.findings).doesNotContainKey(MediaFindings.PERCEPTUAL_HASH);
    }

    @Test
    void an_absurd_size_is_refused_before_a_pixel_is_read() throws Exception {
        Analysis said = said(pictures(), Drawn.ascii("P6\n60000 60000\n255\n"), "image/x-portable-pixmap");
        assertThat(said.problems).hasSize(1);
        assertThat(said.derived).isEmpty();
    }

    @Test
    void an_absent_program_is_named_with_where_to_get_it() {
        ToolRunner none = new ToolRunner() {
            @Override
            public ToolStatus status(ExternalTool tool) {
                return new ToolStatus(tool.name(), null, tool.name() + " is not there: " + tool.obtain());
            }

            @Override
            public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput) {
                throw new AssertionError("It is not there");
            }
        };
        ToolPictures pictures =
                new ToolPictures(none, EnglishTexts.of(ImageAnalyzer.class), PictureHashTest.hashers(Family.FULL));
        assertThat(pictures.unavailable()).contains("ffmpeg", "apt install");
        assertThat(pictures.card().version()).isEqualTo("1");
        assertThat(pictures.card().accepts("image/avif")).isTrue();
        assertThat(pictures.card().accepts("image/jpeg")).isFalse();
    }

    @Test
    void a_map_that_is_none_is_refused() throws Exception {
        for (String bad :
                List.of("", "P5\n1 1\n255\n", "P6\n0 1\n255\n", "P6\n1 1\n65535\n", "P6\n99999999999 1\n255\n")) {
            assertThatThrownBy(() -> PixelMap.of(new ByteArrayInputStream(Drawn.ascii(bad))))
                    .as(bad)
                    .isInstanceOf(IOException.class);
        }
        PixelMap map = PixelMap.of(new ByteArrayInputStream(Drawn.ascii("P6\n2 2\n255\n123456123")));
        byte[] row = new byte[6];
        assertThat(map.next(row)).isTrue();
        assertThat(map.next(row)).isFalse();
    }
}
