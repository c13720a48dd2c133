package org.lapwing.product.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Lets the fuzzer loose on each parser: in every build for some thousand runs that are the same each time, so that it fails for what
 * was changed and not by luck; as long as asked for, each in a process of its own, with other inputs each time and what was learnt
 * before: {@code -Dlapwing.fuzz.seconds=600}, and {@code -Dlapwing.fuzz.only=WhatsApp} for one. What it learns stays in
 * {@code target/fuzz}; what it finds is named by the failure and belongs, once mended, into
 * {@code src/test/resources/<package>/<class>Inputs/<method>}, from where it is tried at every build.
 */
class FuzzingTest {

    private static final int AT_ONCE = 2;
    private static final long SECONDS = Long.getLong("lapwing.fuzz.seconds", 0);
    private static final boolean ASKED = SECONDS > 0;
    private static final String ONLY = System.getProperty("lapwing.fuzz.only", "");

    /** For starting, under load. */
    private static final long SLACK = 600;

    /** Of each share of the parsers; a slow machine tries the first of them only. */
    private static final int RUNS = 8_000;

    private static final int BOUND_SECONDS = 45;

    /** Patterns are what a cue file is made of. */
    private static final String PATTERNS_ARE_MEANT = "com.code_intelligence.jazzer.sanitizers.RegexInjection";

    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    /** Names of the parsers that were fed. */
    private static final List<String> FED = new ArrayList<>();

    private record Outcome(int exitCode, String said) {}

    private record Job(String name, String type, String method, List<String> options) {}

    @BeforeAll
    static void fuzz() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<Outcome>> running = new LinkedHashMap<>();
            for (Job job : ASKED ? asked() : built()) {
                running.put(job.name(), workers.submit(() -> begun(job)));
            }
            for (Map.Entry<String, Future<Outcome>> each : running.entrySet()) {
                OUTCOMES.put(each.getKey(), each.getValue().get());
            }
        }
        for (Job job : ASKED ? List.<Job>of() : built()) {
            Path runs = folder(job).resolve(EveryParser.RUNS);
            FED.addAll(Files.exists(runs) ? Files.readAllLines(runs) : List.of());
        }
    }

    private static List<Job> asked() throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (Target target : Target.all()) {
            if (target.name().contains(ONLY)) {
                jobs.add(new Job(
                        target.name(),
                        target.method().getDeclaringClass().getName(),
                        target.method().getName(),
                        List.of("-max_total_time=" + SECONDS)));
            }
        }
        return jobs;
    }

    private static List<Job> built() {
        List<Job> jobs = new ArrayList<>();
        for (int share = 0; share < AT_ONCE; share++) {
            jobs.add(new Job(
                    "share " + share + "/" + AT_ONCE,
                    EveryParser.class.getName(),
                    "takes_what_comes",
                    List.of("-seed=1", "-runs=" + RUNS, "-max_total_time=" + BOUND_SECONDS)));
        }
        return jobs;
    }

    /** Under load the fuzzer at times ends without a word before its first run; that says nothing of the parser. */
    private static Outcome begun(Job job) throws IOException, InterruptedException {
        Outcome outcome = fuzz(job);
        for (int again = 0;
                again < 3 && outcome.exitCode() == 1 && !outcome.said().contains("#");
                again++) {
            outcome = fuzz(job);
        }
        return outcome;
    }

    private static Path folder(Job job) {
        return Path.of("target", "fuzz", job.name().replace('/', '-')).toAbsolutePath();
    }

    private static Outcome fuzz(Job job) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folder(job));
        Path said = folder.resolve("said.txt");
        if (!ASKED) {
            forget(folder.resolve(".cifuzz-corpus"));
            Files.deleteIfExists(folder.resolve(EveryParser.RUNS));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=" + (SECONDS < 60 ? 1 : 4),
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dlapwing.fuzz.share=" + job.name().replace("share ", ""),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + job.type(),
                "--target_method=" + job.method(),
                "--instrumentation_includes=org.lapwing.**",
                "--disabled_hooks=" + PATTERNS_ARE_MEANT,
                "-timeout=25",
                "-rss_limit_mb=6000",
                "-artifact_prefix=" + folder + File.separator));
        command.addAll(job.options());
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(SECONDS + SLACK, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The fuzzer did not end: " + folder);
        }
        return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.ISO_8859_1));
    }

    /** What a build before this one learnt would make other inputs of the same seed. */
    private static void forget(Path corpus) throws IOException {
        if (Files.isDirectory(corpus)) {
            try (Stream<Path> all = Files.walk(corpus)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> nothing_that_comes_in_gets_the_better_of() {
        return OUTCOMES.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Outcome outcome = each.getValue();
                    assertThat(outcome.exitCode()).as(outcome.said()).isZero();
                    assertThat(outcome.said()).containsPattern("Done [1-9]\\d* runs");
                }));
    }

    @Test
    void every_parser_was_fuzzed() throws Exception {
        if (ASKED) {
            assertThat(OUTCOMES).hasSizeGreaterThanOrEqualTo(ONLY.isEmpty() ? 18 : 1);
            return;
        }
        assertThat(Target.all()).hasSizeGreaterThanOrEqualTo(22).allSatisfy(target -> assertThat(FED)
                .anyMatch(line -> line.matches("[1-9]\\d+ .*") && line.endsWith(" " + target.name())));
    }
}
