package org.lapwing.testcases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.testcases.Pieces.bytes;
import static org.lapwing.testcases.Pieces.done;
import static org.lapwing.testcases.Pieces.hashes;
import static org.lapwing.testcases.Pieces.item;
import static org.lapwing.testcases.Pieces.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.intake.WaitingContent;
import org.lapwing.platform.api.vault.StoreFailure;

/** What every engine of a case store has to do. */
public abstract class CaseStoreContract {

    @TempDir
    Path temp;

    Engine desk;

    /** An installation whose own files are below this folder; the same again for the same folder. */
    protected abstract Engine engine(Path folder);

    @BeforeEach
    void sit_down() {
        desk = engine(temp);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void a_case_that_was_made_is_found_again_by_folder_name_and_id() throws Exception {
        CaseInfo made;
        try (Case fresh = desk.store().create(temp.resolve("one"), "Harbour", "AZ 12/26")) {
            made = fresh.info();
            assertThat(fresh.writable()).isTrue();
        }
        try (Case second = desk.store().create(temp.resolve("two"), "Meadow", null)) {
            assertThat(second.info().authority()).isNull();
        }
        assertThat(engine(temp).store().registered()).extracting(CaseInfo::name).containsExactly("Meadow", "Harbour");
        assertThat(desk.store().find("Harbour")).isEqualTo(made);
        assertThat(desk.store().find(made.id())).isEqualTo(made);
        assertThat(desk.store().find(made.folder().toString())).isEqualTo(made);
        try (Case again = desk.store().open(made.folder(), Access.READ)) {
            assertThat(again.info()).isEqualTo(made);
            assertThat(desk.entries(again)).extracting(CaseLog.Entry::operation).containsExactly(Operation.CREATED);
        }
    }

    @Test
    void a_case_whose_folder_is_gone_is_left_out_of_the_list() throws Exception {
        desk.store().create(temp.resolve("one"), "Harbour", null).close();
        remove(temp.resolve("one"));
        assertThat(desk.store().registered()).isEmpty();
        assertThatThrownBy(() -> desk.store().find("Harbour"))
                .isInstanceOf(CaseUnavailable.class)
                .hasMessageContaining("Harbour");
    }

    @Test
    void a_case_that_was_moved_is_listed_where_it_was_opened_last() throws Exception {
        desk.store().create(temp.resolve("one"), "Harbour", null).close();
        Files.move(temp.resolve("one"), temp.resolve("moved"));
        desk.store().open(temp.resolve("moved"), Access.READ).close();
        assertThat(desk.store().registered())
                .extracting(CaseInfo::folder)
                .containsExactly(temp.resolve("moved").toRealPath());
    }

    @Test
    void a_folder_may_be_called_anything() throws Exception {
        boolean unicode = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("\u00fc");
        Path odd = temp.resolve("a b#c%20d;e'f " + (unicode ? "\u00fc" : "u"));
        try (Case open = desk.store().create(odd, "Harbour", null)) {
            text(open, open.intake().exhibit(temp, "phone"), "a.txt", "hello");
        }
        assertThat(odd.resolve("case.db")).exists();
        try (Case open = desk.store().open(odd, Access.READ)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
        }
    }

    @Test
    void a_source_that_is_not_there_is_named() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            assertThatThrownBy(() -> open.intake().exhibit(temp.resolve("nowhere"), "x"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("nowhere")
                    .hasMessageContaining("cannot be added");
        }
    }

    @Test
    void a_step_that_fails_in_a_batch_takes_the_batch_back_even_when_it_is_caught() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            assertThatThrownBy(() -> open.write(() -> {
                        text(open, exhibit, "a.txt", "hello");
                        assertThatThrownBy(() -> text(open, 99, "b.txt", "no such exhibit"))
                                .isInstanceOf(StoreFailure.class);
                    }))
                    .isInstanceOf(StoreFailure.class);
            assertThat(open.evidence().count(ItemFilter.ALL)).isZero();
            text(open, exhibit, "a.txt", "hello");
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
        }
    }

    @Test
    void a_folder_that_holds_something_is_not_made_a_case() throws Exception {
        Files.writeString(temp.resolve("mine.txt"), "kept");
        assertReason(Reason.NOT_EMPTY, () -> desk.store().create(temp, "Harbour", null));
        assertThat(temp.resolve("mine.txt")).hasContent("kept");
    }

    @Test
    void what_is_no_case_is_named_so() throws Exception {
        assertReason(Reason.NOT_FOUND, () -> desk.store().open(temp.resolve("nowhere"), Access.READ));
        assertReason(Reason.NOT_A_CASE, () -> desk.store().open(temp, Access.READ));
    }

    @Test
    void an_item_is_stored_once_whatever_the_number_of_runs() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            long first = text(open, exhibit, "a.txt", "hello");
            long again = text(open, exhibit, "a.txt", "hello");
            assertThat(again).isEqualTo(first);
            assertThat(open.intake().exhibit(temp, "another name")).isEqualTo(exhibit);
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
            assertThat(open.intake().known(exhibit, 0, "a.txt")).hasValueSatisfying(known -> {
                assertThat(known.id()).isEqualTo(first);
                assertThat(known.unchanged(5, java.time.Instant.ofEpochMilli(1_700_000_000_000L)))
                        .isTrue();
                assertThat(known.unchanged(6, java.time.Instant.ofEpochMilli(1_700_000_000_000L)))
                        .isFalse();
            });
            assertThat(open.evidence().exhibits()).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo("phone");
                assertThat(one.complete()).isFalse();
            });
            open.intake().complete(exhibit);
            assertThat(open.evidence().exhibits()).singleElement().satisfies(one -> assertThat(one.complete())
                    .isTrue());
        }
    }

    @Test
    void pages_by_key_give_every_item_once_under_every_filter() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            List<String> types = List.of("image/jpeg", "image/png", "text/plain", "application/pdf");
            open.write(() -> {
                for (int i = 0; i < 1000; i++) {
                    byte[] bytes = bytes("content " + i % 700);
                    item(open, exhibit, 0, "Folder/Übung " + i + ".bin", bytes, types.get(i % 700 % 4));
                }
                open.intake()
                        .item(new SeenItem(
                                exhibit, 0, "x", "broken_1", -1, null, null, ItemState.UNREADABLE, "It is locked."));
            });
            for (ItemFilter filter : List.of(
                    ItemFilter.ALL,
                    ItemFilter.ofType("image/"),
                    ItemFilter.ofType("image/").oncePerContent(),
                    ItemFilter.ofType("text/plain"),
                    ItemFilter.ofType("nothing/"),
                    ItemFilter.ALL.oncePerContent(),
                    new ItemFilter(null, Set.of(ItemState.UNREADABLE, ItemState.SEALED), null, null, false),
                    new ItemFilter(null, Set.of(ItemState.READ), null, exhibit, false),
                    new ItemFilter("image/", Set.of(ItemState.READ), "übung 1", exhibit, true),
                    new ItemFilter(null, Set.of(), "BROKEN_", null, false),
                    new ItemFilter(null, Set.of(), null, exhibit + 1, false))) {
                List<Item> all = new ArrayList<>();
                long after = 0;
                for (List<Item> page = open.evidence().items(filter, 0, 37);
                        !page.isEmpty();
                        page = open.evidence().items(filter, after, 37)) {
                    all.addAll(page);
                    after = page.getLast().id();
                }
                assertThat(all).as(filter.toString()).doesNotHaveDuplicates();
                assertThat(open.evidence().count(filter)).as(filter.toString()).isEqualTo(all.size());
            }
            assertThat(open.evidence().count(ItemFilter.ofType("image/").oncePerContent()))
                    .isEqualTo(350);
            assertThat(open.evidence().count(new ItemFilter(null, Set.of(), "ÜBUNG 99", null, false)))
                    .isEqualTo(11);
            assertThat(open.evidence().count(new ItemFilter(null, Set.of(), "n_1", null, false)))
                    .isEqualTo(1);
            assertThat(open.evidence()
                            .items(new ItemFilter(null, Set.of(ItemState.UNREADABLE), null, null, false), 0, 5))
                    .singleElement()
                    .satisfies(item -> assertThat(item.problem()).isEqualTo("It is locked."));
        }
    }

    @Test
    void a_hundred_thousand_items_are_paged_to_the_end_and_counted() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "disk");
            for (int batch = 0; batch < 100; batch++) {
                int from = batch * 1000;
                open.write(() -> {
                    for (int i = from; i < from + 1000; i++) {
                        String type = i % 100 == 7 ? "image/jpeg" : "text/plain";
                        item(open, exhibit, 0, "f/" + i, bytes("text " + i), type);
                    }
                });
            }
            long seen = 0;
            long after = 0;
            for (List<Item> page = open.evidence().items(ItemFilter.ALL, 0, 5000);
                    !page.isEmpty();
                    page = open.evidence().items(ItemFilter.ALL, after, 5000)) {
                assertThat(page.getFirst().id()).isGreaterThan(after);
                after = page.getLast().id();
                seen += page.size();
            }
            assertThat(seen).isEqualTo(100_000);
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(100_000);
            assertThat(open.evidence().count(ItemFilter.ofType("image/"))).isEqualTo(1000);
            assertThat(open.evidence().items(ItemFilter.ofType("image/"), 99_000, 5000))
                    .hasSize(10);
            List<WaitingContent> waiting = open.intake()
                    .waiting(
                            new AnalyzerCard("look", "1", Set.of("image/*"), AnalyzerCard.Cost.TRIVIAL, true, "looks"),
                            0,
                            5000);
            assertThat(waiting).hasSize(1000);
        }
    }

    @Test
    void what_waits_for_an_analyser_is_what_it_accepts_and_has_not_seen_in_this_version() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            for (int i = 0; i < 4; i++) {
                item(open, exhibit, 0, "in/picture " + i, bytes("p" + i), "image/png");
                text(open, exhibit, "text " + i, "t" + i);
            }
            AnalyzerCard one =
                    new AnalyzerCard("look", "1", Set.of("image/*"), AnalyzerCard.Cost.TRIVIAL, true, "looks");
            AnalyzerCard two = new AnalyzerCard("look", "2", Set.of("*/*"), AnalyzerCard.Cost.TRIVIAL, true, "looks");
            open.intake().analysed(done(hashes(bytes("p1")).sha256(), "look", "1"));
            assertThat(open.intake().waiting(one, 0, 2))
                    .extracting(WaitingContent::name)
                    .containsExactly("picture 0", "picture 2");
            long after = open.intake().waiting(one, 0, 2).getLast().row();
            assertThat(open.intake().waiting(one, after, 2))
                    .extracting(WaitingContent::name)
                    .containsExactly("picture 3");
            assertThat(open.intake().waitingCount(one)).isEqualTo(3);
            assertThat(open.intake().waitingCount(two)).isEqualTo(8);
        }
    }

    @Test
    void a_problem_of_a_content_is_shown_on_each_item_and_goes_with_the_analysis_that_told_it() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            var content = hashes(bytes("broken")).sha256();
            text(open, exhibit, "a.jpg", "broken");
            Analysed told = new Analysed(
                    content,
                    "look",
                    "1",
                    "b 1",
                    Analysed.Outcome.FAILED,
                    "It ends early.",
                    List.of(new Analysed.Said(Target.of(content), "a.kind", 1, Basis.INFERRED, Map.of(), 0.5, "seen")),
                    Map.of("thumbnail", bytes("drawn")),
                    List.of("The picture ends early."));
            open.intake().analysed(told);
            text(open, exhibit, "copy.jpg", "broken");
            assertThat(open.evidence().itemsOf(content)).hasSize(2).allSatisfy(item -> {
                assertThat(item.state()).isEqualTo(ItemState.PARTIAL);
                assertThat(item.problem()).isEqualTo("The picture ends early.");
            });
            assertThat(open.findings().on(Target.of(content)))
                    .singleElement()
                    .satisfies(one -> assertThat(one.partial()).isTrue());
            assertThat(open.findings().derived(content, "thumbnail")).contains(bytes("drawn"));
            assertThat(open.findings().failures(content)).singleElement().satisfies(one -> assertThat(one.why())
                    .isEqualTo("It ends early."));
            open.intake().analysed(done(content, "look", "2", "a.kind"));
            assertThat(open.evidence().itemsOf(content)).allSatisfy(item -> {
                assertThat(item.state()).isEqualTo(ItemState.READ);
                assertThat(item.problem()).isNull();
            });
            assertThat(open.findings().derived(content, "thumbnail")).isEmpty();
            assertThat(open.findings().failures(content)).isEmpty();
            assertThat(desk.figures().counts(open)).containsEntry("failed", 0L).containsEntry("findings", 1L);
        }
    }

    @Test
    void an_item_whose_bytes_have_changed_hands_on_being_the_first_of_its_content() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            long first = text(open, exhibit, "a", "same");
            long copy = text(open, exhibit, "b", "same");
            open.intake().itemReadBy(first, "zip");
            open.intake().walked(first);
            assertThat(text(open, exhibit, "a", "new")).isEqualTo(first);
            assertThat(open.evidence().items(ItemFilter.ALL.oncePerContent(), 0, 9))
                    .extracting(Item::id)
                    .containsExactly(first, copy);
            assertThat(open.intake().known(exhibit, 0, "a"))
                    .hasValueSatisfying(known -> assertThat(known.walked()).isFalse());
            assertThat(text(open, exhibit, "a", "same")).isEqualTo(first);
            assertThat(open.evidence().items(ItemFilter.ALL.oncePerContent(), 0, 9))
                    .extracting(Item::id)
                    .containsExactly(copy);
            assertThat(open.evidence().count(ItemFilter.ALL.oncePerContent())).isEqualTo(1);
        }
    }

    @Test
    void a_value_that_cannot_be_kept_is_refused_and_leaves_nothing_of_its_analysis() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            text(open, open.intake().exhibit(temp, "phone"), "a", "same");
            var content = hashes(bytes("same")).sha256();
            Analysed bad = new Analysed(
                    content,
                    "look",
                    "1",
                    "b 1",
                    Analysed.Outcome.DONE,
                    null,
                    List.of(
                            new Analysed.Said(
                                    Target.of(content),
                                    "good",
                                    1,
                                    Basis.READ,
                                    Map.of("a", List.of(1, 2.5, "x")),
                                    1,
                                    ""),
                            new Analysed.Said(
                                    Target.of(content), "bad", 1, Basis.READ, Map.of("a", Double.NaN), 1, "")),
                    Map.of(),
                    List.of());
            assertThatThrownBy(() -> open.intake().analysed(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThat(open.findings().on(Target.of(content))).isEmpty();
            assertThat(open.intake().checkpoints(content)).isEmpty();
        }
    }

    @Test
    void many_threads_write_and_read_at_once() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null);
                ExecutorService crew = Executors.newFixedThreadPool(8)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            List<Future<?>> work = new ArrayList<>();
            for (int worker = 0; worker < 8; worker++) {
                int own = worker;
                work.add(crew.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        int n = i;
                        open.write(() -> text(open, exhibit, own + "/" + n, "text " + n));
                        long count = open.evidence().count(ItemFilter.ALL);
                        assertThat(open.evidence().items(ItemFilter.ALL, 0, 5000))
                                .hasSizeGreaterThanOrEqualTo((int) count);
                    }
                }));
            }
            for (Future<?> one : work) {
                one.get(60, TimeUnit.SECONDS);
            }
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(400);
            assertThat(open.evidence().count(ItemFilter.ALL.oncePerContent())).isEqualTo(50);
        }
    }

    @Test
    void a_new_version_of_an_analyser_replaces_what_the_old_one_said() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            var content = hashes(bytes("hello")).sha256();
            text(open, open.intake().exhibit(temp, "phone"), "a.txt", "hello");
            open.intake().analysed(done(content, "look", "1", "a.kind", "b.kind"));
            open.intake().analysed(done(content, "other", "1", "c.kind"));
            open.intake().analysed(done(content, "look", "2", "a.kind"));
            assertThat(open.findings().on(Target.of(content)))
                    .extracting(found -> found.kind() + " " + found.provenance().analyzerVersion())
                    .containsExactly("c.kind 1", "a.kind 2");
            assertThat(open.findings().ofKind("a.kind", 0, 10)).singleElement().satisfies(found -> {
                assertThat(found.value()).containsEntry("width", 4L);
                assertThat(found.target()).isEqualTo(Target.of(content));
                assertThat(found.provenance().input()).isEqualTo(content.sha256());
            });
            assertThat(open.intake().checkpoints(content)).containsExactlyInAnyOrder("look@2", "other@1");
        }
    }

    @Test
    void listeners_hear_of_commits_and_the_revision_grows_with_those_of_others() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null);
                Case reader = desk.store().open(temp.resolve("one"), Access.READ)) {
            AtomicInteger heard = new AtomicInteger();
            AutoCloseable listening = open.onChange(heard::incrementAndGet);
            long before = reader.revision();
            long own = open.revision();
            open.write(() -> {
                open.log().append(Operation.SEARCHED, Target.of(Target.CASE, 1), "one");
                open.log().append(Operation.SEARCHED, Target.of(Target.CASE, 1), "two");
            });
            assertThat(heard).hasValue(1);
            assertThat(reader.revision()).isGreaterThan(before);
            assertThat(open.revision()).isGreaterThan(own);
            listening.close();
            open.log().append(Operation.SEARCHED, Target.of(Target.CASE, 1), "three");
            assertThat(heard).hasValue(1);
            assertThat(reader.writable()).isFalse();
            assertThat(reader.writer())
                    .hasValueSatisfying(who -> assertThat(who).contains("the command line"));
            assertThatThrownBy(() -> reader.write(() -> {})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void work_that_fails_leaves_nothing_and_inner_work_that_fails_leaves_the_rest() throws Exception {
        try (Case open = desk.store().create(temp.resolve("one"), "Harbour", null)) {
            long exhibit = open.intake().exhibit(temp, "phone");
            assertThatThrownBy(() -> open.write(() -> {
                        text(open, exhibit, "a.txt", "hello");
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(open.evidence().count(ItemFilter.ALL)).isZero();
            open.write(() -> {
                text(open, exhibit, "kept.txt", "kept");
                assertThatThrownBy(() -> open.write(() -> {
                            text(open, exhibit, "gone.txt", "gone");
                            throw new IllegalStateException("inner");
                        }))
                        .hasMessage("inner");
                text(open, exhibit, "kept too.txt", "kept too");
            });
            assertThat(open.evidence().items(ItemFilter.ALL, 0, 10))
                    .extracting(Item::path)
                    .containsExactly("kept.txt", "kept too.txt");
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    private static void assertReason(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CaseUnavailable.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
