package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A case of the first release, which did not encrypt, is brought to what this one writes; the upgrade is killed on its way again and
 * again, and asked for again each time.
 */
@Timeout(3_600)
class UpgradeCrashTest {

    private static final int KILLS = Integer.getInteger("lapwing.crash.kills", 6) / 3;
    private static final List<String> CALLS = List.of("fsync", "fdatasync", "rename", "unlink");

    /** In the kept case: its name, a message, a name of a file. */
    private static final List<String> WORDS = List.of("MarigoldHarbour", "note 19.txt");

    private static final byte[] PLAIN = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path temp;

    @Test
    void an_upgrade_that_is_killed_anywhere_ends_as_an_undisturbed_one_and_leaves_no_plain_copy() throws Exception {
        assumeTrue(new ProcessBuilder("sh", "-c", "command -v strace").start().waitFor() == 0, "strace is not here");
        Desk desk = new Desk(temp.toRealPath());
        Path undisturbed = old(desk.folder.resolve("undisturbed"));
        Path recorded = desk.folder.resolve("recorded");
        Ended ended = desk.run(Point.recording(recorded), upgrade(undisturbed));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        Seeds seeds = new Seeds(List.of(desk.folder), desk.data(), WORDS);
        nothingShows(seeds, "an undisturbed one");
        Picture expected = Picture.ofCore(desk, undisturbed.resolve("case"));
        assertThat(expected.tables().get("items")).isNotEmpty();
        List<Point> points = Point.passedBelow(recorded, undisturbed, CALLS, KILLS + 2);

        List<Point> hit = new ArrayList<>();
        int number = 0;
        Path folder = old(desk.folder.resolve("killed-" + number++));
        for (Point point : points) {
            Ended killed = desk.run(point.killing(folder), upgrade(folder));
            assertThat(there(folder)).as("the case is somewhere after " + point).isTrue();
            nothingShows(seeds, point);
            if (killed.killed()) {
                hit.add(point);
            } else {
                // It came to its end; the next begins anew.
                assertThat(killed.exitCode()).as(point + " " + killed).isZero();
                same(desk, folder, undisturbed, expected, hit);
                folder = old(desk.folder.resolve("killed-" + number++));
            }
        }
        Ended last = desk.run(upgrade(folder));
        assertThat(last.exitCode()).as(hit + " " + last).isZero();
        same(desk, folder, undisturbed, expected, hit);
        assertThat(hit).as("of " + points).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    private static void same(Desk desk, Path folder, Path undisturbed, Picture expected, List<Point> hit)
            throws Exception {
        Path place = folder.resolve("case");
        assertThat(Picture.ofCore(desk, place).tables()).as("after " + hit).isEqualTo(expected.tables());
        assertThat(names(folder)).as("after " + hit).containsExactlyInAnyOrder("case", "backup");
        assertThat(plain(place)).as("after " + hit).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("backup/case.db-wal")))
                .isEqualTo(Files.readAllBytes(undisturbed.resolve("backup/case.db-wal")));
    }

    /** But for the old case itself, in its place or as the backup, and its copy from which the new one is made. */
    private static void nothingShows(Seeds seeds, Object after) throws IOException {
        List<Path> shown = new ArrayList<>();
        for (Path file : seeds.found()) {
            if (!isOfTheOldCase(file)) {
                shown.add(file);
            }
        }
        assertThat(shown).as("what of the case can be read after " + after).isEmpty();
    }

    private static boolean isOfTheOldCase(Path file) throws IOException {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            String name = String.valueOf(folder.getFileName());
            if (name.equals("backup") || name.equals("case") && isPlain(folder.resolve("case.db"))) {
                return true;
            }
        }
        return file.getParent().toString().endsWith(".part")
                && file.getFileName().toString().startsWith("plain.db");
    }

    private static String[] upgrade(Path folder) {
        return new String[] {
            "case",
            "upgrade",
            folder.resolve("case").toString(),
            folder.resolve("backup").toString()
        };
    }

    /** The case is always in its place or in the backup's. */
    private static boolean there(Path folder) {
        return Files.isRegularFile(folder.resolve("case/case.db"))
                || Files.isRegularFile(folder.resolve("backup/case.db"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static List<Path> plain(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (isPlain(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** Whether it is a database that is not encrypted. */
    private static boolean isPlain(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PLAIN.length), PLAIN);
        }
    }

    /** A kept case of the first release. */
    private static Path old(Path folder) throws IOException {
        Path fixtures = Path.of("../../bundles/platform/store/src/test/resources/fixtures/case-0.1.zip");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(fixtures))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve("case").resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return folder;
    }
}
