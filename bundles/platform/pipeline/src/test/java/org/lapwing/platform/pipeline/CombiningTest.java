package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.cases.TableOwner;

/** That a case is brought together with other collections is in its log, once for each run that compares something. */
class CombiningTest {

    @TempDir
    Path folder;

    @Test
    void each_run_that_compares_is_one_entry_and_one_without_anything_new_is_none() throws Exception {
        Path phone = Files.createDirectories(folder.resolve("phone"));
        Files.writeString(phone.resolve("a.txt"), "one");
        Files.writeString(phone.resolve("b.txt"), "two two");
        try (Rig rig = new Rig(folder)) {
            rig.analyzers.add(new Comparing(Map.of()));
            rig.ingest(phone);
            assertThat(combined(rig)).as("no lists").isEmpty();

            rig.analyzers.removeLast();
            rig.analyzers.add(new Comparing(Map.of("unit list", "ab".repeat(32), "another", "cd".repeat(32))));
            rig.ingest(phone);
            assertThat(combined(rig))
                    .containsExactly("compared with another cdcdcdcdcdcdcdcd, unit list abababababababab");

            rig.ingest(phone);
            assertThat(combined(rig)).as("nothing was compared").hasSize(1);

            Files.writeString(phone.resolve("c.txt"), "three");
            rig.ingest(phone);
            assertThat(combined(rig)).hasSize(2);
        }
    }

    private static List<String> combined(Rig rig) {
        return rig.target.tables(new TableOwner("test_", List.of())).read(connection -> {
            List<String> details = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select detail from log where operation = 'COMBINED' order by id")) {
                while (rows.next()) {
                    details.add(rows.getString(1));
                }
            }
            return details;
        });
    }

    /** Compares with lists that are named on its card. */
    private record Comparing(Map<String, String> lists) implements Analyzer {

        @Override
        public AnalyzerCard card() {
            return new AnalyzerCard(
                            "test.lists",
                            "1." + lists.size(),
                            Set.of("text/*"),
                            AnalyzerCard.Cost.TRIVIAL,
                            true,
                            "Compares.")
                    .using(lists, null);
        }

        @Override
        public boolean combines() {
            return true;
        }

        @Override
        public void analyze(Content content, FindingSink findings) {}
    }
}
