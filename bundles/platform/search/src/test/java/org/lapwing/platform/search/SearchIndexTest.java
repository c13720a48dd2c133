package org.lapwing.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.product.testkit.EnglishTexts;

class SearchIndexTest {

    /** Lucene advises on JVM flags; not here. */
    private static final Logger ADVICE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        ADVICE.setLevel(Level.OFF);
    }

    @TempDir
    Path folder;

    private LuceneSearchIndex index;
    private Case open;

    @BeforeEach
    void openIndex() {
        index = new LuceneSearchIndex(EnglishTexts.of(SearchCommands.class));
        open = FolderCase.open(folder, true);
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void a_case_that_is_closed_and_opened_again_at_once_can_be_written() throws Exception {
        for (int i = 0; i < 5; i++) {
            index.writing(open).replace("group" + i, Stream.of(message(i, "sam", "again")));
            index.writing(open).commit();
            open.close();
            open = FolderCase.open(folder, true);
        }
        try (SearchIndex.Hits hits = index.search(open, new SearchQuery("again", null, 10))) {
            assertThat(hits.total()).isEqualTo(5);
        }
    }

    private static SearchDocument message(long id, String author, String text) {
        return new SearchDocument(
                Target.of(Target.MESSAGE, id), "Chat", text, Instant.ofEpochSecond(1_700_000_000 + id), author, "en");
    }

    private static SearchDocument file(String path, String text) {
        return new SearchDocument(new Target(Target.CONTENT, "c" + path.hashCode()), path, text, null, null, null);
    }

    private void add(SearchDocument... documents) {
        index.writing(open).replace("group", Stream.of(documents));
        index.writing(open).commit();
    }

    private List<SearchHit> hits(String question) throws Exception {
        return hits(index, open, new SearchQuery(question, null, Integer.MAX_VALUE));
    }

    private static List<SearchHit> hits(SearchIndex index, Case in, SearchQuery query) throws Exception {
        List<SearchHit> all = new ArrayList<>();
        try (SearchIndex.Hits hits = index.search(in, query)) {
            hits.forEachRemaining(all::add);
            assertThat(hits.total()).isGreaterThanOrEqualTo(all.size());
        }
        return all;
    }

    private static String marked(SearchHit hit) {
        StringBuilder marked = new StringBuilder(hit.context());
        for (int[] mark : hit.marks().reversed()) {
            marked.insert(mark[1], ']').insert(mark[0], '[');
        }
        return marked.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "station | 1",
                "STATION | 1",
                "andén | 2",
                "anden | 2",
                "ANDÉN kiosco | 2",
                "andén station |",
                "andén OR station | 1 2",
                "\"by the old station\" | 1",
                "\"old by station\" |",
                "stat* | 1",
                "*ation | 1",
                "statoin~ | 1",
                "🐦 | 3",
                "kid_2010 | 3",
                "2010 | 3",
                "kid_20* | 3",
                "someone@example.com | 4",
                "example | 4",
                "http://example.com/path | 4",
                "12:30 | 4",
                "photo | f",
                "photo.jpg | f",
                "DCIM/photo.jpg | f",
                "title:photo | f",
                "author:rené | 2",
                "author:Rene kiosco | 2",
                "kind:content | f",
                "kind:message station | 1",
                "NOT kind:message | f",
                "station -old |",
                "日本 | 5",
                "[sticker] | 5",
                "where? |",
                "(station OR kiosco) meet | 1"
            })
    void questions_find(String question, String expected) throws Exception {
        add(
                message(1, "Ann", "We meet by the old Station tomorrow. Bring nothing."),
                message(2, "René", "Te espero en el andén, junto al kiosco"),
                message(3, "Kim", "I am kid_2010 🐦 there"),
                message(4, "Ann", "Mail someone@example.com or see http://example.com/path at 12:30"),
                message(5, "Ken", "日本へ行きます [sticker]"),
                file("phone/DCIM/photo.jpg", ""));
        List<String> found = hits(question).stream()
                .map(hit -> hit.target().kind().equals(Target.CONTENT)
                        ? "f"
                        : hit.target().id())
                .sorted()
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void a_hit_says_what_by_whom_when_and_shows_the_match() throws Exception {
        add(message(7, "Ann", "Nothing here. We meet at the OLD Stàtion, the station. Then nothing."));
        SearchHit hit = hits("station").getFirst();
        assertThat(hit.target()).isEqualTo(Target.of(Target.MESSAGE, 7));
        assertThat(hit.title()).isEqualTo("Chat");
        assertThat(hit.author()).isEqualTo("Ann");
        assertThat(hit.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_007));
        assertThat(marked(hit)).contains("the OLD [Stàtion], the [station].");
    }

    @Test
    void a_match_in_the_title_alone_shows_the_title() throws Exception {
        add(file("phone/DCIM/photo.jpg", "Landscape with a bird"));
        assertThat(marked(hits("dcim").getFirst())).isEqualTo("phone/[DCIM]/photo.jpg");
    }

    @Test
    void a_long_text_without_sentences_shows_a_short_passage_around_the_match() throws Exception {
        add(file("long.txt", "word ".repeat(20_000) + "🐦".repeat(200) + " needle " + "🐦".repeat(400)));
        SearchHit hit = hits("needle").getFirst();
        assertThat(hit.context().length()).isLessThan(400);
        assertThat(marked(hit)).contains("[needle]");
        assertThat(Character.isLowSurrogate(hit.context().charAt(0))).isFalse();
    }

    @Test
    void what_lies_beyond_the_kept_part_is_found_all_the_same() throws Exception {
        add(file("long.txt", "word ".repeat(100_000) + "needle"));
        assertThat(hits("needle")).hasSize(1);
        assertThat(hits("need*").getFirst().context()).isNotEmpty();
    }

    @Test
    void replacing_a_group_leaves_nothing_of_what_it_was() throws Exception {
        add(message(1, "Ann", "first"), message(2, "Ann", "first too"));
        add(message(3, "Ann", "second"));
        assertThat(hits("first")).isEmpty();
        assertThat(hits("second")).hasSize(1);
        index.close();
        index = new LuceneSearchIndex(EnglishTexts.of(SearchCommands.class));
        add(message(4, "Ann", "third"));
        assertThat(hits("second")).isEmpty();
        assertThat(hits("third")).hasSize(1);
    }

    @Test
    void what_is_not_committed_is_not_visible_yet() throws Exception {
        index.writing(open).replace("a", Stream.of(message(1, "Ann", "early")));
        assertThat(hits("early")).isEmpty();
        index.writing(open).commit();
        assertThat(hits("early")).hasSize(1);
    }

    @Test
    void a_case_that_is_open_for_reading_sees_what_another_process_commits() throws Exception {
        Case readOnly = FolderCase.open(folder, false);
        LuceneSearchIndex other = new LuceneSearchIndex(EnglishTexts.of(SearchCommands.class));
        try {
            SearchQuery question = new SearchQuery("early OR late", null, 10);
            assertThat(hits(other, readOnly, question)).isEmpty();
            index.writing(open).replace("a", Stream.of(message(1, "Ann", "early")));
            index.writing(open).commit();
            assertThat(hits(other, readOnly, question)).hasSize(1);
            index.writing(open).replace("b", Stream.of(message(2, "Ann", "late")));
            index.writing(open).commit();
            assertThat(hits(other, readOnly, question)).hasSize(2);
            assertThatThrownBy(() -> other.writing(readOnly)).isInstanceOf(IllegalStateException.class);
        } finally {
            other.close();
        }
    }

    @Test
    void a_writer_that_is_idle_lets_go_of_the_index() throws Exception {
        add(message(1, "Ann", "one"));
        LuceneSearchIndex other = new LuceneSearchIndex(EnglishTexts.of(SearchCommands.class));
        Case again = FolderCase.open(folder, true);
        try {
            other.writing(again).replace("b", Stream.of(message(2, "Ann", "two")));
            other.writing(again).commit();
            assertThat(hits("one OR two")).hasSize(2);
        } finally {
            other.close();
        }
    }

    @Test
    void twelve_thousand_hits_stream_once_each() throws Exception {
        index.writing(open)
                .replace("chat", IntStream.range(0, 12_000).mapToObj(i -> message(i, "Ann", "the same word " + i)));
        index.writing(open).commit();
        Set<String> seen = new HashSet<>();
        try (SearchIndex.Hits hits = index.search(open, new SearchQuery("word", "message", 11_000))) {
            assertThat(hits.total()).isEqualTo(12_000);
            hits.forEachRemaining(hit -> {
                assertThat(hit.marks()).hasSize(1);
                seen.add(hit.target().id());
            });
        }
        assertThat(seen).hasSize(11_000);
    }

    @Test
    void many_threads_write_one_index() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 200; i++) {
                int id = i;
                threads.execute(() -> index.writing(open)
                        .replace(
                                "g" + id,
                                Stream.of(message(id, "Ann", "common"), message(1000 + id, "Bob", "common"))));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        index.writing(open).commit();
        assertThat(hits("common")).hasSize(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a \"b c | 2", "(a b | 4", "a AND | 5", "a) b | 1", "* | 0", "heron *a | 6", "'' | 0"})
    void questions_that_make_no_sense_say_where(String question, int position) {
        assertThatThrownBy(() -> hits(question))
                .isInstanceOfSatisfying(SearchIndex.BadQuery.class, bad -> assertThat(bad.position())
                        .isEqualTo(position));
    }

    @Test
    void a_word_whose_wildcards_are_too_many_is_refused_with_its_place() {
        assertThatThrownBy(() -> hits("heron *reed" + "?".repeat(40) + " weir"))
                .isInstanceOfSatisfying(SearchIndex.BadQuery.class, bad -> assertThat(bad.position())
                        .isEqualTo(6))
                .hasMessageContaining("“*reed?")
                .hasMessageContaining("at character 7 has too many wildcards");
    }

    @Test
    void brackets_in_brackets_beyond_what_anybody_writes_are_refused() {
        assertThatThrownBy(() -> hits("(".repeat(60_000) + "heron" + ")".repeat(60_000)))
                .isInstanceOfSatisfying(SearchIndex.BadQuery.class, bad -> assertThat(bad.position())
                        .isEqualTo(200));
    }
}
