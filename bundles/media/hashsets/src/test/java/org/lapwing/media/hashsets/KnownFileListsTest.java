package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.testkit.EnglishTexts;

class KnownFileListsTest {

    private static final Hashes ONE = hashes(1);
    private static final Hashes TWO = hashes(2);
    private static final Hashes THREE = hashes(3);

    @TempDir
    Path folder;

    @TempDir
    Path lists;

    private KnownFileLists known;

    static Hashes hashes(int number) {
        String digits = String.format("%016x", number * 0x9e3779b97f4a7c15L);
        return new Hashes(
                digits.repeat(2), (digits + digits + digits).substring(0, 40), new ContentId(digits.repeat(4)));
    }

    @BeforeEach
    void open() {
        known = opened();
    }

    private KnownFileLists opened() {
        return new KnownFileLists(
                EnglishTexts.of(KnownFileLists.class),
                folder,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                new SlotIndexes());
    }

    private ImportReport read(String name, String text) throws Exception {
        return read(name, text, StandardCharsets.UTF_8);
    }

    private ImportReport read(String name, String text, Charset as) throws Exception {
        Path list = lists.resolve(name + ".csv");
        Files.writeString(list, text, as);
        return known.importList(name, list, Progress.NONE);
    }

    private static String csv(String... rows) {
        return "md5,sha1,sha256,category,source\n" + String.join("\n", rows) + "\n";
    }

    private static String row(Hashes of, String rest) {
        return of.md5() + "," + of.sha1() + "," + of.sha256() + "," + rest;
    }

    @Test
    void a_csv_matches_with_its_raw_category_and_source() throws Exception {
        ImportReport report = read("unit", csv(row(ONE, "1,north"), row(TWO, "0,")));
        assertThat(report).isEqualTo(new ImportReport(2, 0, List.of()));
        assertThat(known.matches(ONE)).containsExactly(new KnownFile("unit", "1", "north", "sha256"));
        assertThat(known.matches(TWO)).containsExactly(new KnownFile("unit", "0", "", "sha256"));
        assertThat(known.matches(THREE)).isEmpty();
        assertThat(known.sets()).singleElement().satisfies(set -> {
            assertThat(set.entries()).isEqualTo(2);
            assertThat(set.importedAt()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(set.source()).isEqualTo("unit.csv");
        });
    }

    @Test
    void columns_stand_in_any_order_and_those_of_no_use_are_passed_over() throws Exception {
        read("unit", "\"Category\"; \"Notes\" ;\"MD5\"\r\n\"2\";\"a ; b \"\"c\"\"\";\"" + ONE.md5() + "\"\r\n");
        assertThat(known.matches(ONE)).containsExactly(new KnownFile("unit", "2", "", "md5"));
    }

    @Test
    void a_list_with_byte_order_mark_upper_case_and_without_last_line_end_is_read() throws Exception {
        read("unit", "\ufeffSHA-1\tcategory\r\n" + ONE.sha1().toUpperCase(Locale.ROOT) + "\tA");
        assertThat(known.matches(ONE)).containsExactly(new KnownFile("unit", "A", "", "sha1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-8"})
    void categories_keep_their_letters_in_any_encoding(String encoding) throws Exception {
        read("unit", csv(row(ONE, "Überprüft,Zürich 東京")), Charset.forName(encoding));
        assertThat(known.matches(ONE)).containsExactly(new KnownFile("unit", "Überprüft", "Zürich 東京", "sha256"));
    }

    @Test
    void plain_hashes_are_read_with_names_and_remarks_beside_them() throws Exception {
        ImportReport report = read("plain", "# a remark\n\n" + ONE.md5() + "\n" + TWO.md5() + "  some name.jpg\n");
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.skipped()).isZero();
        assertThat(known.matches(ONE)).containsExactly(new KnownFile("plain", "", "", "md5"));
        assertThat(known.matches(TWO)).hasSize(1);
    }

    @Test
    void lines_that_cannot_be_read_are_counted_and_named_and_the_others_kept() throws Exception {
        ImportReport report = read(
                "unit",
                csv(
                        row(ONE, "1,a"),
                        "xyz" + row(TWO, "1,a"),
                        ",,,1,a",
                        "\"" + row(TWO, "1,a"),
                        "a".repeat(70_000),
                        "",
                        row(THREE, "1,a")));
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.skipped()).isEqualTo(4);
        assertThat(report.unreadLines()).hasSize(4);
        assertThat(report.unreadLines().get(0))
                .startsWith("Line 3: ")
                .contains("MD5")
                .contains("35");
        assertThat(report.unreadLines().get(1)).startsWith("Line 4: no hash");
        assertThat(report.unreadLines().get(2)).startsWith("Line 5: ").contains("quoted");
        assertThat(report.unreadLines().get(3)).startsWith("Line 6: longer than");
        assertThat(known.matches(TWO)).isEmpty();
        assertThat(known.matches(THREE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "name,size\na,1\n", "md5,category\n", "md5,category\nnothing,1\n", "{\"value\": []}"
            })
    void what_is_no_list_changes_nothing(String text) throws Exception {
        read("unit", csv(row(ONE, "1,a")));
        String version = known.version();
        assertThatThrownBy(() -> read("other", text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("imported");
        assertThatThrownBy(() -> read("unit", text)).isInstanceOf(IOException.class);
        assertThat(known.version()).isEqualTo(version);
        assertThat(known.sets()).hasSize(1);
        assertThat(known.matches(ONE)).hasSize(1);
        assertThat(leftOvers()).isEmpty();
    }

    private List<String> leftOvers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith("importing-") || name.endsWith(".run") || name.endsWith(".new"))
                    .toList();
        }
    }

    @Test
    void what_is_absent_or_a_folder_is_named() {
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> known.importList("a", absent, Progress.NONE))
                .hasMessageContaining(absent.toString())
                .hasMessageContaining("nothing was imported");
        assertThatThrownBy(() -> known.importList("a", folder, Progress.NONE))
                .hasMessageContaining("\"" + folder + "\" is not there, or is no file");
    }

    @Test
    void an_import_that_is_cancelled_changes_nothing() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            many.append(hashes(i).md5()).append('\n');
        }
        Path list = Files.writeString(lists.resolve("many.txt"), many);
        Progress cancelled = new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> known.importList("many", list, cancelled)).isInstanceOf(InterruptedException.class);
        assertThat(known.sets()).isEmpty();
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void the_same_name_replaces_a_list_and_another_stands_beside_it() throws Exception {
        read("a", csv(row(ONE, "1,x")));
        read("a", csv(row(TWO, "2,x")));
        read("b", csv(row(TWO, "9,y")));
        assertThat(known.matches(ONE)).isEmpty();
        assertThat(known.matches(TWO))
                .containsExactly(new KnownFile("a", "2", "x", "sha256"), new KnownFile("b", "9", "y", "sha256"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(each -> each.toString().endsWith(".md5"))).hasSize(2);
        }
    }

    @Test
    void a_removed_list_matches_no_more() throws Exception {
        read("a", csv(row(ONE, "1,x")));
        assertThat(known.remove("a")).isTrue();
        assertThat(known.remove("a")).isFalse();
        assertThat(known.matches(ONE)).isEmpty();
        assertThat(known.version()).isEqualTo("0");
    }

    @Test
    void the_version_changes_with_the_lists_and_only_with_them() throws Exception {
        read("a", csv(row(ONE, "1,x")));
        String first = known.version();
        read("a", csv(row(ONE, "1,x")));
        assertThat(known.version()).isEqualTo(first);
        read("a", csv(row(ONE, "2,x")));
        assertThat(known.version()).isNotEqualTo(first);
        assertThat(opened().version()).isEqualTo(known.version());
    }

    @Test
    void another_process_sees_a_new_list_soon() throws Exception {
        KnownFileLists other = opened();
        assertThat(other.matches(ONE)).isEmpty();
        read("a", csv(row(ONE, "1,x")));
        long end = System.nanoTime() + 10_000_000_000L;
        while (other.matches(ONE).isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(other.matches(ONE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "3, long", "20, long", "40, long", "70, long", "100, long", "130, long", "150, long",
        "3, short", "20, short", "40, short", "70, short", "100, short", "130, short", "150, short"
    })
    void a_segment_with_one_changed_byte_is_not_matched_against_and_named(int at, String list) throws Exception {
        read("a", csv(row(ONE, "1,x"), row(TWO, "1,x")));
        read("b", csv(row(ONE, "2,x")));
        Path segment;
        try (Stream<Path> files = Files.list(folder)) {
            // That of "a", which has two rows.
            segment = files.filter(each -> each.toString().endsWith(".sha256"))
                    .max(Comparator.comparingLong(KnownFileListsTest::size))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        bytes[at] ^= 1;
        Files.write(segment, bytes);
        // A long list is opened without reading all of it, and read before it answers.
        KnownFileLists again = list.equals("short")
                ? opened()
                : new KnownFileLists(
                        EnglishTexts.of(KnownFileLists.class), folder, Clock.systemUTC(), new SlotIndexes(), 0);
        assertThat(again.matches(ONE)).containsExactly(new KnownFile("b", "2", "x", "sha256"));
        assertThat(again.problems()).singleElement().asString().contains("\"a\"");
        assertThat(again.version()).isNotEqualTo(known.version());
    }

    @Test
    void a_changed_category_is_not_believed() throws Exception {
        read("a", csv(row(ONE, "1,x")));
        for (Path each : List.of(folder.resolve("catalogue"), file(".labels"))) {
            byte[] bytes = Files.readAllBytes(each);
            bytes[bytes.length - 1] ^= 1;
            Files.write(each, bytes);
            assertThat(opened().problems()).singleElement().asString().contains("changed");
            assertThat(opened().matches(ONE)).isEmpty();
            bytes[bytes.length - 1] ^= 1;
            Files.write(each, bytes);
        }
        assertThat(opened().matches(ONE)).hasSize(1);
    }

    private Path file(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_segment_that_is_cut_or_gone_is_named_and_a_new_import_mends_it() throws Exception {
        read("a", csv(row(ONE, "1,x")));
        Path segment;
        try (Stream<Path> files = Files.list(folder)) {
            segment = files.filter(each -> each.toString().endsWith(".md5"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(segment, java.util.Arrays.copyOf(Files.readAllBytes(segment), 80));
        assertThat(opened().problems()).singleElement().asString().contains("cut off");
        Files.delete(segment);
        assertThat(opened().problems()).singleElement().asString().contains("gone");
        read("a", csv(row(ONE, "1,x")));
        assertThat(opened().problems()).isEmpty();
        assertThat(opened().matches(ONE)).hasSize(1);
    }

    @Test
    void what_an_earlier_crash_left_behind_is_removed() throws Exception {
        Path left = Files.createDirectory(folder.resolve("importing-left"));
        Files.writeString(left.resolve("md5.0.run"), "x");
        Files.writeString(folder.resolve("0".repeat(32) + ".md5"), "x");
        read("a", csv(row(ONE, "1,x")));
        assertThat(leftOvers()).isEmpty();
        assertThat(folder.resolve("0".repeat(32) + ".md5")).doesNotExist();
    }

    @Test
    void what_is_added_to_a_list_leaves_what_it_holds() throws Exception {
        Hashes one = hashes(1);
        Hashes two = hashes(2);
        read("unit", csv(row(one, "1,north")));
        Path more = Files.writeString(lists.resolve("more.csv"), csv(row(two, "2,south"), row(one, "1,north")));
        String before = known.version();

        assertThat(known.addTo("unit", more, Map.of(), Progress.NONE).entries()).isEqualTo(2);

        for (KnownFileLists each : List.of(known, opened())) {
            assertThat(each.matches(one)).containsExactly(new KnownFile("unit", "1", "north", "sha256"));
            assertThat(each.matches(two)).containsExactly(new KnownFile("unit", "2", "south", "sha256"));
        }
        assertThat(known.version()).isNotEqualTo(before);
        assertThat(known.sets()).singleElement().satisfies(set -> {
            assertThat(set.entries()).isEqualTo(3);
            assertThat(set.source()).isEqualTo("unit.csv; more.csv");
        });
        assertThat(known.details("unit").orElseThrow().hashes()).containsEntry("sha256", 2L);
    }

    @Test
    void nothing_is_added_where_the_list_is_absent_or_its_codes_are_others() throws Exception {
        read("unit", csv(row(hashes(1), "1,")));
        Path vics = Files.writeString(
                lists.resolve("vics.json"),
                "{\"@odata.context\": \"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/1.3.xml#Media\","
                        + " \"value\": [{\"MD5\": \"" + hashes(2).md5() + "\", \"Category\": 1}]}");

        assertThatThrownBy(() -> known.addTo("unit", vics, Map.of(), Progress.NONE))
                .hasMessageContaining("VICS 1.3");
        assertThatThrownBy(() -> known.addTo("other", vics, Map.of(), Progress.NONE))
                .hasMessageContaining("\"other\"");
        assertThat(known.matches(hashes(2))).isEmpty();
        assertThat(known.matches(hashes(1))).hasSize(1);
    }
}
