package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook.Comparison;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.intake.WaitingContent;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.Acquisition.Algorithm;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.ExhibitRecord.Proof;
import org.lapwing.platform.api.register.Register.Rescoped;

class PapersTest {

    private static final AnalyzerCard LOOK =
            new AnalyzerCard("look", "1", Set.of("text/*"), AnalyzerCard.Cost.TRIVIAL, true, "Looks.");

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void person() {
        desk = new Desk(folder);
    }

    @Test
    void a_finding_says_with_what_and_for_whom_it_was_made_and_keeps_it_when_opened_again() throws Exception {
        Hashes hashes = Desk.hashes(Desk.bytes("a note"));
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            Desk.text(made, exhibit, "note.txt", "a note");
            made.intake()
                    .analysed(said(
                            hashes,
                            Map.of("count", 2, "words", List.of("a", "note")),
                            Map.of(),
                            new Analysed.Making(
                                    "threshold 0.8",
                                    Map.of("list.csv", "ab".repeat(32)),
                                    "cd".repeat(32),
                                    false,
                                    null)));
        }
        try (Case open = desk.store.open(folder.resolve("case"), Access.READ)) {
            Finding finding = open.findings().ofKind("text.note", 0, 10).getFirst();
            assertThat(open.findings().finding(finding.id())).contains(finding);
            assertThat(finding.provenance().parameters()).isEqualTo("threshold 0.8");
            assertThat(finding.provenance().inputs()).containsEntry("list.csv", "ab".repeat(32));
            assertThat(finding.provenance().model()).isEqualTo("cd".repeat(32));
            assertThat(finding.provenance().deterministic()).isFalse();
            assertThat(finding.provenance().operator()).isEqualTo(desk.profile.person());
            assertThat(finding.provenance().input()).isEqualTo(hashes.sha256().sha256());
            assertThat(finding.provenance().output()).hasSize(64);
            assertThat(open.findings().analyses(hashes.sha256()))
                    .singleElement()
                    .satisfies(analysis ->
                            assertThat(analysis.provenance().analyzer()).isEqualTo("look"));
        }
    }

    @Test
    void an_equal_run_has_the_same_output_hash_whatever_its_sentences_and_order_and_another_run_says_how_it_differs()
            throws Exception {
        Hashes hashes = Desk.hashes(Desk.bytes("a note"));
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            Desk.text(made, exhibit, "note.txt", "a note");
            Analysed first = said(hashes, Map.of("b", 1, "a", 0.5f), Map.of("thumbnail", new byte[] {1}), plain("ab"));
            made.intake().analysed(first);
            Comparison same = made.findings()
                    .compare(said(hashes, Map.of("a", 0.5f, "b", 1L), Map.of("thumbnail", new byte[] {1}), plain("ab")))
                    .orElseThrow();
            assertThat(same.output()).isEqualTo(same.stored().provenance().output());
            assertThat(same.differences()).isEmpty();
            Comparison other = made.findings()
                    .compare(said(hashes, Map.of("a", 0.5f, "b", 2), Map.of(), plain("ac")))
                    .orElseThrow();
            assertThat(other.output()).isNotEqualTo(other.stored().provenance().output());
            assertThat(other.differences())
                    .hasSize(5)
                    .anySatisfy(line -> assertThat(line).startsWith("- finding text.note"))
                    .anySatisfy(line -> assertThat(line).startsWith("+ finding text.note"))
                    .anySatisfy(line -> assertThat(line).startsWith("- derived thumbnail"));
            assertThat(made.findings().compare(Desk.done(hashes.sha256(), "never", "1")))
                    .isEmpty();
        }
    }

    @Test
    void the_acquisition_digest_of_a_single_file_is_verified_or_differs() throws Exception {
        Path file = Files.write(folder.resolve("image.dd"), Desk.bytes("all of a disk"));
        Hashes hashes = Desk.hashes(Desk.bytes("all of a disk"));
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(file, "image.dd");
            assertThat(label(made, exhibit, Algorithm.SHA1, hashes.sha1()).proof())
                    .isEqualTo(Proof.WAITING);
            Desk.item(made, exhibit, 0, "", Desk.bytes("all of a disk"), "application/octet-stream");
            made.intake().complete(exhibit);
            assertThat(made.register().exhibit(exhibit).orElseThrow()).satisfies(record -> {
                assertThat(record.proof()).isEqualTo(Proof.VERIFIED);
                assertThat(record.compared()).isEqualTo(hashes.sha1());
                assertThat(record.proved()).isNotNull();
                assertThat(record.labels().seal()).isEqualTo("A 17");
            });
            assertThat(label(made, exhibit, Algorithm.MD5, hashes.md5()).proof())
                    .isEqualTo(Proof.VERIFIED);
            ExhibitRecord differs = label(made, exhibit, Algorithm.SHA256, "0".repeat(64));
            assertThat(differs.proof()).isEqualTo(Proof.DIFFERS);
            assertThat(differs.compared()).isEqualTo(hashes.sha256().sha256());
            assertThat(Desk.entries(made, 0, 100))
                    .anySatisfy(entry -> assertThat(entry.detail()).endsWith("DIFFERS"));
        }
    }

    @Test
    void a_folder_is_compared_by_its_manifest_only() throws Exception {
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            Desk.text(made, exhibit, "hashes.txt", "list of files");
            made.intake().complete(exhibit);
            Hashes manifest = Desk.hashes(Desk.bytes("list of files"));
            ExhibitRecord found =
                    label(made, exhibit, Algorithm.SHA256, manifest.sha256().sha256());
            assertThat(found.proof()).isEqualTo(Proof.MANIFEST);
            assertThat(found.compared()).isEqualTo("hashes.txt");
            assertThat(label(made, exhibit, Algorithm.SHA256, "1".repeat(64)).proof())
                    .isEqualTo(Proof.NOT_COMPARABLE);
        }
    }

    @Test
    void an_exhibit_that_moved_gets_its_new_place_only_when_its_files_are_the_same() throws Exception {
        Path before = exhibitFolder();
        Path good = Files.createDirectories(folder.resolve("moved"));
        Path bad = Files.createDirectories(folder.resolve("altered"));
        for (Path each : List.of(before, good, bad)) {
            Files.writeString(each.resolve("one.txt"), "one");
            Files.writeString(each.resolve("two.txt"), each.equals(bad) ? "tow" : "two");
        }
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(before, "phone");
            Desk.text(made, exhibit, "one.txt", "one");
            Desk.text(made, exhibit, "two.txt", "two");
            assertThatThrownBy(() -> made.register().relocate(exhibit, bad, true, "", Progress.NONE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("two.txt");
            assertThat(made.evidence().exhibits().getFirst().source())
                    .isEqualTo(before.toRealPath().toString());
            var moved = made.register().relocate(exhibit, good, false, "new store room", Progress.NONE);
            assertThat(moved.compared()).isEqualTo(2);
            assertThat(moved.exhibit().exhibit().source())
                    .isEqualTo(good.toRealPath().toString());
            assertThat(Desk.entries(made, 0, 100)).anySatisfy(entry -> {
                assertThat(entry.detail()).contains("2 of 2 files");
                assertThat(entry.why()).isEqualTo("new store room");
            });
        }
    }

    @Test
    void what_lies_outside_the_authority_is_hashed_sealed_and_counted_and_neither_waits_for_analysis_nor_opens()
            throws Exception {
        try (Case made = made()) {
            made.register().authority(of2024(), "court order");
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            long inside = dated(made, exhibit, "in.txt", "inside", "2024-12-31T23:59:59Z");
            long outside = dated(made, exhibit, "out.txt", "outside", "2025-01-01T00:00:00Z");
            long lawyer = dated(made, exhibit, "Mail/Attorney/letter.txt", "letter", "2024-06-01T00:00:00Z");
            long word = dated(made, exhibit, "notes for counsel.txt", "brief", "2024-06-01T00:00:00Z");
            long notTheWord = dated(made, exhibit, "counselling.txt", "talk", "2024-06-01T00:00:00Z");
            assertThat(List.of(state(made, outside), state(made, lawyer), state(made, word)))
                    .containsOnly(ItemState.SEALED);
            assertThat(List.of(state(made, inside), state(made, notTheWord))).containsOnly(ItemState.READ);
            assertThat(made.register().sealed()).isEqualTo(3);
            assertThat(made.evidence().count(new ItemFilter(null, Set.of(ItemState.SEALED), null, null, false)))
                    .isEqualTo(3);
            ContentId sealed = Desk.hashes(Desk.bytes("outside")).sha256();
            assertThat(made.evidence().hashes(sealed)).isPresent();
            assertThat(made.intake().waiting(LOOK, 0, 100))
                    .extracting(WaitingContent::name)
                    .containsExactly("in.txt", "counselling.txt");
            assertThatThrownBy(() -> made.evidence().open(sealed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("AZ 7/24");
            assertThatThrownBy(() -> made.evidence().file(sealed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_wider_authority_opens_what_a_narrower_one_closed_and_it_waits_for_analysis() throws Exception {
        Path place = exhibitFolder();
        Files.writeString(place.resolve("out.txt"), "outside");
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(place, "phone");
            long outside = dated(made, exhibit, "out.txt", "outside", "2025-06-01T00:00:00Z");
            Hashes hashes = Desk.hashes(Desk.bytes("outside"));
            made.intake().analysed(said(hashes, Map.of("count", 1), Map.of("thumbnail", new byte[3]), plain("ab")));
            Rescoped narrowed = made.register().authority(of2024(), "");
            assertThat(narrowed.sealed()).isEqualTo(1);
            assertThat(narrowed.forgotten()).isEqualTo(Map.of(hashes.sha256(), Set.of("look")));
            assertThat(made.findings().on(Target.of(hashes.sha256()))).isEmpty();
            assertThat(made.findings().derived(hashes.sha256(), "thumbnail")).isEmpty();
            assertThat(made.intake().waiting(LOOK, 0, 10)).isEmpty();
            Rescoped widened = made.register()
                    .authority(
                            new Authority(
                                    "AZ 8/25", "Court", null, null, true, List.of(), Set.of(), null, List.of(),
                                    List.of()),
                            "");
            assertThat(widened.opened()).isEqualTo(1);
            assertThat(widened.exhibits()).containsExactly(exhibit);
            assertThat(state(made, outside)).isEqualTo(ItemState.READ);
            assertThat(made.intake().waiting(LOOK, 0, 10)).hasSize(1);
            assertThat(made.register().sealed()).isZero();
        }
    }

    @Test
    void a_content_that_one_open_item_has_is_open_and_that_item_stands_for_it() throws Exception {
        try (Case made = made()) {
            made.register().authority(of2024(), "");
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            dated(made, exhibit, "out.txt", "same", "2025-01-02T00:00:00Z");
            long open = dated(made, exhibit, "in.txt", "same", "2024-01-02T00:00:00Z");
            assertThat(made.evidence().items(ItemFilter.ALL.oncePerContent(), 0, 10))
                    .extracting(Item::id)
                    .containsExactly(open);
            assertThat(made.intake().waiting(LOOK, 0, 10)).hasSize(1);
        }
    }

    @Test
    void an_authority_file_is_read_whole_and_a_misspelt_bound_is_refused() throws Exception {
        Path file = folder.resolve("authority.json");
        Files.writeString(file, """
                {"reference": "AZ 7/24", "issuedBy": "Court", "from": "2024-01-01", "until": "2024-12-31", "undated": false,
                 "accounts": ["kim"], "functions": ["SEARCH"], "expires": "2026-01-31",
                 "privileged": {"paths": ["/attorney/"], "words": ["counsel"]}}
                """);
        try (Case made = made()) {
            Authority read = made.register().read(file);
            assertThat(AuthorityText.read(AuthorityText.write(read))).isEqualTo(read);
            assertThat(read.from()).isEqualTo(LocalDate.parse("2024-01-01"));
            assertThat(read.undated()).isFalse();
            assertThat(read.expired(Instant.parse("2026-01-31T23:00:00Z"))).isFalse();
            assertThat(read.expired(Instant.parse("2026-02-01T00:00:00Z"))).isTrue();
            Files.writeString(file, "{\"reference\": \"AZ\", \"issuedBy\": \"Court\", \"untill\": \"2024-12-31\"}");
            assertThatThrownBy(() -> made.register().read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("untill");
        }
    }

    @Test
    void a_case_names_who_answers_for_it_and_when_it_is_looked_at_again() throws Exception {
        try (Case made = made()) {
            assertThat(made.register().card().officer()).isEqualTo(desk.profile.person());
            assertThat(made.register().card().review()).isNull();
            Person other = new Person("1".repeat(40), "Ada");
            made.register().officer(other, "leave");
            made.register().review(LocalDate.parse("2026-05-01"), "");
        }
        try (Case open = desk.store.open(folder.resolve("case"), Access.READ)) {
            assertThat(open.register().card().officer().name()).isEqualTo("Ada");
            assertThat(open.register().card().overdue(Instant.parse("2026-05-01T12:00:00Z")))
                    .isFalse();
            assertThat(open.register().card().overdue(Instant.parse("2026-05-02T00:00:00Z")))
                    .isTrue();
        }
    }

    @Test
    void the_chain_of_an_entry_names_each_container_and_the_reader_that_opens_it() throws Exception {
        try (Case made = made()) {
            long exhibit = made.intake().exhibit(exhibitFolder(), "phone");
            made.intake().exhibitReadBy(exhibit, "folder");
            long zip = Desk.item(made, exhibit, 0, "a.zip", Desk.bytes("zip"), "application/zip");
            made.intake().itemReadBy(zip, "archive");
            long entry = Desk.item(made, exhibit, zip, "b.txt", Desk.bytes("text"), "text/plain");
            assertThat(made.register().chain(entry))
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.item().id()).isEqualTo(entry);
                                assertThat(first.reader()).isEqualTo("archive");
                            },
                            second -> {
                                assertThat(second.item().id()).isEqualTo(zip);
                                assertThat(second.locator()).isEqualTo("a.zip");
                                assertThat(second.reader()).isEqualTo("folder");
                            });
            assertThat(made.register().chain(999)).isEmpty();
        }
    }

    private Case made() throws Exception {
        return desk.store.create(folder.resolve("case"), "A case", null);
    }

    private Path exhibitFolder() throws IOException {
        return Files.createDirectories(folder.resolve("phone"));
    }

    private static Authority of2024() {
        return new Authority(
                "AZ 7/24",
                "Court",
                LocalDate.parse("2024-01-01"),
                LocalDate.parse("2024-12-31"),
                true,
                List.of(),
                Set.of(),
                null,
                List.of("/attorney/"),
                List.of("counsel"));
    }

    private static long dated(Case in, long exhibit, String path, String text, String at) {
        Hashes hashes = Desk.hashes(Desk.bytes(text));
        in.intake().content(hashes, text.length(), "text/plain");
        return in.intake()
                .item(new SeenItem(
                        exhibit,
                        0,
                        path,
                        path,
                        text.length(),
                        Instant.parse(at),
                        hashes.sha256(),
                        ItemState.READ,
                        null));
    }

    private static ItemState state(Case of, long item) {
        return of.evidence().item(item).orElseThrow().state();
    }

    private static ExhibitRecord label(Case in, long exhibit, Algorithm algorithm, String value) {
        return in.register()
                .label(exhibit, new Labels("A 17", "desk drawer", null, new Acquisition(algorithm, value)), "");
    }

    private static Analysed.Making plain(String text) {
        return new Analysed.Making("", Map.of(), null, true, text.repeat(32));
    }

    /** The sentence is another one each time, as in another language. */
    private static Analysed said(Hashes of, Map<String, ?> value, Map<String, byte[]> derived, Analysed.Making making) {
        return new Analysed(
                of.sha256(),
                "look",
                "1",
                "org.lapwing.test 0.1.0",
                Analysed.Outcome.DONE,
                null,
                List.of(new Analysed.Said(
                        Target.of(of.sha256()),
                        "text.note",
                        1,
                        Basis.INFERRED,
                        value,
                        0.5,
                        "because " + System.nanoTime())),
                derived,
                List.of(),
                making);
    }
}
