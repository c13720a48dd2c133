package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * An ingest that is killed by signal 9 (by how far it is, in commits, while derived objects, the index and the log are written), whose disk
 * fails or is full, and that goes on each time, ends in the case that an undisturbed one makes; and nothing of the evidence can be read on
 * the disk. A case is killed many times before it may end. At how many places is asked for by {@code -Dlapwing.crash.kills=60}.
 */
@Timeout(3_600)
@Execution(ExecutionMode.CONCURRENT)
class CrashPointsTest {

    private static final int KILLS = Integer.getInteger("lapwing.crash.kills", 6);
    private static final boolean LONG = KILLS > 12;
    private static final int IN_ONE_CASE = 8;
    private static final int OF_EACH_KIND = 24;
    /** In a short run the other tests are the second hand. */
    private static final int AT_ONCE = LONG ? 2 : 1;

    @TempDir
    static Path shared;

    private static Desk desk;
    private static List<Path> evidence;
    private static Path whole;
    private static Picture undisturbed;
    private static Map<String, List<Point>> points;

    @BeforeAll
    static void undisturbed() throws Exception {
        assumeTrue(may("strace", "-V"), "strace is not installed");
        Path folder = shared.toRealPath();
        desk = new Desk(folder);
        evidence = Evidence.in(folder.resolve("sample"));
        whole = desk.madeCase("undisturbed");
        Path recorded = folder.resolve("recorded");
        Ended ended = desk.run(Point.recording(recorded), ingest(whole));
        // The sample has broken files.
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        points = Point.passed(recorded, whole, desk.data(), OF_EACH_KIND);
        List<Path> files = Evidence.files(evidence);
        List<Point> progress = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            Path file = files.get((int) ((long) i * files.size() / OF_EACH_KIND));
            progress.add(new Point("progress", file.toString(), "openat", 1));
        }
        points.put("progress", progress);
        undisturbed = Picture.of(desk, whole);
        assertThat(undisturbed.tables().get("messages")).hasSizeGreaterThan(100);
        assertThat(undisturbed.tables().get("found")).hasSizeGreaterThan(50);
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
        System.out.println("Killed: " + places.hit());
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
            nothingShows(point);
            if (ended.killed()) {
                places.killedAt(point);
            } else {
                // Nothing was left that leads there: it is tried anew from the beginning, if this was not the
                // beginning.
                assertThat(ended.exitCode()).as(point + " " + ended).isEqualTo(1);
                ready = true;
                if (i == 0) {
                    places.missed();
                }
                places.giveBack(at.subList(i == 0 ? 1 : i, at.size()));
            }
        }
        if (!ready) {
            ends(place, at);
        }
        isAsUndisturbed(place, at);
    }

    private static void nothingShows(Object after) throws IOException {
        assertThat(desk.readable())
                .as("what of the evidence can be read after " + after)
                .isEmpty();
    }

    private static void endsAsUndisturbed(Path place, Object after) throws Exception {
        ends(place, after);
        isAsUndisturbed(place, after);
    }

    private static void ends(Path place, Object after) throws Exception {
        Ended ended = desk.run(ingest(place));
        assertThat(ended.exitCode()).as(after + " " + ended).isEqualTo(1);
    }

    private static void isAsUndisturbed(Path place, Object after) throws Exception {
        Picture.of(desk, place).same(undisturbed, after);
        Ended verified = desk.run("case", "verify", place.toString());
        assertThat(verified.exitCode()).as(after + " " + verified).isZero();
        nothingShows(after);
        may("rm", "-rf", place.toString());
    }

    @Test
    void a_disk_that_fails_stops_the_run_with_a_sentence_and_the_next_run_ends_as_an_undisturbed_one()
            throws Exception {
        List<String> errors = List.of("EIO", "ENOSPC");
        for (int first = 0; first < (LONG ? errors.size() : 1); first++) {
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
                nothingShows(point);
            }
            endsAsUndisturbed(place, tried);
        }
    }

    @Test
    void evidence_that_cannot_be_read_is_named_and_read_by_the_next_run() throws Exception {
        Path place = desk.madeCase("unreadable");
        Path file = Evidence.files(evidence).stream()
                .filter(each -> each.toString().contains(Evidence.NAMED))
                .findFirst()
                .orElseThrow();
        Point point = new Point("evidence", file.toString(), "read", 1);
        Ended ended = desk.run(point.failing(place, "EIO"), ingest(place));
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.output() + ended.errors())
                .contains(String.valueOf(file.getFileName()))
                .doesNotContain("\tat ", "Exception");
        endsAsUndisturbed(place, point);
    }

    /** Its sibling is the disk that says that it is full, above. */
    @Test
    void a_disk_that_is_full_again_and_again_ends_as_an_undisturbed_one_when_there_is_room() throws Exception {
        Path disk = Files.createDirectory(desk.cases().resolve("disk"));
        assumeTrue(
                may("mount", "-t", "tmpfs", "-o", "size=1300k", "tmpfs", disk.toString()),
                "needs a user who may mount a tmpfs, such as root");
        try {
            Path place = desk.madeCase("disk/full");
            List<String> sizes = LONG ? List.of("1300k", "1700k", "2200k", "3m", "200m") : List.of("1300k", "200m");
            List<String> ends = new ArrayList<>();
            for (String size : sizes) {
                assertThat(may("mount", "-o", "remount,size=" + size, disk.toString()))
                        .isTrue();
                Ended ended = desk.run(ingest(place));
                assertThat(ended.exitCode()).as(size + " " + ended).isEqualTo(1);
                ends.add(ended.errors());
                nothingShows(size);
            }
            assertThat(ends.getFirst()).contains("no space left", "What was stored until then is kept");
            assertThat(ends.getLast()).doesNotContain("no space left");
            endsAsUndisturbed(place, sizes);
        } finally {
            may("umount", disk.toString());
        }
    }

    @Test
    void nothing_can_be_read_after_a_search_and_a_report_nor_after_they_were_killed() throws Exception {
        String[] search = {"search", whole.toString(), Evidence.SOUGHT};
        Point opened = new Point("search", "vault/index/" + commit(whole.resolve("vault/index")), "openat", 1);
        assertThat(desk.run(opened.killing(whole), search).killed()).isTrue();
        nothingShows(opened);
        assertThat(desk.run(search).output()).contains("sought.txt");
        nothingShows("a search");
        // What a report says is for reading; what it leaves elsewhere is not.
        Path out = desk.folder.resolve("report.html");
        String[] report = {"report", whole.toString(), out.toString()};
        Point written = new Point("report", out + ".part", "write", 1);
        assertThat(desk.run(written.killing(whole), report).killed()).isTrue();
        nothingShows(written);
        Ended ended = desk.run(report);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(Files.readString(out)).contains("Gorriones");
        nothingShows("a report");
        assertThat(desk.run("triage", whole.toString()).exitCode()).isLessThan(2);
        nothingShows("triage");
    }

    private static String commit(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean may(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
