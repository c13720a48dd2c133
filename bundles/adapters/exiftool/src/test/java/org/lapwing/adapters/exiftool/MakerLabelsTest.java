package org.lapwing.adapters.exiftool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class MakerLabelsTest {

    @TempDir
    Path temp;

    @Test
    void the_labels_are_kept_with_their_groups_and_without_the_place_of_the_file() throws Exception {
        byte[] answer = """
                [{"SourceFile": "/private/place/x.jpg", "IFD0:Make": "Pinhole", "ExifIFD:ISO": 200, "GPS:GPSAltitude": 12.5,
                  "Odd:Nested": {"a": [1]}, "Odd:Nothing": null, "Composite:Flag": true}]
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(MakerLabels.labels(answer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "IFD0:Make", "Pinhole", "ExifIFD:ISO", 200L, "GPS:GPSAltitude", 12.5, "Composite:Flag", true));
    }

    @Test
    void an_answer_that_cannot_be_read_is_an_error() {
        assertThatThrownBy(() -> MakerLabels.labels("no answer".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_real_program_reads_a_picture() throws Exception {
        InstalledTools tools = new InstalledTools(EnglishTexts.of(InstalledTools.class));
        assumeTrue(tools.status(new Exiftool(EnglishTexts.of(Exiftool.class))).present(), "exiftool is not installed");
        Path picture = temp.resolve("drawn.png");
        ImageIO.write(new BufferedImage(31, 17, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

        byte[] answer = tools.run(
                new Exiftool(EnglishTexts.of(Exiftool.class)),
                List.of("-config", "", "-json", "-G1", "-n", "--System:all", "--", picture.toString()),
                Duration.ofSeconds(30),
                1 << 20);

        assertThat(MakerLabels.labels(answer))
                .containsEntry("PNG:ImageWidth", 31L)
                .containsEntry("PNG:ImageHeight", 17L);
        assertThat(new MakerLabels(tools, EnglishTexts.of(MakerLabels.class))
                        .card()
                        .version())
                .startsWith("1+");
    }
}
