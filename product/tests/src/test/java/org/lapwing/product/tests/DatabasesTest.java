package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

class DatabasesTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void words_that_are_only_in_the_log_of_a_seized_database_are_found_and_nothing_of_it_changes() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        seize(evidence);
        Map<String, String> before = state(evidence);
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        String in = folder.resolve("case").toString();
        assertThat(lapwing.run("case", "create", in, "--name", "One").exitCode())
                .isZero();

        Ended ingest = lapwing.run("ingest", in, evidence.toString());

        assertThat(ingest.exitCode()).as(ingest.output() + ingest.errors()).isZero();
        Ended found = lapwing.run("search", in, "sandpiper", "--json");
        assertThat(found.output()).contains("msgstore.db").doesNotContain("-wal\"");
        assertThat(lapwing.run("search", in, "oystercatcher", "--json").output())
                .contains("msgstore.db");
        assertThat(state(evidence)).isEqualTo(before);
    }

    /** As a phone that is switched off leaves it. */
    private void seize(Path evidence) throws Exception {
        Path live = Files.createDirectory(folder.resolve("live")).resolve("live.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "pragma journal_mode = wal",
                    "pragma wal_autocheckpoint = 0",
                    "create table message (id integer primary key, body text)",
                    "insert into message values (1, 'Of an oystercatcher')",
                    "pragma wal_checkpoint(truncate)",
                    "delete from message",
                    "insert into message values (2, 'Of a sandpiper')")) {
                statement.execute(sql);
            }
            for (String ending : List.of("", "-wal", "-shm")) {
                Files.copy(live.resolveSibling("live.db" + ending), evidence.resolve("msgstore.db" + ending));
            }
        }
    }

    private static Map<String, String> state(Path evidence) throws Exception {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.list(evidence)) {
            for (Path file : files.toList()) {
                state.put(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return state;
    }
}
