package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

/** One process writes a case for long; others of the same person hand it what they have to do. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HandOverTest {

    /** One pixel, white. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=");

    @TempDir
    Path folder;

    private Lapwing lapwing;
    private String place;
    private Path evidence;
    private Path tools;
    private Process writer;

    @BeforeEach
    void somebody_ingests_for_long() throws Exception {
        lapwing = Lapwing.built(folder.resolve("data"));
        place = folder.resolve("case").toString();
        evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("note.txt"), "The heron stands by the weir.");
        Files.write(evidence.resolve("dot.png"), PNG);
        tools = Files.createDirectories(folder.resolve("tools"));
        assertThat(lapwing.run("case", "create", place, "--name", "Weir", "--authority", "Order 1")
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void end() throws Exception {
        if (writer != null) {
            writer.descendants().forEach(ProcessHandle::destroyForcibly);
            writer.destroyForcibly().waitFor();
        }
    }

    /** A program in the place of ExifTool that does not answer until the test lets it. */
    private void ingestThatWaits() throws Exception {
        Path tool = Files.writeString(tools.resolve("exiftool"), """
                #!/bin/sh
                if [ "$1" = -ver ]; then echo 12.50; exit 0; fi
                touch %1$s/running
                while [ ! -e %1$s/go ]; do sleep 0.1; done
                echo '[{}]'
                """.formatted(tools));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        writer = lapwing.start(environment(), "ingest", place, evidence.toString());
        until(() -> Files.exists(tools.resolve("running")));
    }

    private Map<String, String> environment() {
        return Map.of("PATH", tools + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private Ended decide(String tag) throws Exception {
        return lapwing.run("decide", place, "item:1", "--tag", tag, "--why", "asks to meet");
    }

    private long decisions() throws Exception {
        Ended show = lapwing.run("case", "show", place, "--json");
        return (long) ((Map<?, ?>) ((Map<?, ?>) show.json()).get("counts")).get("decisions");
    }

    @Test
    void a_decision_is_taken_while_an_ingest_runs_and_the_ingest_goes_on() throws Exception {
        ingestThatWaits();
        Ended decided = decide("urgent");
        assertThat(decided.exitCode()).as(decided.toString()).isZero();
        assertThat(decided.errors()).contains("handed to it");
        Ended task = lapwing.run("task", "add", place, "ask the school", "--json");
        assertThat(task.exitCode()).as(task.toString()).isZero();
        assertThat(task.json()).isInstanceOf(Map.class);
        Ended subject = lapwing.run(
                "subject", "add", place, "A child", "--category", "victim", "--source", "statement of the school");
        assertThat(subject.errors()).as(subject.toString()).contains("handed to it");
        assertThat(writer.isAlive()).isTrue();

        Files.createFile(tools.resolve("go"));
        assertThat(writer.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).as(said(writer)).isZero();
        assertThat(decisions()).isEqualTo(1);
        Ended verified = lapwing.run("case", "verify", place);
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        Ended alone = decide("later");
        assertThat(alone.errors()).doesNotContain("handed");
        assertThat(decisions()).isEqualTo(2);
    }

    @Test
    void somebody_else_decides_nothing_through_the_writer() throws Exception {
        ingestThatWaits();
        Path passphrase = Files.writeString(folder.resolve("alex"), "another one and no secret");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> alex = Map.of(
                "LAPWING_DATA", folder.resolve("alex-data").toString(),
                "LAPWING_PERSON", "Alex",
                "LAPWING_PASSPHRASE_FILE", passphrase.toString());
        Ended ended = lapwing.run(List.of(), alex, "decide", place, "item:1", "--tag", "urgent", "--why", "x");
        assertThat(ended.exitCode()).as(ended.toString()).isNotZero();
        assertThat(ended.errors()).doesNotContain("handed to it");
        Files.createFile(tools.resolve("go"));
        assertThat(writer.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(decisions()).isZero();
    }

    @Test
    void an_ingest_that_is_handed_over_waits_its_turn_and_a_killed_writer_is_told() throws Exception {
        ingestThatWaits();
        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("second.txt"), "And a second one.");
        Path said = folder.resolve("said");
        Process second = lapwing.start(Map.of(), said, "ingest", place, more.toString());
        until(() -> Files.readString(said).contains("handed to it"));
        for (int i = 0; i < 3; i++) {
            assertThat(decide("tag" + i).exitCode()).isZero();
        }
        writer.descendants().forEach(ProcessHandle::destroyForcibly);
        writer.destroyForcibly().waitFor();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(Files.readString(said)).contains("ended before it said what became of the command");
        assertThat(decisions()).isEqualTo(3);
        Ended verified = lapwing.run("case", "verify", place);
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        Files.createFile(tools.resolve("go"));
        Ended again = lapwing.run("ingest", place, more.toString());
        assertThat(again.exitCode()).as(again.toString()).isZero();
    }

    @Test
    void decisions_at_the_moment_of_a_kill_are_whole_or_not_there() throws Exception {
        ingestThatWaits();
        List<Process> all = new ArrayList<>();
        List<Path> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            said.add(folder.resolve("said" + i));
            all.add(lapwing.start(
                    Map.of(), said.get(i), "decide", place, "item:1", "--tag", "tag" + i, "--why", "at the end"));
        }
        until(() -> {
            for (Path each : said) {
                if (Files.readString(each).contains("handed to it")) {
                    return true;
                }
            }
            return false;
        });
        writer.descendants().forEach(ProcessHandle::destroyForcibly);
        writer.destroyForcibly().waitFor();
        long done = 0;
        long lost = 0;
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).waitFor(90, TimeUnit.SECONDS)).isTrue();
            String words = Files.readString(said.get(i), StandardCharsets.UTF_8);
            if (all.get(i).exitValue() == 0) {
                done++;
            } else {
                assertThat(words).containsAnyOf("ended before it said", "open for writing elsewhere");
                lost++;
            }
        }
        assertThat(decisions()).isBetween(done, done + lost);
        Ended verified = lapwing.run("case", "verify", place);
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
