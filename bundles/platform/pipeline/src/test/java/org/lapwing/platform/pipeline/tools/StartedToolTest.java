package org.lapwing.platform.pipeline.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.product.testkit.EnglishTexts;

/** Programs whose output is read while they run. */
@DisabledOnOs(OS.WINDOWS)
class StartedToolTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    private record Tool(String name) implements ExternalTool {
        @Override
        public String purpose() {
            return "Tests.";
        }

        @Override
        public String obtain() {
            return "install the package “test-tool”.";
        }

        @Override
        public List<String> versionCommand() {
            return List.of(name, "--version");
        }
    }

    private ToolRunner.Running start(String body, Duration limit) throws Exception {
        return tools(body).start(new Tool("tool"), List.of(), limit);
    }

    private InstalledTools tools(String body) throws Exception {
        Path file = Files.writeString(temp.resolve("tool"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new InstalledTools(
                EnglishTexts.of(InstalledTools.class),
                name -> name.equals("PATH") ? temp + ":" + System.getenv("PATH") : null);
    }

    @Test
    void more_than_memory_holds_is_read_to_its_end() throws Exception {
        try (ToolRunner.Running running = start("head -c 300000000 /dev/zero", LONG)) {
            assertThat(running.output().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(300_000_000);
            assertThat(running.problem()).isNull();
        }
    }

    @Test
    void what_a_program_says_when_it_fails_is_told() throws Exception {
        try (ToolRunner.Running running = start("echo half; echo it is broken >&2; exit 3", LONG)) {
            assertThat(new String(running.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("half\n");
            assertThat(running.problem()).contains("it is broken");
        }
    }

    @Test
    void a_program_that_does_not_end_is_ended_with_its_children_and_said_to_be_slow() throws Exception {
        try (ToolRunner.Running running = start("sleep 600 & echo $!; wait", Duration.ofSeconds(2))) {
            String child = new String(running.output().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(child).isNotEmpty();
            assertThat(running.problem()).contains("2");
            awaitEnd(Long.parseLong(child));
        }
    }

    @Test
    void a_program_gets_no_more_memory_than_it_may_have() throws Exception {
        String body = "dd if=/dev/zero of=/dev/null bs=500000000 count=1 2>/dev/null && echo had it || echo refused";
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit");
        try (ToolRunner.Running running = tools(body).start(new Tool("tool"), List.of(), LONG, 100 << 20)) {
            assertThat(running.output().readAllBytes()).asString().isEqualTo("refused\n");
        }
        try (ToolRunner.Running running = tools(body).start(new Tool("tool"), List.of(), LONG, 2L << 30)) {
            assertThat(running.output().readAllBytes()).asString().isEqualTo("had it\n");
        }
    }

    @Test
    void what_a_program_says_beside_its_output_is_a_warning_where_it_ends_well() throws Exception {
        try (ToolRunner.Running running = start("echo half is damaged >&2; echo more >&2", LONG)) {
            assertThat(running.output().readAllBytes()).isEmpty();
            assertThat(running.problem()).isNull();
            assertThat(running.warning()).isEqualTo("half is damaged");
        }
        try (ToolRunner.Running running = start("true", LONG)) {
            assertThat(running.warning()).isNull();
        }
        try (ToolRunner.Running running = start("echo broken >&2; exit 3", LONG)) {
            assertThat(running.warning()).isNull();
        }
    }

    @Test
    void closing_ends_a_program_that_still_talks() throws Exception {
        ToolRunner.Running running = start("echo $$; exec cat /dev/zero", LONG);
        StringBuilder number = new StringBuilder();
        for (int b = running.output().read(); b != '\n'; b = running.output().read()) {
            number.append((char) b);
        }
        running.close();
        awaitEnd(Long.parseLong(number.toString()));
    }

    @Test
    void an_absent_program_is_named_with_its_package() {
        assertThatThrownBy(() -> new InstalledTools(EnglishTexts.of(InstalledTools.class), name -> temp.toString())
                        .start(new Tool("absent"), List.of(), LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("test-tool");
    }

    private static void awaitEnd(long process) throws InterruptedException {
        for (int i = 0; i < 600 && alive(process); i++) {
            Thread.sleep(50);
        }
        assertThat(alive(process)).isFalse();
    }

    private static boolean alive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
}
