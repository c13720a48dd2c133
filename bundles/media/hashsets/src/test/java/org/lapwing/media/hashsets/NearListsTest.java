package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.api.KnownFiles.NearFile;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.testkit.EnglishTexts;

class NearListsTest {

    private static final Pdq256.Family FULL = Pdq256.Family.FULL;
    private static final Pdq256.Family CLI = Pdq256.Family.CLI;

    @TempDir
    Path folder;

    @TempDir
    Path lists;

    private KnownFileLists known;

    @BeforeEach
    void open() {
        known = opened();
    }

    private KnownFileLists opened() {
        return new KnownFileLists(EnglishTexts.of(KnownFileLists.class), folder, Clock.systemUTC(), new SlotIndexes());
    }

    private ImportReport read(String name, Map<String, String> columns, String... lines) throws Exception {
        Path list = lists.resolve(name);
        Files.writeString(list, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return known.importList(name, list, columns, Progress.NONE);
    }

    private ImportReport read(String name, String... lines) throws Exception {
        return read(name, Map.of(), lines);
    }

    private static Pdq256 hash(Pdq256.Family family, long seed) {
        Random random = new Random(seed);
        return new Pdq256(family, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static String digits(long seed) {
        return hash(FULL, seed).text();
    }

    /** The first bits of every word are the other way round. */
    private static Pdq256 changed(Pdq256 hash, int bits) {
        long[] words = {hash.first(), hash.second(), hash.third(), hash.fourth()};
        for (int i = 0; i < bits; i++) {
            words[i % 4] ^= 1L << i / 4;
        }
        return new Pdq256(hash.of(), words[0], words[1], words[2], words[3]);
    }

    private static NearFile near(String set, String category, int distance) {
        return new NearFile(set, category, "", "pdq", distance);
    }

    @Test
    void what_is_near_to_a_hash_on_a_list_is_found_up_to_the_usual_radius() throws Exception {
        read("north", "pdq,category", digits(1) + ",2", digits(2) + ",3");

        for (int bits : new int[] {0, 1, 30, 31}) {
            assertThat(known.near(changed(hash(FULL, 1), bits))).containsExactly(near("north", "2", bits));
        }
        assertThat(known.near(changed(hash(FULL, 1), 32))).isEmpty();
        assertThat(known.near(hash(CLI, 1))).isEmpty();
    }

    @Test
    void several_lists_are_searched_at_once_and_each_says_a_thing_once() throws Exception {
        Pdq256 first = hash(FULL, 1);
        read("south", "pdq,category", first.text() + ",2", changed(first, 3).text() + ",2", digits(9) + ",2");
        read(
                "north",
                "pdq,category,source",
                changed(first, 5).text() + ",7,unit a",
                changed(first, 1).text() + ",,");

        assertThat(known.near(first))
                .containsExactly(
                        near("south", "2", 0), near("north", "", 1), new NearFile("north", "7", "unit a", "pdq", 5));
        known.remove("south");
        assertThat(known.near(first))
                .containsExactly(near("north", "", 1), new NearFile("north", "7", "unit a", "pdq", 5));
        known.remove("north");
        assertThat(known.near(first)).isEmpty();
        assertThat(known.nearVersion()).isEqualTo("0");
    }

    @Test
    void families_are_kept_apart() throws Exception {
        ImportReport report = read("both", "pdq,PDQ_CLI", digits(1) + "," + digits(2), "," + digits(3));

        assertThat(report.entries()).isEqualTo(2);
        assertThat(known.near(hash(FULL, 1))).containsExactly(near("both", "", 0));
        assertThat(known.near(hash(FULL, 3))).isEmpty();
        assertThat(known.near(hash(CLI, 3))).containsExactly(new NearFile("both", "", "", "pdq_cli", 0));
        assertThat(known.details("both").orElseThrow().hashes()).isEqualTo(Map.of("pdq", 1L, "pdq_cli", 2L));
    }

    @Test
    void a_list_with_both_is_matched_by_its_digests_too() throws Exception {
        Hashes one = KnownFileListsTest.hashes(1);
        read("both", "md5,pdq,category", one.md5() + "," + digits(1) + ",4");

        assertThat(known.matches(one)).containsExactly(new KnownFile("both", "4", "", "md5"));
        assertThat(known.near(hash(FULL, 1))).containsExactly(near("both", "4", 0));
    }

    @Test
    void hashes_with_their_quality_are_known_without_a_header() throws Exception {
        ImportReport report = read(
                "bare",
                "# made for a test",
                digits(1) + ",100,a note",
                digits(2) + ", 49",
                digits(3) + ",50",
                digits(4) + ",1000",
                digits(5) + ",good",
                "0123,90");

        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.unreadLines())
                .containsExactly(
                        "Line 3: its picture has a quality of 49, and below 50 pictures cannot be told from others;"
                                + " passed over.",
                        "Line 5: its quality is no number from 0 to 100; passed over.",
                        "Line 6: its quality is no number from 0 to 100; passed over.",
                        "Line 7: what should be the PDQ has 4 characters or other characters than 0-9 and a-f;"
                                + " 64 digits were expected. Passed over.");
        assertThat(known.near(hash(FULL, 3))).containsExactly(near("bare", "", 0));
        assertThat(known.near(hash(FULL, 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hash,quality,category|%s,80,5|FULL|",
                "PDQ Hash;Category|%s;5|FULL|",
                "# no header|%s|FULL|pdq=1",
                "# no header|y,%s,5|FULL|pdq=2;category=3",
                "# no header|%s 5|CLI|pdqcli=1;category=2",
                "number,what it looks like,grade|1,%s,5|FULL|pdq=what it looks like;category=Grade"
            })
    void columns_say_what_is_a_pdq(String first, String line, Pdq256.Family family, String mapped) throws Exception {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String each : mapped == null ? new String[0] : mapped.split(";")) {
            columns.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        read("list", columns, first, String.format(line, digits(7)), String.format(line, digits(8)));

        for (int seed : new int[] {7, 8}) {
            assertThat(known.near(hash(family, seed)))
                    .extracting(NearFile::set, NearFile::distance)
                    .containsExactly(tuple("list", 0));
        }
    }

    @Test
    void sixty_four_digits_alone_are_taken_for_sha_256() throws Exception {
        read("plain", digits(1), digits(2));

        assertThat(known.near(hash(FULL, 1))).isEmpty();
        assertThat(known.find(digits(1))).containsExactly(new KnownFile("plain", "", "", "sha256"));
    }

    @Test
    void the_hashes_beside_those_of_a_media_record_are_read() throws Exception {
        read(
                "vics",
                "{\"value\": [{\"MD5\": \"" + KnownFileListsTest.hashes(1).md5() + "\", \"Category\": 2,"
                        + " \"AlternativeHashes\": [{\"HashName\": \"PDQ\", \"HashValue\": \"" + digits(4)
                        + "\"}]}]}");

        assertThat(known.near(hash(FULL, 4))).containsExactly(near("vics", "2", 0));
    }

    @Test
    void what_is_written_is_read_again() throws Exception {
        read("first", "pdq,pdq_cli,category", digits(1) + ",,a \"b\"", "," + digits(2) + ",c");
        Path written = lists.resolve("written.csv");
        assertThat(known.export("first", written)).isEqualTo(2);
        known.remove("first");

        known.importList("second", written, Progress.NONE);
        assertThat(opened().near(hash(FULL, 1))).hasSize(1);
        assertThat(opened().near(hash(CLI, 2))).containsExactly(new NearFile("second", "c", "", "pdq_cli", 0));
    }

    @Test
    void a_list_of_other_hashes_changes_nothing_of_what_was_compared() throws Exception {
        read("near", "pdq", digits(1));
        String before = known.nearVersion();
        read("exact", "md5", KnownFileListsTest.hashes(1).md5());

        assertThat(known.nearVersion()).isEqualTo(before).isNotEqualTo("0");
        assertThat(known.nearDigests()).containsOnlyKeys("near");
        assertThat(known.digests()).containsOnlyKeys("near", "exact");
    }

    @Test
    void many_hashes_of_several_lists_are_found_each_at_its_place() throws Exception {
        for (int list = 0; list < 3; list++) {
            StringBuilder text = new StringBuilder("pdq,category\n");
            for (int i = 0; i < 2_000; i++) {
                text.append(digits(list * 2_000L + i)).append(',').append(i).append('\n');
            }
            read("list " + list, text.toString());
        }
        for (int seed = 0; seed < 6_000; seed += 37) {
            assertThat(known.near(changed(hash(FULL, seed), 20)))
                    .containsExactly(near("list " + seed / 2_000, String.valueOf(seed % 2_000), 20));
        }
    }

    /** Every second one of a category of its own. */
    private ImportReport readMany(String name, int count) throws Exception {
        List<String> lines = new ArrayList<>(List.of("pdq,category"));
        for (int i = 0; i < count; i++) {
            lines.add(digits(i) + "," + i % 2);
        }
        return read(name, lines.toArray(String[]::new));
    }

    private List<Path> indexes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".near")).toList();
        }
    }

    @Test
    void the_index_of_a_long_list_is_kept_beside_it_and_answers_as_one_that_is_made_anew() throws Exception {
        read("short", "pdq,category", changed(hash(FULL, 5), 2).text() + ",7");
        assertThat(indexes()).isEmpty();
        readMany("long", 20_000);
        assertThat(indexes()).hasSize(1);

        for (int reading = 0; reading < 2; reading++) {
            for (int bits : new int[] {0, 1, 7, 30, 31}) {
                for (int i = 0; i < 20_000; i += 997) {
                    assertThat(known.near(changed(hash(FULL, i), bits))).contains(near("long", "" + i % 2, bits));
                }
            }
            assertThat(known.near(hash(FULL, 5))).containsExactly(near("long", "1", 0), near("short", "7", 2));
            assertThat(known.near(changed(hash(FULL, 6), 32))).isEmpty();
            known = opened();
        }

        List<Path> before = indexes();
        known.addTo(
                "long",
                Files.writeString(lists.resolve("more.csv"), "pdq,category\n" + digits(50_000) + ",1\n"),
                Map.of(),
                Progress.NONE);
        assertThat(indexes()).hasSize(1).doesNotContainAnyElementsOf(before);
        assertThat(known.near(hash(FULL, 50_000))).containsExactly(near("long", "1", 0));
        assertThat(known.near(hash(FULL, 19_999))).containsExactly(near("long", "1", 0));
        known.remove("long");
        assertThat(indexes()).isEmpty();
        assertThat(known.near(hash(FULL, 5))).containsExactly(near("short", "7", 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 100_000, 1_000_000, -1})
    void an_index_with_one_changed_byte_is_not_asked_and_its_list_named(long at) throws Exception {
        readMany("long", 20_000);
        Path index = indexes().getFirst();
        byte[] bytes = Files.readAllBytes(index);
        bytes[(int) (at < 0 ? bytes.length + at : at)] ^= 1;
        Files.write(index, bytes);

        known = opened();

        assertThat(known.near(hash(FULL, 5))).isEmpty();
        assertThat(known.problems()).singleElement().asString().contains("long", "index were changed");
        readMany("long", 20_000);
        assertThat(known.near(hash(FULL, 5))).containsExactly(near("long", "1", 0));
    }

    @Test
    void an_index_of_another_engine_is_made_again_in_memory() throws Exception {
        readMany("long", 20_000);
        Path index = indexes().getFirst();
        byte[] other = new byte[128];
        CRC32C sum = new CRC32C();
        sum.update(other);
        Files.write(
                index,
                ByteBuffer.allocate(136).put(other).putLong(sum.getValue()).array());

        known = opened();

        assertThat(known.problems()).isEmpty();
        assertThat(known.near(hash(FULL, 5))).containsExactly(near("long", "1", 0));
    }
}
