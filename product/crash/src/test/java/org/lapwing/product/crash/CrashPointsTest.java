package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that is killed by signal 9 (by how far it is, in commits, while derived objects, the index and the log are written) and goes
 * on each time ends in the case that an undisturbed one makes. A case is killed many times before it may end. At how many places is
 * asked for by {@code -Dlapwing.crash.kills=60}.
 */
@Timeout(3_600)
class CrashPointsTest {

    private static final int KILLS = Integer.getInteger("lapwing.crash.kills", 24);
    private static final int IN_ONE_CASE = 8;
    private static final int OF_EACH_KIND = 24;
    private static final int AT_ONCE = 2;

    @TempDir
    static Path shared;

    private static Desk desk;
    private static List<Path> evidence;
    private static Picture undisturbed;
    private static Map<String, List<Point>> points;

    @BeforeAll
    static void undisturbed() throws Exception {
        assumeTrue(has("strace"), "strace is not installed");
        Path folder = shared.toRealPath();
        desk = new Desk(folder);
        evidence = Evidence.in(folder.resolve("sample"));
        Path place = desk.madeCase("undisturbed");
        Path recorded = folder.resolve("recorded");
        Ended ended = desk.run(Point.recording(recorded), ingest(place));
        // The sample has broken files.
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        points = Point.passed(recorded, place, desk.data(), OF_EACH_KIND);
        List<Path> files = Evidence.files(evidence);
        List<Point> progress = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            Path file = files.get((int) ((long) i * files.size() / OF_EACH_KIND));
            progress.add(new Point("progress", file.toString(), "openat", 1));
        }
        points.put("progress", progress);
        undisturbed = Picture.of(desk, place);
        assertThat(undisturbed.tables().get("messages")).hasSizeGreaterThan(100);
        assertThat(undisturbed.tables().get("found")).hasSizeGreaterThan(50);
    }

    private static boolean has(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static String[] ingest(Path place) {
        List<String> words = new ArrayList<>(List.of("ingest", place.toString()));
        evidence.forEach(each -> words.add(each.toString()));
        return words.toArray(String[]::new);
    }

    @Test
    void a_run_that_is_killed_anywhere_goes_on_and_ends_as_an_undisturbed_one() throws Exception {
        assertThat(points.keySet()).containsExactlyInAnyOrder("commit", "index", "log", "progress", "blob");
        Places places = new Places(points.values(), KILLS);
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int hand = 0; hand < AT_ONCE; hand++) {
                String name = "killed-" + hand + "-";
                all.add(hands.submit(() -> killedCases(places, name)));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isPositive();
            }
        }
        assertThat(places.sum()).as("kills: " + places.hit()).isGreaterThanOrEqualTo(KILLS);
        assertThat(places.hit().keySet()).isEqualTo(points.keySet());
    }

    /** One case after the other, until it is enough. */
    private static int killedCases(Places places, String name) throws Exception {
        int cases = 0;
        for (List<Point> at = places.take(IN_ONE_CASE); !at.isEmpty(); at = places.take(IN_ONE_CASE)) {
            killedAgainAndAgain(places, desk.madeCase(name + cases++), at);
        }
        return cases;
    }

    private static void killedAgainAndAgain(Places places, Path place, List<Point> at) throws Exception {
        boolean ready = false;
        for (int i = 0; i < at.size() && !ready; i++) {
            Point point = at.get(i);
            Ended ended = desk.run(point.killing(place), ingest(place));
            if (ended.killed()) {
                places.killedAt(point);
            } else {
                // Nothing was left that leads there: it is tried anew from the beginning, if this was not the
                // beginning.
                assertThat(ended.exitCode()).as(point + " " + ended).isEqualTo(1);
                ready = true;
                places.giveBack(at.subList(i == 0 ? 1 : i, at.size()));
            }
        }
        Ended ended = desk.run(ingest(place));
        assertThat(ended.exitCode()).as(at + " " + ended).isEqualTo(1);
        same(Picture.of(desk, place), at);
        sound(place, at);
        remove(place);
    }

    private static void sound(Path place, List<Point> at) throws Exception {
        Ended verified = desk.run("case", "verify", place.toString());
        assertThat(verified.exitCode()).as(at + " " + verified).isZero();
    }

    /** Only what differs is said: there are thousands of rows. */
    private static void same(Picture found, List<Point> at) {
        undisturbed.tables().forEach((name, rows) -> {
            List<String> there = found.tables().get(name);
            List<String> missing = new ArrayList<>(rows);
            List<String> more = new ArrayList<>(there);
            there.forEach(missing::remove);
            rows.forEach(more::remove);
            assertThat(missing).as(name + " missing after " + at).isEmpty();
            assertThat(more).as(name + " too many after " + at).isEmpty();
        });
    }

    private static void remove(Path place) throws IOException, InterruptedException {
        new ProcessBuilder("rm", "-rf", place.toString()).start().waitFor();
    }

    @Test
    void a_disk_that_fails_stops_the_run_with_a_sentence_and_the_next_run_ends_as_an_undisturbed_one()
            throws Exception {
        List<String> errors = List.of("EIO", "ENOSPC");
        for (int first = 0; first < errors.size(); first++) {
            Path place = desk.madeCase("failing-" + first);
            List<Point> tried = new ArrayList<>();
            for (String kind : List.of("log", "commit", "blob", "index")) {
                String error = errors.get((first + tried.size()) % errors.size());
                Point point = points.get(kind).getFirst();
                tried.add(point);
                Ended ended = desk.run(point.failing(place, error), ingest(place));
                assertThat(ended.exitCode())
                        .as(point + " " + error + " " + ended)
                        .isEqualTo(1);
                assertThat(ended.errors()).as(point + " " + error).isNotBlank().doesNotContain("\tat ", "Exception");
            }
            assertThat(desk.run(ingest(place)).exitCode()).isEqualTo(1);
            same(Picture.of(desk, place), tried);
            sound(place, tried);
            remove(place);
        }
    }

    /** Its sibling is the disk that says that it is full, above. */
    @Test
    void a_disk_that_is_full_again_and_again_ends_as_an_undisturbed_one_when_there_is_room() throws Exception {
        Path disk = java.nio.file.Files.createDirectory(shared.toRealPath().resolve("disk"));
        assumeTrue(may("mount", "-t", "tmpfs", "-o", "size=1300k", "tmpfs", disk.toString()), "Only root can mount");
        try {
            Path place = desk.madeCase("disk/full");
            List<String> ends = new ArrayList<>();
            for (String size : List.of("1300k", "1700k", "2200k", "3m", "200m")) {
                assertThat(may("mount", "-o", "remount,size=" + size, disk.toString()))
                        .isTrue();
                Ended ended = desk.run(ingest(place));
                assertThat(ended.exitCode()).as(size + " " + ended).isEqualTo(1);
                ends.add(ended.errors());
            }
            assertThat(ends.getFirst()).contains("no space left", "What was stored until then is kept");
            assertThat(ends.getLast()).doesNotContain("no space left");
            same(Picture.of(desk, place), List.of());
            sound(place, List.of());
        } finally {
            may("umount", disk.toString());
        }
    }

    private static boolean may(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
