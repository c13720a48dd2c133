package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.host.Json;
import org.lapwing.product.tests.Lapwing.Ended;

class ImageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"version", "toolset list", "case list"})
    void with_json_standard_output_is_one_json_value_and_no_tool_chatters(String command) throws Exception {
        Ended ended = Lapwing.built(folder).run((command + " --json").split(" "));

        assertThat(ended.errors()).doesNotContain("WARNING", "SLF4J", "Exception");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json()).isNotNull();
    }

    @Test
    void every_bundle_of_the_lock_file_is_listed_and_none_has_a_problem() throws Exception {
        Lapwing lapwing = Lapwing.built(folder);

        Ended ended = lapwing.run("toolset", "list");

        assertThat(ended.exitCode()).isZero();
        for (String name : names(lapwing)) {
            assertThat(ended.output()).contains(name);
        }
        assertThat(ended.output()).doesNotContain("unresolved", "failed", "damaged", "missing", " is off");
    }

    @Test
    void a_command_starts_no_bundle_of_the_window() throws Exception {
        Ended ended = Lapwing.built(folder).run("toolset", "list");

        List<String> window = ended.output()
                .lines()
                .filter(line -> line.startsWith("org.lapwing.workbench.") || line.startsWith("org.eclipse.swt"))
                .toList();
        assertThat(window).isNotEmpty().allMatch(line -> line.endsWith("not needed"));
    }

    @Test
    void a_damaged_bundle_is_named_and_the_rest_runs() throws Exception {
        Lapwing lapwing = Lapwing.copied(folder.resolve("image"), folder.resolve("data"));
        Path victim;
        try (Stream<Path> bundles = Files.list(lapwing.home().resolve("bundles"))) {
            victim = bundles.filter(file -> file.getFileName().toString().startsWith("org.lapwing.chat.telegram-"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(victim);
        bytes[bytes.length / 2] ^= 1;
        Files.write(victim, bytes);

        Ended list = lapwing.run("toolset", "list");
        Ended cases = lapwing.run("case", "list", "--json");

        assertThat(list.output())
                .contains("The file of org.lapwing.chat.telegram", "is not the one that the toolset names");
        assertThat(cases.exitCode()).isZero();
        assertThat(cases.json()).isEqualTo(List.of());
    }

    @Test
    void data_and_cache_are_where_the_desktop_says_and_nowhere_else() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));

        Ended ended = Lapwing.built(folder)
                .run(List.of(), Map.of("LAPWING_DATA", "", "HOME", home.toString()), "case", "list");

        assertThat(ended.exitCode()).isZero();
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).map(home::relativize).map(Path::toString))
                    .allMatch(file -> file.startsWith(".local/share/lapwing/") || file.startsWith(".cache/lapwing/"));
        }
        assertThat(home.resolve(".local/share/lapwing")).isDirectory();
        assertThat(home.resolve(".cache/lapwing/frameworks")).isEmptyDirectory();
    }

    @Test
    void an_old_locale_does_not_hurt_names_of_other_languages() throws Exception {
        Path dir = folder.resolve("Fälle-Ñandú-案件");
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));

        Ended made = lapwing.run(List.of(), Map.of("LANG", "C"), "case", "create", dir.toString(), "--name", "Ñandú");

        assertThat(made.exitCode()).as(made.errors()).isZero();
        assertThat(dir).isDirectory();
        assertThat(lapwing.run("case", "list", "--json").output()).contains("Ñandú");
    }

    @Test
    void a_wrong_word_is_a_mistake_of_usage_told_on_standard_error() throws Exception {
        Ended ended = Lapwing.built(folder).run("no-such-command");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains("no-such-command");
    }

    @Test
    void a_second_window_ends_at_once_and_an_asked_end_closes_the_first() throws Exception {
        String display = System.getenv().getOrDefault("DISPLAY", "");
        Assumptions.assumeFalse(
                display.isEmpty(), "There is no display here; the host's own tests do this without one");
        Map<String, String> environment = Map.of("DISPLAY", display);
        Path run = folder.resolve("run");
        Process first = Lapwing.built(folder).start(environment);
        try {
            Waiting.until(() -> Files.exists(run.resolve("window.sock")), "the window listens");

            Ended second = Lapwing.built(folder).run(List.of(), environment);

            assertThat(second).isEqualTo(new Ended(0, "", ""));
            assertThat(first.isAlive()).isTrue();
        } finally {
            first.toHandle().destroy();
        }
        assertThat(first.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).as("the window ended as it was asked to").isZero();
        try (BufferedReader errors = first.errorReader()) {
            assertThat(errors.lines().filter(line -> !line.contains("Gtk") && !line.isBlank()))
                    .isEmpty();
        }
        assertThat(run.resolve("window.sock")).doesNotExist();
        assertThat(folder.resolve("cache").resolve("frameworks")).isEmptyDirectory();
    }

    private static List<String> names(Lapwing lapwing) throws Exception {
        Map<?, ?> lock = (Map<?, ?>) Json.read(Files.readString(lapwing.home().resolve("toolset.json")));
        return ((List<?>) lock.get("features"))
                .stream()
                        .flatMap(feature -> ((List<?>) ((Map<?, ?>) feature).get("bundles")).stream())
                        .map(bundle -> ((Map<?, ?>) bundle).get("symbolicName").toString())
                        .toList();
    }
}
