package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.api.hash.PerceptualHash;
import org.lapwing.media.api.hash.PictureHashes;

/**
 * The pictures and values that are published with the reference, in the folder that the property or variable names; each test has its like
 * in PictureHashTest.
 */
class FixturesTest {

    private static final String FOLDER =
            System.getProperty("lapwing.fixtures", System.getenv().getOrDefault("LAPWING_FIXTURES", ""));

    /** Whose pixels are not the same in every decoder: they may differ by 10 bits. Everything else is exact. */
    private static final Set<String> NEAR = Set.of(
            "misc-images/modes/CMYK.jpg",
            "misc-images/modes/F.webp",
            "misc-images/modes/HSV.webp",
            "misc-images/modes/I.webp",
            "misc-images/modes/LAB.webp",
            "misc-images/modes/PA.webp",
            "misc-images/small.jpg",
            "misc-images/wee.jpg");

    private final Path pdq = Path.of(FOLDER.isEmpty() ? "absent" : FOLDER, "pdq");

    @BeforeEach
    void present() {
        assumeTrue(
                Files.isDirectory(pdq),
                "The fixtures are not here; PictureHashTest covers the same on its own samples.");
    }

    private Stream<String[]> rows(String table) throws IOException {
        return Files.readAllLines(pdq.resolve(table)).stream()
                .skip(1)
                .map(each -> each.split(","))
                .filter(each -> Files.exists(pdq.resolve("images").resolve(each[0])));
    }

    private PictureHashes hashes(Family family, String picture) throws IOException, InterruptedException {
        Path file = pdq.resolve("images").resolve(picture);
        return PictureHashTest.hashes(Files.readAllBytes(file), file, PictureHashTest.hashers(family));
    }

    private static void near(String picture, PerceptualHash ours, Family family, String reference) {
        int distance = ((Pdq256) ours).distance(Pdq256.of(family, reference));
        assertThat(distance).as("%s %s", picture, family).isLessThanOrEqualTo(NEAR.contains(picture) ? 10 : 0);
    }

    @Test
    void every_picture_has_the_quality_and_the_eight_hashes_of_the_reference_in_both_families() throws Exception {
        Map<String, String[]> turned =
                rows("reference-dihedral.csv").collect(Collectors.toMap(each -> each[0], each -> each));
        List<String[]> all = rows("reference.csv").toList();
        assertThat(all).hasSizeGreaterThan(30);
        for (String[] row : all) {
            for (Family family : List.of(Family.CLI, Family.FULL)) {
                boolean cli = family == Family.CLI;
                PictureHashes ours = hashes(family, row[0]);
                near(row[0], ours.stored(), family, row[cli ? 1 : 3]);
                assertThat(ours.quality()).as(row[0]).isEqualTo(Integer.parseInt(row[cli ? 2 : 4]));
                int column = cli ? 1 : 9;
                for (Orientation each : Orientation.values()) {
                    near(row[0], ours.hashes().get(each), family, turned.get(row[0])[column]);
                    column++;
                }
            }
        }
    }
}
