package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

/** The main job in a process that has no network at all; first it is proved that it has none. */
class NoNetworkTest {

    private static final List<String> WITHOUT_NETWORK = List.of("unshare", "--map-root-user", "--net");

    @TempDir
    Path folder;

    @Test
    void a_case_is_made_filled_and_searched_without_network() throws Exception {
        Assumptions.assumeTrue(
                exitCode(WITHOUT_NETWORK, "true") == 0, "This system lets nobody make a network namespace");
        proveTheDenial();
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("note.txt"), "The heron stands by the weir.");
        String dir = folder.resolve("case").toString();

        assertThat(run("case", "create", dir, "--name", "Weir", "--authority", "Order 1")
                        .exitCode())
                .isZero();
        Ended ingest = run("ingest", dir, evidence.toString());
        Ended show = run("case", "show", dir, "--json");
        Ended search = run("search", dir, "heron", "--json");
        Ended triage = run("triage", dir, "--json");

        assertThat(ingest.exitCode()).as(ingest.errors()).isZero();
        assertThat(((Map<?, ?>) ((Map<?, ?>) show.json()).get("counts")).get("items"))
                .isEqualTo(1L);
        assertThat((List<?>) search.json()).hasSize(1);
        assertThat(triage.exitCode()).as(triage.errors()).isZero();
        assertThat(triage.json()).isInstanceOf(List.class);
    }

    /** A listener on this machine answers here and cannot be reached from inside. */
    private static void proveTheDenial() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + listener.getLocalPort();
            assertThat(exitCode(List.of(), "bash", "-c", connect)).isZero();
            assertThat(exitCode(WITHOUT_NETWORK, "bash", "-c", connect)).isNotZero();
        }
    }

    private Ended run(String... words) throws Exception {
        return Lapwing.built(folder.resolve("data")).run(WITHOUT_NETWORK, Map.of(), words);
    }

    private static int exitCode(List<String> before, String... words) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
