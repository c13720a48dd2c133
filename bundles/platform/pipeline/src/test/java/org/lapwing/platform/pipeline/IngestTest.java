package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.AnalyzerCard.Cost;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;

class IngestTest {

    @TempDir
    Path temp;

    private Path evidence;
    private Rig rig;

    @BeforeEach
    void makeCase() throws Exception {
        evidence = Files.createDirectories(temp.resolve("evidence"));
        rig = new Rig(temp);
    }

    @AfterEach
    void closeCase() {
        rig.close();
    }

    @Test
    void every_file_is_hashed_typed_and_searchable() throws Exception {
        Stuff.write(evidence.resolve("a/note.txt"), "The heron stood in the reeds.");
        Stuff.write(evidence.resolve("b.json"), "{\"bird\": \"lapwing\"}");

        IngestReport report = rig.ingest(evidence);

        assertThat(report.complete()).isTrue();
        assertThat(report.items()).isEqualTo(2);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.contents()).isEqualTo(2);
        assertThat(report.failed()).isZero();
        Item note = rig.item("a/note.txt");
        assertThat(note.mediaType()).isEqualTo("text/plain");
        assertThat(rig.item("b.json").mediaType()).isEqualTo("application/json");
        Hashes hashes = rig.target.evidence().hashes(note.content()).orElseThrow();
        assertThat(hashes.sha256().sha256()).isEqualTo(Checks.hex("SHA-256", "The heron stood in the reeds."));
        assertThat(hashes.md5()).isEqualTo(Checks.hex("MD5", "The heron stood in the reeds."));
        assertThat(hashes.sha1()).isEqualTo(Checks.hex("SHA-1", "The heron stood in the reeds."));
        assertThat(rig.titlesWith("heron")).containsExactly("note.txt");
        assertThat(rig.titlesWith("lapwing")).containsExactly("b.json");
        assertThat(rig.target.evidence().exhibits().getFirst().complete()).isTrue();
    }

    @Test
    void a_second_run_does_nothing_twice() throws Exception {
        Probe probe = new Probe("test.probe", "1", (content, findings) -> {});
        rig.analyzers.add(probe);
        Stuff.write(evidence.resolve("one.txt"), "one");
        Stuff.write(evidence.resolve("two.zip"), Stuff.zip("inner.txt", "inner".getBytes(StandardCharsets.UTF_8)));
        rig.ingest(evidence);
        int calls = probe.calls.get();
        rig.reopen();

        IngestReport again = rig.ingest(evidence);

        assertThat(again.added()).isZero();
        assertThat(again.contents()).isZero();
        assertThat(again.bytes()).isZero();
        assertThat(probe.calls).hasValue(calls).hasValue(3);
        assertThat(rig.items()).hasSize(3);
        assertThat(rig.titlesWith("inner")).hasSize(1);
    }

    @Test
    void a_new_version_of_one_analyser_runs_alone() throws Exception {
        Probe other = new Probe("test.other", "1", (content, findings) -> {});
        rig.analyzers.add(other);
        rig.analyzers.add(new Probe(
                "test.probe",
                "1",
                (content, findings) -> findings.finding("test.kind", 1, Basis.READ, Map.of("v", "old"), 1, "Old.")));
        Stuff.write(evidence.resolve("one.txt"), "one");
        rig.ingest(evidence);

        rig.analyzers.removeLast();
        rig.analyzers.add(new Probe(
                "test.probe",
                "2",
                (content, findings) -> findings.finding("test.kind", 1, Basis.READ, Map.of("v", "new"), 1, "New.")));
        rig.ingest(evidence);

        assertThat(other.calls).hasValue(1);
        assertThat(rig.target.findings().ofKind("test.kind", 0, 10))
                .extracting(finding -> finding.value().get("v"))
                .containsExactly("new");
    }

    @Test
    void equal_bytes_are_one_content_and_analysed_once() throws Exception {
        Probe probe = new Probe("test.probe", "1", (content, findings) -> {});
        rig.analyzers.add(probe);
        Stuff.write(evidence.resolve("a.txt"), "the same");
        Stuff.write(evidence.resolve("b/c.txt"), "the same");

        IngestReport report = rig.ingest(evidence);

        assertThat(report.items()).isEqualTo(2);
        assertThat(report.contents()).isEqualTo(1);
        assertThat(probe.calls).hasValue(1);
        assertThat(rig.target.evidence().itemsOf(rig.item("a.txt").content())).hasSize(2);
    }

    @Test
    void what_lies_in_zips_in_zips_is_found_under_its_whole_path_and_opens_again() throws Exception {
        byte[] inner = Stuff.zip("deep/letter.txt", "a grebe on the lake".getBytes(StandardCharsets.UTF_8));
        Stuff.write(evidence.resolve("outer.zip"), Stuff.zip("box/inner.zip", inner));

        rig.ingest(evidence);

        Item letter = rig.item("outer.zip!/box/inner.zip!/deep/letter.txt");
        assertThat(letter.state()).isEqualTo(ItemState.READ);
        assertThat(letter.parent())
                .isEqualTo(rig.item("outer.zip!/box/inner.zip").id());
        try (var in = rig.target.evidence().open(letter.content())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a grebe on the lake");
        }
        assertThat(rig.titlesWith("grebe")).containsExactly("letter.txt");
    }

    @Test
    void a_single_file_is_an_exhibit_too_and_is_opened_when_it_is_a_zip() throws Exception {
        Path file = Stuff.write(evidence.resolve("alone.zip"), Stuff.zip("x.txt", new byte[] {'x', 'y'}));

        rig.ingest(file);

        assertThat(rig.item("alone.zip").parent()).isZero();
        Item inside = rig.item("alone.zip!/x.txt");
        try (var in = rig.target.evidence().open(inside.content())) {
            assertThat(in.readAllBytes()).containsExactly('x', 'y');
        }
    }

    /** Hands over what it opens, as a document that embeds itself would. */
    private record Mirror() implements EvidenceReader {
        @Override
        public String name() {
            return "mirror";
        }

        @Override
        public boolean opens(Container container) {
            return "application/pdf".equals(container.mediaType());
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink) throws InterruptedException {
            sink.entry(new Entry("0", "again.pdf", container.size(), null, () -> open(container, "0")));
            sink.entry(new Entry("1", "again-too.pdf", container.size(), null, () -> open(container, "1")));
        }

        @Override
        public InputStream open(Container container, String locator) throws IOException {
            return Channels.newInputStream(container.channel());
        }
    }

    @Test
    void a_container_in_itself_is_not_opened_again() throws Exception {
        rig.readers.add(new Mirror());
        Stuff.write(evidence.resolve("mirror.pdf"), "%PDF-1.4 and itself");

        rig.ingest(evidence);

        assertThat(rig.items())
                .extracting(Item::path)
                .containsExactlyInAnyOrder("mirror.pdf", "mirror.pdf!/again.pdf", "mirror.pdf!/again-too.pdf");
        assertThat(rig.item("mirror.pdf!/again.pdf").state()).isEqualTo(ItemState.SEALED);
        assertThat(rig.item("mirror.pdf!/again.pdf").problem()).contains("a copy of a container that it lies in");
        assertThat(rig.item("mirror.pdf!/again.pdf").content())
                .isEqualTo(rig.item("mirror.pdf").content());
    }

    @Test
    void a_large_file_is_streamed_hashed_and_analysed_from_the_exhibit() throws Exception {
        byte[] bytes = new byte[11 << 20];
        new Random(4).nextBytes(bytes);
        Stuff.write(evidence.resolve("large.bin"), bytes);
        Stuff.write(evidence.resolve("packed.zip"), Stuff.zip("large-inside.bin", flipped(bytes)));
        long[] read = new long[1];
        rig.analyzers.add(new Probe("test.reader", "1", (content, findings) -> {
            try (var in = content.open()) {
                synchronized (read) {
                    read[0] += in.readAllBytes().length;
                }
            }
        }));

        IngestReport report = rig.ingest(evidence);

        assertThat(report.problems()).isEmpty();
        assertThat(rig.item("large.bin").content().sha256()).isEqualTo(Checks.hex("SHA-256", bytes));
        assertThat(rig.item("packed.zip!/large-inside.bin").content().sha256())
                .isEqualTo(Checks.hex("SHA-256", flipped(bytes)));
        assertThat(read[0]).isEqualTo(22L * (1 << 20) + rig.item("packed.zip").size());
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[0] ^= 1;
        return other;
    }

    @Test
    void heavy_work_comes_after_all_evidence_is_in_the_case() throws Exception {
        for (int i = 0; i < 20; i++) {
            Stuff.write(evidence.resolve("f" + i + ".txt"), "file number " + i);
        }
        long[] fewest = {Long.MAX_VALUE};
        rig.analyzers.add(new Probe("test.heavy", "1", Cost.HEAVY, (content, findings) -> {
            synchronized (fewest) {
                fewest[0] = Math.min(fewest[0], rig.items().size());
            }
        }));

        rig.ingest(evidence);

        assertThat(fewest[0]).isEqualTo(20);
    }

    @Test
    void a_file_for_programs_holds_the_bytes_and_goes_away() throws Exception {
        Stuff.write(evidence.resolve("one.txt"), "bytes on disk");
        Path[] given = new Path[1];
        String[] seen = new String[1];
        rig.analyzers.add(new Probe("test.file", "1", (content, findings) -> {
            given[0] = content.file();
            seen[0] = Files.readString(content.file());
        }));

        rig.ingest(evidence);

        assertThat(seen[0]).isEqualTo("bytes on disk");
        assertThat(given[0]).doesNotExist();
        assertThat(evidence.resolve("one.txt")).hasContent("bytes on disk");
    }

    @Test
    void an_importer_gets_what_it_claims_once_the_content_is_in_the_case() throws Exception {
        Stuff.write(evidence.resolve("chat.txt"), "CHAT of two birds");
        Stuff.write(evidence.resolve("other.txt"), "nothing of the kind");
        Import chat = new Import("CHAT");
        rig.importers.add(chat);

        rig.ingest(evidence);
        rig.ingest(evidence);

        assertThat(chat.imported).containsExactly("chat.txt");
        assertThat(rig.target.findings().on(Target.of(rig.item("chat.txt").content())))
                .extracting(finding -> finding.kind())
                .containsExactly("test.imported");
    }

    @Test
    void an_analyser_that_cannot_work_here_is_named_and_its_contents_wait() throws Exception {
        Stuff.write(evidence.resolve("one.txt"), "one");
        Absent absent = new Absent();
        rig.analyzers.add(absent);

        IngestReport report = rig.ingest(evidence);
        assertThat(report.failed()).isZero();
        assertThat(report.problems())
                .containsExactly("1 contents were not looked at by “test.absent”. 'tool' is not installed.");

        absent.why = null;
        assertThat(rig.ingest(evidence).problems()).isEmpty();
        assertThat(rig.target.findings().ofKind("test.absent", 0, 10)).hasSize(1);
    }

    @Test
    void cancelling_takes_less_than_a_second_and_the_next_run_goes_on() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            Stuff.write(evidence.resolve("d" + i % 10 + "/f" + i + ".txt"), "file number " + i);
        }
        rig.analyzers.add(new Probe("test.slow", "1", (content, findings) -> Thread.sleep(5)));
        long[] asked = new long[1];
        Progress impatient = new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {}

            @Override
            public boolean cancelled() {
                if (rig.target.revision() > 0
                        && asked[0] == 0
                        && rig.target.evidence().count(org.lapwing.platform.api.evidence.ItemFilter.ALL) > 20) {
                    asked[0] = System.nanoTime();
                }
                return asked[0] != 0;
            }
        };

        IngestReport report = rig.ingest(impatient, evidence);
        long took = System.nanoTime() - asked[0];

        assertThat(report.complete()).isFalse();
        assertThat(report.stopped()).contains("cancelled").contains("goes on from there");
        assertThat(took).isLessThan(3_000_000_000L);
        assertThat(rig.items()).hasSizeBetween(20, 2_999);
        rig.analyzers.removeLast();
        rig.reopen();
        assertThat(rig.ingest(evidence).stopped()).isEmpty();
        assertThat(rig.items()).hasSize(3_000);
        assertThat(rig.titlesWith("number")).hasSize(100);
        assertThat(rig.titlesWith("2999")).containsExactly("f2999.txt");
    }

    /** Else a run that is killed at that moment loses what is queued: the next one takes a walked container for done. */
    @Test
    void a_container_is_marked_as_walked_only_when_all_that_lies_in_it_is_stored() throws Exception {
        byte[] inner = Stuff.zip(new String[] {"1.txt", "2.txt"}, new byte[][] {{'a'}, {'b'}});
        byte[] outer = Stuff.zip("packed.zip", inner);
        Stuff.write(evidence.resolve("outer.zip"), outer);
        // The archive reader's locator: the number of the entry and the place of its record in the table.
        String packed = "c0@" + new String(outer, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        rig.limits = rig.oneHand();
        List<Boolean> walkedBefore = new ArrayList<>();
        rig.analyzers.add(new Probe("test.looks", "1", (content, findings) -> {
            if (content.name().endsWith(".txt")) {
                // Long enough for both walks to be over, while the only hand is here.
                Thread.sleep(400);
                walkedBefore.add(walked(0, "outer.zip"));
                walkedBefore.add(walked(1, packed));
            }
        }));

        rig.ingest(evidence);

        assertThat(walkedBefore).startsWith(false, false);
        assertThat(walked(0, "outer.zip")).isTrue();
        assertThat(walked(1, packed)).isTrue();
        assertThat(rig.items()).hasSize(4);
    }

    private boolean walked(long parent, String locator) {
        return rig.target.intake().known(1, parent, locator).orElseThrow().walked();
    }

    @Test
    void evidence_that_holds_the_case_itself_is_refused() throws Exception {
        IngestReport report = rig.ingest(temp);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.problems().getFirst()).contains("would take in itself");
        assertThat(rig.items()).isEmpty();
    }

    @Test
    void a_path_that_is_not_there_is_named_and_the_others_go_on() throws Exception {
        Stuff.write(evidence.resolve("one.txt"), "one");

        IngestReport report = rig.ingest(temp.resolve("missing"), evidence);

        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().getFirst()).contains("missing").contains("no such file or folder");
        assertThat(rig.items()).hasSize(1);
    }
}
