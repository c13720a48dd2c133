package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that is killed by signal 9 at sixty places (by how far it is, in commits, while derived objects, the index and the log are
 * written) and goes on each time ends in the case that an undisturbed one makes. Each case is killed some times before it may end.
 */
@Timeout(1_200)
class CrashPointsTest {

    private static final int KILLS = 60;
    private static final int IN_ONE_CASE = 4;
    private static final int OF_EACH_KIND = 18;

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
        assertThat(points.keySet()).contains("commit", "index", "log", "progress", "blob");
        Deque<Point> left = new ArrayDeque<>(mixed());
        Map<String, Integer> hit = new TreeMap<>();
        int number = 0;
        try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
            while (sum(hit) < KILLS && !left.isEmpty()) {
                List<Callable<Map<String, Integer>>> round = new ArrayList<>();
                for (int hand = 0; hand < 2; hand++) {
                    List<Point> own = new ArrayList<>();
                    while (own.size() < IN_ONE_CASE && !left.isEmpty()) {
                        own.add(left.removeFirst());
                    }
                    Path place = desk.madeCase("killed-" + number++);
                    round.add(() -> killedAgainAndAgain(place, own));
                }
                for (Future<Map<String, Integer>> done : hands.invokeAll(round)) {
                    done.get().forEach((kind, times) -> hit.merge(kind, times, Integer::sum));
                }
            }
        }
        assertThat(sum(hit)).as("kills: " + hit).isGreaterThanOrEqualTo(KILLS);
        assertThat(hit.keySet()).containsAll(points.keySet());
    }

    /** In turns, one of each kind, those of a kind in an order that repeats in every run. */
    private static List<Point> mixed() {
        List<Deque<Point>> kinds = new ArrayList<>();
        points.values().forEach(each -> kinds.add(new ArrayDeque<>(each)));
        List<Point> mixed = new ArrayList<>();
        while (kinds.stream().anyMatch(each -> !each.isEmpty())) {
            kinds.stream().filter(each -> !each.isEmpty()).forEach(each -> mixed.add(each.removeFirst()));
        }
        return mixed;
    }

    private static int sum(Map<String, Integer> hit) {
        return hit.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often it was killed at each kind of place; a run that passes a place less often is not killed there. */
    private static Map<String, Integer> killedAgainAndAgain(Path place, List<Point> at) throws Exception {
        Map<String, Integer> hit = new TreeMap<>();
        for (Point point : at) {
            Ended ended = desk.run(point.killing(place), ingest(place));
            if (ended.killed()) {
                hit.merge(point.of(), 1, Integer::sum);
            } else {
                assertThat(ended.exitCode()).as(point + " " + ended).isIn(0, 1);
            }
        }
        Ended ended = desk.run(ingest(place));
        assertThat(ended.exitCode()).as(at + " " + ended).isEqualTo(1);
        same(Picture.of(desk, place), at);
        Ended verified = desk.run("case", "verify", place.toString());
        assertThat(verified.exitCode()).as(at + " " + verified).isZero();
        remove(place);
        return hit;
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
        int number = 0;
        for (String kind : List.of("commit", "index", "blob")) {
            for (String error : List.of("EIO", "ENOSPC")) {
                Path place = desk.madeCase("failing-" + number++);
                List<Point> of = points.get(kind);
                Point point = of.get(of.size() / 2);
                Ended ended = desk.run(point.failing(place, error), ingest(place));
                assertThat(ended.exitCode())
                        .as(point + " " + error + " " + ended)
                        .isEqualTo(1);
                assertThat(ended.errors()).as(point + " " + error).isNotBlank().doesNotContain("\tat ");
                assertThat(desk.run(ingest(place)).exitCode()).isEqualTo(1);
                same(Picture.of(desk, place), List.of(point));
                remove(place);
            }
        }
    }
}
