package org.lapwing.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.host.testbundle.FailingStart;
import org.lapwing.platform.host.testbundle.TellingApplication;

/** The host as a process of its own, with bundles made for each test. */
class HostProcessTest {

    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":never-connected-to");

    @TempDir
    Path folder;

    @Test
    void the_result_of_the_application_is_the_exit_code_and_nothing_else_is_said() throws Exception {
        TestImage.Ended ended = TestImage.withApplication(folder).run("exit", "3");

        assertThat(ended).isEqualTo(new TestImage.Ended(3, "bundle stopped\n", ""));
    }

    @Test
    void bundles_can_read_the_folders_the_policy_and_where_the_person_is() throws Exception {
        TestImage image = TestImage.withApplication(folder);

        assertThat(image.run("property", "lapwing.policy").output()).startsWith("{\"hideAfterSeconds\":10}\n");
        assertThat(image.run("property", "lapwing.home").output()).startsWith(image.home() + "\n");
        assertThat(image.run("property", "lapwing.data").output()).startsWith(image.data() + "\n");
        assertThat(image.run("property", "lapwing.cwd").output())
                .startsWith(Path.of("").toAbsolutePath() + "\n");
    }

    @Test
    void a_bundle_whose_bytes_differ_is_named_and_the_rest_runs() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.bundle("test.changed", TellingApplication.class, "org.osgi.framework,org.lapwing.platform.api.toolset");
        Path file = image.home().resolve("test.changed.jar");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        TestImage.Ended ended = image.run("bundles");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output().lines())
                .contains("test.application|running|")
                .contains(
                        "test.changed|damaged|The file of test.changed (test.changed.jar) is not the one that the toolset names,"
                                + " so it was not started; everything else runs. Install Lapwing again.");
    }

    @Test
    void a_bundle_whose_file_is_gone_is_named_and_the_rest_runs() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.bundle("test.gone", FailingStart.class, "org.osgi.framework");
        Files.delete(image.home().resolve("test.gone.jar"));

        assertThat(image.run("bundles").output())
                .contains("test.gone|missing|The file of test.gone (test.gone.jar) is missing");
    }

    @Test
    void a_bundle_that_needs_an_absent_package_says_so_in_one_sentence() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.bundle("test.needy", FailingStart.class, "org.osgi.framework,org.example.absent;version=\"[0.1,0.2)\"");

        assertThat(image.run("bundles").output().lines())
                .contains("test.needy|unresolved|test.needy needs org.example.absent 0.1, which is not installed.");
    }

    @Test
    void a_bundle_that_cannot_start_is_off_and_says_why() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.bundle("test.failing", FailingStart.class, "org.osgi.framework");

        TestImage.Ended ended = image.run("bundles");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output().lines())
                .contains(
                        "test.failing|failed|test.failing could not start and is off: The lamp has no oil. The log tells more.");
    }

    @Test
    void what_only_the_window_or_another_system_needs_is_not_installed_for_a_command() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.bundle("test.window", FailingStart.class, "org.osgi.framework").put("for", "window");
        image.bundle("test.elsewhere", FailingStart.class, "org.osgi.framework").put("os", "amiga");

        assertThat(image.run("bundles").output().lines())
                .contains("test.window|not needed|", "test.elsewhere|not needed|");
    }

    @Test
    void a_toolset_without_command_line_says_so() throws Exception {
        TestImage image = new TestImage(folder);
        image.bundle("test.failing", FailingStart.class, "org.osgi.framework");

        TestImage.Ended ended = image.run("anything");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .isEqualTo(
                        "This toolset has no command line that runs. test.failing could not start and is off: The lamp has no"
                                + " oil. The log tells more.\n");
    }

    @Test
    void a_toolset_that_is_no_json_is_told_in_a_sentence() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        Process process = image.start(Map.of(), "exit", "0");
        process.waitFor();
        Files.writeString(image.home().resolve("toolset.json"), "{\"name\": \"cut");

        LaunchFailure failure =
                org.junit.jupiter.api.Assertions.assertThrows(LaunchFailure.class, () -> Toolset.read(image.home()));

        assertThat(failure).hasMessageContaining("cannot be read").hasMessageContaining("Install Lapwing again.");
    }

    @Test
    void an_asked_end_stops_the_application_and_its_bundles_and_leaves_no_cache() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        Process process = image.start(Map.of(), "wait");
        try (BufferedReader output = reader(process)) {
            assertThat(output.readLine()).isEqualTo("running");
            process.toHandle().destroy();

            assertThat(output.lines()).containsExactly("asked to stop", "bundle stopped");
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("the application's own result").isEqualTo(7);
        assertThat(names(image.frameworks())).isEmpty();
    }

    @Test
    void an_application_that_does_not_end_when_asked_leaves_the_exit_code_to_the_signal() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        Process process = image.start(Map.of(), "deaf");
        try (BufferedReader output = reader(process)) {
            assertThat(output.readLine()).isEqualTo("running");
            process.toHandle().destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void bundles_can_tell_a_command_from_a_window() throws Exception {
        TestImage image = TestImage.withApplication(folder);

        assertThat(image.run("property", "lapwing.application").output()).startsWith("cli\n");
    }

    @Test
    void the_window_runs_before_the_bundles_that_it_does_not_need_at_once() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.entry("test.application").put("start", "first");
        image.bundle("test.late", TellingApplication.class, "org.osgi.framework,org.lapwing.platform.api.toolset");
        image.bundle("test.changed", FailingStart.class, "org.osgi.framework").put("sha256", "0");
        Process process = image.start(DISPLAY, "window", "early");
        try (BufferedReader output = reader(process)) {
            assertThat(output.lines().takeWhile(line -> !line.equals("running")))
                    .containsSubsequence(
                            "test.application|running|",
                            "test.late|not needed|",
                            "asked for the rest",
                            "test.application|running|",
                            "test.late|running|")
                    .anyMatch(line -> line.startsWith("test.changed|damaged|"));
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
    }

    @Test
    void what_a_killed_process_left_is_removed_at_the_next_start_and_what_a_living_one_uses_is_not() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        Process killed = image.start(Map.of(), "wait");
        Process living = image.start(Map.of(), "wait");
        try (BufferedReader first = reader(killed);
                BufferedReader second = reader(living)) {
            assertThat(first.readLine()).isEqualTo("running");
            assertThat(second.readLine()).isEqualTo("running");
            assertThat(names(image.frameworks())).hasSize(4);
            killed.destroyForcibly().waitFor();

            assertThat(image.run("exit", "0").exitCode()).isZero();

            assertThat(names(image.frameworks())).hasSize(2);
            living.toHandle().destroy();
            assertThat(second.lines()).contains("bundle stopped");
        }
    }

    @Test
    void a_second_window_brings_the_first_to_the_front_and_ends() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        Process first = image.start(DISPLAY);
        try (BufferedReader output = reader(first)) {
            assertThat(output.readLine()).isEqualTo("running");

            Process second = image.start(DISPLAY);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
            assertThat(second.getInputStream().readAllBytes()).isEmpty();
            assertThat(output.readLine()).isEqualTo("front");
            assertThat(image.run("exit", "5").exitCode())
                    .as("a command beside the window")
                    .isEqualTo(5);
        } finally {
            first.toHandle().destroy();
            first.waitFor();
        }
        assertThat(image.data().resolve("run").resolve("window.sock")).doesNotExist();
    }

    @Test
    void only_the_owner_may_enter_the_data_folder() throws Exception {
        TestImage image = TestImage.withApplication(folder);
        image.run("exit", "0");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(image.data())))
                .isEqualTo("rwx------");
    }

    @Test
    void without_a_display_a_window_is_refused_in_a_sentence() throws Exception {
        TestImage.Ended ended = TestImage.withApplication(folder).run("window");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).startsWith("There is no display for a window here.");
    }

    @Test
    void what_bundles_log_is_one_json_object_a_line_in_the_data_folder() throws Exception {
        TestImage image = TestImage.withApplication(folder);

        TestImage.Ended ended = image.run("log");

        assertThat(ended.errors()).isEmpty();
        List<String> lines = Files.readAllLines(image.data().resolve("log").resolve("lapwing-0.0.jsonl"));
        assertThat(lines).hasSize(1);
        assertThat(Json.read(lines.getFirst()))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("message", "\"told\"\nto the log")
                .containsEntry("level", "WARNING")
                .containsEntry("logger", "a.bundle");
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
