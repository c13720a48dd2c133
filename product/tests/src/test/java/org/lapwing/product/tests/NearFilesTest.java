package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.host.Json;
import org.lapwing.product.samples.DrawnPicture;
import org.lapwing.product.tests.Lapwing.Ended;

/** Pictures of a case that look like one on a list, by the built command. */
class NearFilesTest {

    @TempDir
    Path folder;

    private Lapwing lapwing;
    private String place;

    /** The pictures are in the case before any list is. */
    @BeforeEach
    void ingest() throws Exception {
        lapwing = Lapwing.built(folder.resolve("data"));
        place = folder.resolve("case").toString();
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        AffineTransform mirror = new AffineTransform(-0.5, 0, 0, 0.5, 320, 0);
        ImageIO.write(
                DrawnPicture.changed(DrawnPicture.of(1), 320, 240, mirror),
                "jpg",
                evidence.resolve("small and mirrored.jpg").toFile());
        ImageIO.write(DrawnPicture.of(2), "png", evidence.resolve("other.png").toFile());
        done("case", "create", place, "--name", "Harbour");
        done("ingest", place, evidence.toString());
    }

    private Ended done(String... words) throws Exception {
        Ended ended = lapwing.run(words);
        assertThat(ended.exitCode())
                .as(String.join(" ", words) + "\n" + ended.errors())
                .isZero();
        return ended;
    }

    private String pdq(int seed) throws Exception {
        Path picture = folder.resolve(seed + ".png");
        ImageIO.write(DrawnPicture.of(seed), "png", picture.toFile());
        String hashed = done("hash", picture.toString(), "--json").output();
        return hashed.replaceAll("(?s).*\"pdq\"\\s*:\\s*\"([0-9a-f]{64})\".*", "$1");
    }

    private void list(String name, String category, int... seeds) throws Exception {
        StringBuilder text = new StringBuilder("pdq,category\n");
        for (int each : seeds) {
            text.append(pdq(each)).append(',').append(category).append('\n');
        }
        Path file = Files.writeString(folder.resolve(name + ".csv"), text);
        done("hashset", "import", file.toString());
    }

    private String ranked() throws Exception {
        return done("triage", place).output();
    }

    @Test
    void lists_come_and_go_and_no_picture_is_read_again() throws Exception {
        assertThat(ranked()).doesNotContain("looks like");
        list("North", "3", 1, 5);
        Files.delete(folder.resolve("evidence/other.png"));
        Files.delete(folder.resolve("evidence/small and mirrored.jpg"));
        done("hashset", "compare", place);

        assertThat(ranked())
                .contains(
                        "small and mirrored.jpg",
                        "it looks like a picture on the list \"North\" with the category code \"3\"")
                .contains("[media.near-file]")
                .doesNotContain("other.png");

        list("South", "", 1);
        done("hashset", "remove", "North");
        done("hashset", "compare", place);
        assertThat(ranked()).contains("on the list \"South\" (").doesNotContain("North");

        done("hashset", "remove", "South");
        done("hashset", "compare", place);
        assertThat(ranked()).doesNotContain("looks like");
    }

    @Test
    void digits_are_compared_too() throws Exception {
        list("North", "3", 1);
        String digits = pdq(1);
        String near = (digits.charAt(0) == '0' ? '1' : '0') + digits.substring(1);

        List<?> rows =
                (List<?>) Json.read(done("hashset", "match", near, "--json").output());

        assertThat(rows).hasSize(1);
        Map<?, ?> row = (Map<?, ?>) rows.getFirst();
        assertThat(List.of(row.get("set"), row.get("category"), row.get("near"), row.get("algorithm")))
                .isEqualTo(List.of("North", "3", true, "pdq"));
    }
}
