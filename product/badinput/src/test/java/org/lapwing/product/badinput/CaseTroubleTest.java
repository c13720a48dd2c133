package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The case itself is in a state in which it cannot be written. */
class CaseTroubleTest {

    @TempDir
    static Path data;

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(temp, data);
    }

    @AfterEach
    void clearAway() throws Exception {
        desk.close();
    }

    @Test
    void a_case_folder_that_may_not_be_written_is_named_and_still_read() throws Exception {
        User user = User.withoutRights();
        desk.close();
        desk = Desk.of(user).withCase();
        assertThat(desk.ingest().exitCode()).isZero();
        desk.write("later.txt", "a heron");
        desk.sh("chmod -R a-w case");
        assertThat(user.may("touch", desk.place.resolve("x").toString()))
                .as("the denial")
                .isFalse();

        Ended ended = desk.ingest();

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains(desk.place.toString(), "read-only").doesNotContain("Exception");
        desk.theRestWentOn();
        assertThat(desk.items()).hasSize(1);
    }

    @Test
    void a_case_that_is_written_elsewhere_says_by_whom_and_can_be_read_meanwhile() throws Exception {
        desk.withCase();
        for (int i = 0; i < 4_000; i++) {
            desk.write("many/" + i + ".txt", "the lapwing of day " + i);
        }
        Path one = Files.writeString(temp.resolve("one.txt"), "a single heron");
        Process first = desk.builder("ingest", desk.place.toString(), desk.evidence.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            untilAtWork(first);
            // So that it is at work for certain while the others look.
            signal(first, "-STOP");
            Ended second = desk.run("ingest", desk.place.toString(), one.toString());
            Ended show = desk.run("case", "show", desk.place.toString(), "--json");
            signal(first, "-CONT");

            assertThat(second.exitCode()).as(second.toString()).isEqualTo(1);
            assertThat(second.errors())
                    .contains(desk.place.toString(), "process " + first.pid())
                    .doesNotContain("Exception");
            assertThat(show.exitCode()).as(show.toString()).isZero();
            assertThat(show.object().get("writer")).asString().contains("" + first.pid());
            assertThat(first.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).isZero();
        } finally {
            first.destroyForcibly();
        }
        assertThat(desk.counts().get("items")).isEqualTo(4_001L);
        assertThat(desk.run("ingest", desk.place.toString(), one.toString()).exitCode())
                .isZero();
    }

    /** Items are stored some hundreds at a time, so the database's log is long by then. */
    private void untilAtWork(Process process) throws Exception {
        Path log = desk.place.resolve("case.db-wal");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(log) || Files.size(log) < 250_000) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("it is at work")
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void signal(Process process, String which) throws Exception {
        assertThat(new ProcessBuilder("kill", which, "" + process.pid()).start().waitFor())
                .isZero();
    }

    /** Its sibling, with a failure that is put into the store, is in the tests of the pipeline. */
    @Test
    @Timeout(300)
    void a_disk_that_is_full_stops_with_a_sentence_and_the_next_run_completes_when_there_is_space() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                new User(List.of()).may("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "needs a user who may mount a tmpfs, such as root");
        try {
            String small = disk.resolve("case").toString();
            for (int i = 0; i < 3_000; i++) {
                desk.write("many/" + i + ".txt", "the lapwing of day " + i + " was seen at weir number " + i * 31);
            }
            assertThat(desk.run("case", "create", small, "--name", "Small").exitCode())
                    .isZero();

            Ended full = desk.run("ingest", small, desk.evidence.toString());
            Ended kept = desk.run("case", "items", small, "--json");

            assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
            assertThat(full.errors())
                    .contains("no space left", "What was stored until then is kept")
                    .doesNotContain("Exception");
            assertThat(kept.exitCode()).as(kept.toString()).isZero();
            assertThat(kept.list().size()).isBetween(1, 2_999);

            assertThat(new User(List.of()).may("mount", "-o", "remount,size=200m", disk.toString()))
                    .isTrue();
            Ended again = desk.run("ingest", small, desk.evidence.toString());
            assertThat(desk.run("case", "create", desk.place.toString(), "--name", "Wide")
                            .exitCode())
                    .isZero();
            assertThat(desk.ingest().exitCode()).isZero();

            assertThat(again.exitCode()).as(again.toString()).isZero();
            assertThat(Picture.of(desk, Path.of(small))).isEqualTo(Picture.of(desk, desk.place));
        } finally {
            desk.sh("umount disk");
        }
    }

    @Test
    void a_case_that_lies_in_the_evidence_is_not_taken_in() throws Exception {
        desk.withCase();

        Ended ended = desk.run("ingest", desk.place.toString(), temp.toString(), desk.evidence.toString());

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.errors()).contains(temp.toString(), "cannot contain itself");
        desk.theRestWentOn();
        try (Stream<Path> files = Files.list(desk.evidence)) {
            assertThat(files).hasSize(1);
        }
    }
}
