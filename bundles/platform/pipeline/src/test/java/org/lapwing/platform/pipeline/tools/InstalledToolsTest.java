package org.lapwing.platform.pipeline.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.product.testkit.EnglishTexts;

@DisabledOnOs(OS.WINDOWS)
class InstalledToolsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

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

    private InstalledTools tools() {
        return new InstalledTools(
                EnglishTexts.of(InstalledTools.class),
                name -> name.equals("PATH")
                        ? temp + ":" + System.getenv("PATH")
                        : name.equals("LAPWING_SECRET") ? "secret" : null);
    }

    private Tool script(String name, String body) throws IOException {
        Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Tool(name);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void a_program_that_is_absent_is_named_with_its_package() {
        ToolStatus status = tools().status(new Tool("no-such-program-here"));

        assertThat(status.present()).isFalse();
        assertThat(status.problem())
                .contains("“no-such-program-here” is not installed")
                .contains("“test-tool”");
        assertThatThrownBy(() -> tools().run(new Tool("no-such-program-here"), List.of(), LONG, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("“test-tool”");
    }

    @Test
    void a_program_tells_its_version_and_its_output() throws Exception {
        Tool tool = script("teller", "echo \"version 7 $1\"; echo more");

        assertThat(tools().status(tool)).isEqualTo(new ToolStatus("teller", "version 7 --version", null));
        assertThat(text(tools().run(tool, List.of("a b; echo c"), LONG, 1_000)))
                .isEqualTo("version 7 a b; echo c\nmore\n");
    }

    @Test
    void a_program_knows_nothing_of_our_environment_and_has_a_folder_of_its_own() throws Exception {
        Tool tool = script("looker", "env; pwd; touch left-behind");
        String seen = text(tools().run(tool, List.of(), LONG, 10_000));

        assertThat(seen)
                .contains("LC_ALL=C.UTF-8")
                .doesNotContain("secret")
                .doesNotContain("JAVA_HOME")
                .doesNotContain("USER=");
        String folder = seen.strip().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(folder).contains("lapwing-tool");
        assertThat(Path.of(folder)).doesNotExist();
    }

    @Test
    void a_program_that_takes_too_long_is_killed_with_its_children() throws Exception {
        Path pid = temp.resolve("pid");
        Tool tool = script("sleeper", "sleep 300 & echo $! > " + pid + "; wait");
        long begin = System.nanoTime();

        assertThatThrownBy(() -> tools().run(tool, List.of(), Duration.ofSeconds(2), 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took longer than 2 s");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        long child = Long.parseLong(Files.readString(pid).strip());
        for (int i = 0;
                i < 100 && ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false);
                i++) {
            Thread.sleep(50);
        }
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void a_program_that_says_too_much_is_ended() throws Exception {
        Tool tool = script("talker", "while true; do echo talking; done");

        assertThatThrownBy(() -> tools().run(tool, List.of(), LONG, 5_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 5,000 bytes");
    }

    @Test
    void a_program_that_fails_is_quoted() throws Exception {
        Tool tool = script("failer", "echo 'this is no picture' >&2; exit 3");

        assertThatThrownBy(() -> tools().run(tool, List.of(), LONG, 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this is no picture");
    }

    @Test
    void a_program_has_no_network_where_the_system_can_take_it_away() throws Exception {
        Tool perl = new Tool("perl");
        assumeTrue(tools().status(perl).present(), "no perl here");
        assumeTrue(unshares(), "this system does not let a program be cut off from the network");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "use IO::Socket::INET; print IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => "
                    + server.getLocalPort() + ", Timeout => 2) ? 'through' : 'cut off';";

            assertThat(text(tools().run(perl, List.of("-e", connect), LONG, 1_000)))
                    .isEqualTo("cut off");
        }
    }

    private static boolean unshares() throws Exception {
        try {
            return new ProcessBuilder("unshare", "--user", "--map-root-user", "--net", "--", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void what_a_program_says_of_a_failure_is_the_same_each_time() throws Exception {
        Tool tool = script("addressing", "echo \"[mp3 @ 0x55f1c0ffee] bad header in $1\" >&2; exit 3");
        assertThatThrownBy(() -> tools().run(tool, List.of("/dev/shm/x1/a.mp3"), Duration.ofSeconds(20), 1_000))
                .hasMessageContaining("[mp3] bad header")
                .message()
                .doesNotContain("0x55f1c0ffee")
                .doesNotContain("/dev/shm/x1");
    }
}
