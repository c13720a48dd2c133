package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.host.Json;
import org.lapwing.product.samples.DrawnPicture;
import org.lapwing.product.tests.Lapwing.Ended;

/** Pictures that look alike, from drawing them to the stacks that the built command prints. */
class StacksTest {

    @TempDir
    Path folder;

    private Path evidence() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        BufferedImage first = DrawnPicture.of(1);
        ImageIO.write(first, "png", evidence.resolve("a.png").toFile());
        Files.copy(evidence.resolve("a.png"), evidence.resolve("b copy.png"));
        ImageIO.write(
                DrawnPicture.changed(first, 320, 240, AffineTransform.getScaleInstance(0.5, 0.5)),
                "jpg",
                evidence.resolve("c small.jpg").toFile());
        AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, 640, 0);
        ImageIO.write(
                DrawnPicture.changed(first, 640, 480, mirror),
                "png",
                evidence.resolve("d mirrored.png").toFile());
        ImageIO.write(DrawnPicture.of(2), "png", evidence.resolve("e other.png").toFile());
        ImageIO.write(
                new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB),
                "png",
                evidence.resolve("f black.png").toFile());
        return evidence;
    }

    @Test
    void what_is_copied_shrunk_or_mirrored_is_one_stack_and_what_is_alone_is_none() throws Exception {
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        String place = folder.resolve("case").toString();
        assertThat(lapwing.run("case", "create", place, "--name", "Harbour").exitCode())
                .isZero();
        assertThat(lapwing.run("ingest", place, evidence().toString()).exitCode())
                .isZero();

        int before = entries(lapwing, place);

        Ended ended = lapwing.run("stacks", place, "--json");

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        List<?> stacks = (List<?>) Json.read(ended.output());
        assertThat(stacks).hasSize(1);
        Map<?, ?> stack = (Map<?, ?>) stacks.getFirst();
        assertThat(stack.get("files")).hasToString("4");
        Map<String, Object> looks = new TreeMap<>();
        looks.put(path(stack), "first");
        for (Object each : (List<?>) stack.get("alike")) {
            looks.put(path((Map<?, ?>) each), ((Map<?, ?>) each).get("orientation"));
        }
        assertThat(looks).containsOnlyKeys("a or its copy", "c small.jpg", "d mirrored.png");
        boolean fromMirror = "first".equals(looks.get("d mirrored.png"));
        for (String each : List.of("a or its copy", "c small.jpg", "d mirrored.png")) {
            boolean turned = fromMirror != each.startsWith("d");
            assertThat(looks.get(each)).as(each).isIn("first", turned ? "mirrored" : "stored");
        }
        assertThat(ended.errors()).contains("1 picture has too little");

        assertThat(entries(lapwing, place)).as("the look is in the log").isEqualTo(before + 1);
        Ended strict = lapwing.run("stacks", place, "--radius", "0");
        assertThat(strict.output()).contains("and 1 copy").doesNotContain("e other.png");
    }

    private static int entries(Lapwing lapwing, String place) throws Exception {
        Ended verified = lapwing.run("log", "verify", place, "--json");
        return ((Number) ((Map<?, ?>) Json.read(verified.output())).get("entries")).intValue();
    }

    private static String path(Map<?, ?> alike) {
        String path = ((Map<?, ?>) ((List<?>) alike.get("items")).getFirst())
                .get("path")
                .toString();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return List.of("a.png", "b copy.png").contains(name) ? "a or its copy" : name;
    }

    @Test
    void a_radius_that_is_none_is_said_and_nothing_is_opened() throws Exception {
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));

        for (String radius : List.of("32", "-1", "near", "")) {
            Ended ended = lapwing.run("stacks", folder.resolve("absent").toString(), "--radius", radius);
            assertThat(ended.exitCode()).as(radius).isEqualTo(2);
            assertThat(ended.errors()).as(radius).contains("0 to 31").contains("“" + radius + "”");
        }
    }
}
