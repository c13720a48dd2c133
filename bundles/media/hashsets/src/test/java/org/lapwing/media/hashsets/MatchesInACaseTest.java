package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.product.casekit.RealCase;
import org.lapwing.product.testkit.EnglishTexts;

class MatchesInACaseTest {

    private static final EnglishTexts TEXTS = EnglishTexts.of(KnownFileLists.class);
    private static final Hashes KNOWN = KnownFileListsTest.hashes(1);
    private static final Hashes OTHER = KnownFileListsTest.hashes(2);

    @TempDir
    Path folder;

    private RealCase real;
    private KnownFileLists lists;
    private KnownFileAnalyzer analyzer;

    @BeforeEach
    void open() throws Exception {
        real = new RealCase(folder);
        lists = new KnownFileLists(
                TEXTS, Files.createDirectory(folder.resolve("lists")), Clock.systemUTC(), new SlotIndexes());
        analyzer = new KnownFileAnalyzer(TEXTS, lists);
    }

    @AfterEach
    void close() {
        real.close();
    }

    private void add(String name, String... lines) throws Exception {
        Path list = Files.writeString(folder.resolve(name + ".csv"), String.join("\n", lines));
        lists.importList(name, list, Progress.NONE);
    }

    /** What the pipeline does. */
    private void analyse(Hashes hashes) {
        List<Analysed.Said> said = new ArrayList<>();
        analyzer.analyze(content(hashes), new FindingSink() {
            @Override
            public void finding(
                    String kind, int version, Basis basis, Map<String, ?> value, double confidence, String why) {
                said.add(new Analysed.Said(Target.of(hashes.sha256()), kind, version, basis, value, confidence, why));
            }

            @Override
            public void derived(String kind, byte[] bytes) {}

            @Override
            public void text(CharSequence text) {}

            @Override
            public void problem(String sentence) {}
        });
        real.said(hashes, analyzer.card().id(), said);
    }

    private static Content content(Hashes hashes) {
        return new Content() {
            @Override
            public ContentId id() {
                return hashes.sha256();
            }

            @Override
            public Hashes hashes() {
                return hashes;
            }

            @Override
            public long size() {
                return 10;
            }

            @Override
            public String mediaType() {
                return "image/jpeg";
            }

            @Override
            public String name() {
                return "picture";
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }

            @Override
            public Path file() {
                throw new AssertionError("A look-up reads no file");
            }
        };
    }

    @Test
    void a_match_is_a_reason_to_read_sooner_that_cites_every_copy() throws Exception {
        long first = real.item("a/one.jpg", KNOWN, "image/jpeg");
        long copy = real.item("b/copy of one.jpg", KNOWN, "image/jpeg");
        real.item("b/other.jpg", OTHER, "image/jpeg");
        add("unit", "md5,category", KNOWN.md5() + ",7");
        analyse(KNOWN);
        analyse(OTHER);
        List<Reason> reasons = new KnownFileRule(TEXTS).reasons(real.open()).toList();
        assertThat(reasons).singleElement().satisfies(reason -> {
            assertThat(reason.subject()).isEqualTo(Target.of(Target.ITEM, first));
            assertThat(reason.code()).isEqualTo("media.known-file");
            assertThat(reason.danger()).isFalse();
            assertThat(reason.text())
                    .isEqualTo("its MD5 is on the list \"unit\" with the category code \"7\" (2 copies in the case)");
            assertThat(reason.citations())
                    .extracting(Citation::target)
                    .containsExactly(Target.of(Target.ITEM, first), Target.of(Target.ITEM, copy));
        });
    }

    @Test
    void without_a_match_there_is_no_reason() throws Exception {
        real.item("b/other.jpg", OTHER, "image/jpeg");
        add("unit", KNOWN.md5());
        analyse(OTHER);
        assertThat(new KnownFileRule(TEXTS).reasons(real.open())).isEmpty();
    }

    @Test
    void a_removed_list_takes_its_reason_away_with_the_next_run() throws Exception {
        real.item("a/one.jpg", KNOWN, "image/jpeg");
        add("unit", KNOWN.sha1());
        assertThat(analyzer.card().inputs().values()).isNotEmpty().allSatisfy(digest -> assertThat(digest)
                .matches("[0-9a-f]{64}"));
        String before = analyzer.card().version();
        analyse(KNOWN);
        assertThat(new KnownFileRule(TEXTS).reasons(real.open())).hasSize(1);
        lists.remove("unit");
        assertThat(analyzer.card().version()).isNotEqualTo(before);
        analyse(KNOWN);
        assertThat(new KnownFileRule(TEXTS).reasons(real.open())).isEmpty();
    }

    @Test
    void the_report_names_the_lists_and_every_item_that_matches() throws Exception {
        real.item("a/one.jpg", KNOWN, "image/jpeg");
        real.item("b/copy.jpg", KNOWN, "image/jpeg");
        add("unit", "sha256;category;source", KNOWN.sha256() + ";2;north");
        analyse(KNOWN);
        Written written = new Written();
        new KnownFileSection(TEXTS, lists).write(real.open(), written);
        assertThat(written.rows)
                .containsExactly(
                        List.of("a/one.jpg", "unit", "2", "north", "SHA-256"),
                        List.of("b/copy.jpg", "unit", "2", "north", "SHA-256"));
        assertThat(written.text).contains("unit: 1 entries");
    }

    @Test
    void the_report_says_when_nothing_was_compared() {
        Written written = new Written();
        new KnownFileSection(TEXTS, lists).write(real.open(), written);
        assertThat(written.text).contains("No list of known files is installed");
        assertThat(written.rows).isEmpty();
    }

    /** What a report was told. */
    private static final class Written implements ReportWriter {

        private final StringBuilder text = new StringBuilder();
        private final List<List<String>> rows = new ArrayList<>();

        @Override
        public void heading(String more) {
            text.append(more).append('\n');
        }

        @Override
        public void paragraph(String more) {
            text.append(more).append('\n');
        }

        @Override
        public void list(List<String> lines) {
            lines.forEach(this::paragraph);
        }

        @Override
        public void table(List<String> columns) {}

        @Override
        public void row(List<String> cells) {
            rows.add(cells);
        }
    }

    @Test
    void the_commands_import_list_and_remove() throws Exception {
        Path list = Files.writeString(folder.resolve("region.csv"), "md5,category\n" + KNOWN.md5() + ",1\nbroken,1\n");
        Said import1 = call("import", Map.of("LIST", list.toString()));
        assertThat(import1.outcome).isEqualTo(Outcome.NOT_FULLY);
        assertThat(import1.notes).singleElement().asString().startsWith("Line 3: ");
        assertThat(import1.objects.getFirst()).containsEntry("name", "region").containsEntry("entries", 1L);
        assertThat(call("import", Map.of("LIST", list.toString(), "--name", "Other"))
                        .objects
                        .getFirst())
                .containsEntry("name", "Other");
        Said all = call("list", Map.of());
        assertThat(all.outcome).isEqualTo(Outcome.DONE);
        assertThat(all.objects).extracting(row -> row.get("name")).containsExactly("region", "Other");
        assertThat(call("remove", Map.of("NAME", "region")).outcome).isEqualTo(Outcome.DONE);
        assertThat(call("remove", Map.of("NAME", "region")).outcome).isEqualTo(Outcome.NOT_FULLY);
        assertThat(call("list", Map.of()).objects).hasSize(1);
    }

    private Said call(String word, Map<String, String> words) throws Exception {
        Command command = new HashSetCommands(TEXTS, lists)
                .commands().stream()
                        .filter(each -> each.path().equals(List.of("hashset", word)))
                        .findFirst()
                        .orElseThrow();
        Said said = new Said();
        said.outcome = command.body().run(new Words(words), said);
        return said;
    }

    private record Words(Map<String, String> words) implements Invocation {

        @Override
        public boolean flag(String name) {
            return false;
        }

        @Override
        public Optional<String> value(String name) {
            return Optional.ofNullable(words.get(name));
        }

        @Override
        public String required(String name) {
            return value(name).orElseThrow();
        }

        @Override
        public List<String> values(String name) {
            return List.of();
        }

        @Override
        public Path path(String word) {
            return Path.of(word);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    /** What a command said. */
    private static final class Said implements Output {

        private final List<Map<String, Object>> objects = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private Outcome outcome = Outcome.USAGE;

        @Override
        public boolean json() {
            return true;
        }

        @Override
        public void object(Map<String, ?> value) {
            objects.add(new LinkedHashMap<>(value));
        }

        @Override
        public void rows() {}

        @Override
        public void row(Map<String, ?> value) {
            objects.add(new LinkedHashMap<>(value));
        }

        @Override
        public void line(String text) {}

        @Override
        public void note(String text) {
            notes.add(text);
        }

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    }
}
