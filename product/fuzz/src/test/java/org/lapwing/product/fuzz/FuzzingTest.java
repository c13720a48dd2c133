package org.lapwing.product.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Lets the fuzzer loose on each parser, in a process of its own, when asked for: {@code -Dlapwing.fuzz.seconds=4}, and
 * {@code -Dlapwing.fuzz.only=WhatsApp} for one. What it learns stays in {@code target/fuzz}; what it finds is named by the failure and
 * belongs, once mended, into {@code src/test/resources/<package>/<class>Inputs/<method>}, from where it is tried at every build.
 */
class FuzzingTest {

    private static final int AT_ONCE = 2;
    private static final long SECONDS = Long.getLong("lapwing.fuzz.seconds", 0);
    private static final long SLACK = 120;
    private static final String ONLY = System.getProperty("lapwing.fuzz.only", "");

    /** Patterns are what a cue file is made of. */
    private static final String PATTERNS_ARE_MEANT = "com.code_intelligence.jazzer.sanitizers.RegexInjection";

    private static final Map<String, Outcome> OUTCOMES = new LinkedHashMap<>();

    private record Outcome(int exitCode, String said) {}

    @BeforeAll
    static void fuzz() throws Exception {
        assumeTrue(SECONDS > 0, "Nobody asked for fuzzing; what it found before is tried by the other tests");
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<Outcome>> running = new LinkedHashMap<>();
            for (Method target : targets()) {
                running.put(name(target), workers.submit(() -> begun(target)));
            }
            for (Map.Entry<String, Future<Outcome>> each : running.entrySet()) {
                OUTCOMES.put(each.getKey(), each.getValue().get());
            }
        }
    }

    private static String name(Method target) {
        return target.getDeclaringClass().getSimpleName() + "." + target.getName();
    }

    /** Every method of this module's tests that takes what a fuzzer makes. */
    private static List<Method> targets() throws Exception {
        Path classes = Path.of(FuzzingTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Method> targets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith("FuzzTest.class"))
                    .sorted()
                    .toList()) {
                String type = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Method[] methods = Class.forName(type.substring(0, type.length() - ".class".length()))
                        .getDeclaredMethods();
                Arrays.stream(methods)
                        .filter(each -> each.isAnnotationPresent(FuzzTest.class)
                                && name(each).contains(ONLY))
                        .sorted(java.util.Comparator.comparing(Method::getName))
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    /** Under load the fuzzer at times ends without a word before its first run; that says nothing of the parser. */
    private static Outcome begun(Method target) throws IOException, InterruptedException {
        Outcome outcome = fuzz(target);
        for (int again = 0;
                again < 3 && outcome.exitCode() == 1 && !outcome.said().contains("#");
                again++) {
            outcome = fuzz(target);
        }
        return outcome;
    }

    private static Outcome fuzz(Method target) throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(Path.of("target", "fuzz", name(target)).toAbsolutePath());
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:TieredStopAtLevel=" + (SECONDS < 60 ? 1 : 4),
                        "-XX:+UseSerialGC",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getDeclaringClass().getName(),
                        "--target_method=" + target.getName(),
                        "--instrumentation_includes=org.lapwing.**",
                        "--disabled_hooks=" + PATTERNS_ARE_MEANT,
                        // The same inputs in every build, so that it fails for what was changed; longer runs draw their
                        // own.
                        "-seed=" + (SECONDS < 60 ? 1 : 0),
                        "-max_total_time=" + SECONDS,
                        "-timeout=25",
                        "-rss_limit_mb=6000",
                        "-artifact_prefix=" + folder + File.separator)
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
    void every_parser_was_fuzzed() {
        assertThat(OUTCOMES).hasSizeGreaterThanOrEqualTo(ONLY.isEmpty() ? 18 : 1);
    }
}
