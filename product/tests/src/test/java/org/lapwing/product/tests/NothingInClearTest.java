package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

/** Whatever is done with a case by commands, nothing of it lies on the disk in clear: names, words of evidence, notes, questions. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class NothingInClearTest {

    private static final String CASE = "Qalvorine";
    private static final String FILE = "zebumarlot";
    private static final String TEXT = "mirovandel";
    private static final String INSIDE = "taskelunder";
    private static final String NOTE = "borvequist";
    private static final String SUBJECT = "Delvamyra";
    private static final List<String> SEEDS = List.of(CASE, FILE, TEXT, INSIDE, NOTE, SUBJECT);

    @TempDir
    Path folder;

    private Path written;
    private Path evidence;
    private String place;
    private Lapwing lapwing;

    @BeforeEach
    void evidence_with_words_that_are_nowhere_else() throws Exception {
        written = Files.createDirectories(folder.resolve("written"));
        evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve(FILE + ".txt"), "We meet at " + TEXT + " on Friday.");
        try (OutputStream out = Files.newOutputStream(evidence.resolve("box.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("inner.txt"));
            zip.write(("Inside stands " + INSIDE).getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder chat = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            chat.append("12/03/24, 10:")
                    .append(i)
                    .append(" - Ana: come to ")
                    .append(TEXT)
                    .append('\n');
        }
        Files.writeString(evidence.resolve("WhatsApp Chat with Ana.txt"), chat);
        lapwing = Lapwing.built(written.resolve("data"));
        place = written.resolve("case").toString();
    }

    @AfterEach
    void lock() throws Exception {
        lapwing.run("person", "lock");
    }

    private Ended done(String... words) throws Exception {
        Ended ended = lapwing.run(words);
        assertThat(ended.exitCode()).as(String.join(" ", words) + ": " + ended).isZero();
        return ended;
    }

    @Test
    void after_every_kind_of_work() throws Exception {
        done("case", "create", place, "--name", CASE);
        done("ingest", place, evidence.toString());
        done("decide", place, "item:1", "--tag", NOTE, "--note", NOTE, "--why", NOTE);
        done("task", "add", place, "ask " + NOTE);
        done("subject", "add", place, SUBJECT, "--category", "victim", "--source", NOTE);
        Ended found = done("search", place, TEXT, "--json");
        assertThat(found.output()).as("what is looked for is there").contains(TEXT);
        done("search", place, INSIDE);
        done("triage", place);
        done("case", "items", place);
        done("case", "verify", place);
        done("case", "rekey", place, "--why", "yearly");
        done("case", "backup", place, written.resolve("backup").toString());
        String id = String.valueOf(((Map<?, ?>) done("person", "show", "--json").json()).get("id"));
        done("case", "seal", place, written.resolve("sealed").toString(), "--to", id);
        done(
                "case",
                "unseal",
                written.resolve("sealed").toString(),
                written.resolve("again").toString());
        done("case", "compact", place);
        nothingInClear();
    }

    @Test
    void after_an_ingest_that_was_killed() throws Exception {
        for (int i = 0; i < 300; i++) {
            Files.writeString(evidence.resolve(FILE + i + ".txt"), (TEXT + " " + i + "\n").repeat(200));
        }
        done("case", "create", place, "--name", CASE);
        Process ingest = lapwing.start(Map.of(), folder.resolve("said"), "ingest", place, evidence.toString());
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        long before = size(Path.of(place));
        while (ingest.isAlive() && size(Path.of(place)) < before + (200 << 10) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        ingest.descendants().forEach(ProcessHandle::destroyForcibly);
        ingest.destroyForcibly().waitFor();
        nothingInClear();
        done("ingest", place, evidence.toString());
        nothingInClear();
    }

    private static long size(Path of) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(of)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                size += each.toFile().length();
            }
        }
        return size;
    }

    /** The test sees what is in clear: else it would be content with anything. */
    @Test
    void this_test_can_fail() throws IOException {
        Files.writeString(written.resolve("left"), "x" + TEXT, StandardCharsets.UTF_16LE);
        assertThat(inClear()).singleElement().asString().contains(TEXT, "left");
        Files.move(written.resolve("left"), written.resolve(NOTE));
        assertThat(inClear()).hasSize(2);
    }

    private void nothingInClear() throws IOException {
        assertThat(size(written)).isPositive();
        assertThat(inClear()).isEmpty();
    }

    private List<String> inClear() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.toList()) {
                String name = written.relativize(file).toString();
                SEEDS.stream().filter(name::contains).forEach(seed -> found.add(seed + " names " + name));
                if (Files.isRegularFile(file)) {
                    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    for (String seed : SEEDS) {
                        for (Charset as : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                            if (bytes.contains(new String(seed.getBytes(as), StandardCharsets.ISO_8859_1))) {
                                found.add(seed + " is in " + name);
                            }
                        }
                    }
                }
            }
        }
        return found;
    }
}
