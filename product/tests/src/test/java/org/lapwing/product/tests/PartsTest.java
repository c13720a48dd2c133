package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.host.Json;
import org.lapwing.product.samples.DrawnPicture;
import org.lapwing.product.tests.Lapwing.Ended;

/** Pictures that are parts of others, from drawing them to what the built command prints. */
class PartsTest {

    @TempDir
    Path folder;

    @Test
    void a_crop_is_told_with_its_picture_and_others_with_none() throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        BufferedImage whole = DrawnPicture.of(1);
        ImageIO.write(whole, "png", evidence.resolve("whole.png").toFile());
        BufferedImage crop = DrawnPicture.changed(
                whole.getSubimage(96, 72, 448, 336), 448, 336, new AffineTransform(-1, 0, 0, 1, 448, 0));
        ImageIO.write(crop, "jpg", evidence.resolve("crop.jpg").toFile());
        for (int i = 2; i < 8; i++) {
            ImageIO.write(
                    DrawnPicture.of(i),
                    "png",
                    evidence.resolve("other " + i + ".png").toFile());
        }
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        String place = folder.resolve("case").toString();
        assertThat(lapwing.run("case", "create", place, "--name", "Harbour").exitCode())
                .isZero();
        assertThat(lapwing.run("ingest", place, evidence.toString()).exitCode()).isZero();
        Ended stacks = lapwing.run("stacks", place, "--json");
        assertThat((List<?>) Json.read(stacks.output()))
                .as("the whole hash finds no crop")
                .isEmpty();

        Ended ended = lapwing.run("parts", place, "--json");

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        List<?> pairs = (List<?>) Json.read(ended.output());
        assertThat(pairs).hasSize(1);
        Map<?, ?> pair = (Map<?, ?>) pairs.getFirst();
        assertThat(pair.toString()).contains("whole.png", "crop.jpg").doesNotContain("other");
        assertThat(pair.get("mirrored")).isEqualTo(true);
        boolean wholeFirst = pair.get("first").toString().contains("whole.png");
        assertThat(((Number) pair.get(wholeFirst ? "ofFirst" : "ofSecond")).doubleValue())
                .isBetween(0.42, 0.56);
        assertThat(((Number) pair.get(wholeFirst ? "ofSecond" : "ofFirst")).doubleValue())
                .isGreaterThan(0.9);
        assertThat(lapwing.run("parts", place).output()).contains("mirrored", "% of the first is in the second");
    }
}
