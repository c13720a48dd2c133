package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.testkit.EnglishTexts;
import org.sqlite.JDBC;

class ListFormatsTest {

    private static final Hashes ONE = KnownFileListsTest.hashes(1);
    private static final Hashes TWO = KnownFileListsTest.hashes(2);
    private static final Hashes THREE = KnownFileListsTest.hashes(3);
    private static final String VICS = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/";

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

    private ImportReport read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private ImportReport read(byte[] bytes, Map<String, String> columns) throws Exception {
        Path list = Files.write(lists.resolve("list"), bytes);
        return known.importList("list", list, columns, Progress.NONE);
    }

    private HashSet set() {
        return known.sets().getFirst();
    }

    private static KnownFile match(String category, String source, String algorithm) {
        return new KnownFile("list", category, source, algorithm);
    }

    private static String media(Hashes of, String rest) {
        return "{\"MediaID\": 1, \"MD5\": \"" + of.md5().toUpperCase(Locale.ROOT) + "\"" + rest + "}";
    }

    private static String hashSet(String... records) {
        return "{\"@odata.context\": \"" + VICS + "2.0.xml/UK/$metadata#Media\", \"value\": ["
                + String.join(",", records) + "]}";
    }

    @ParameterizedTest
    @CsvSource({
        "odata.metadata,1.1.xml#Media,VICS 1.1 #Media",
        "odata.metadata,1.2.xml#Media,VICS 1.2 #Media",
        "odata.metadata,1.3.xml#Cases,VICS 1.3 #Cases",
        "@odata.context,2.0.xml/US/$metadata#Media,VICS 2.0/US #Media",
        "@odata.context,2.0.xml/CUSTOM/$metadata#Cases,VICS 2.0/CUSTOM #Cases",
        "@odata.context,2.0.xml/Default/$metadata#Media,VICS 2.0/Default #Media"
    })
    void every_edition_and_region_of_vics_is_read_in_both_shapes(String key, String context, String scheme)
            throws Exception {
        String records = media(ONE, ", \"Category\": 1") + "," + media(TWO, ", \"Category\": null");
        String inside = context.endsWith("#Cases")
                ? "{\"CaseID\": \"x\", \"SourceApplicationName\": \"Tool\", \"SourceApplicationVersion\": \"7.1\","
                        + " \"Media\": [" + records + "]}"
                : records;
        ImportReport report = read("{\"" + key + "\": \"" + VICS + context + "\", \"value\": [" + inside + "]}");
        assertThat(report).isEqualTo(new ImportReport(2, 0, List.of()));
        assertThat(set().scheme()).isEqualTo(scheme);
        assertThat(set().producer()).isEqualTo(context.endsWith("#Cases") ? "Tool 7.1" : "");
        assertThat(known.matches(ONE)).containsExactly(match("1", "", "md5"));
        assertThat(known.matches(TWO)).containsExactly(match("null", "", "md5"));
    }

    @Test
    void categories_zero_five_null_and_none_stay_four_different_things() throws Exception {
        Hashes four = KnownFileListsTest.hashes(4);
        read(hashSet(
                media(ONE, ", \"Category\": 0"),
                media(TWO, ", \"Category\": 5"),
                media(THREE, ", \"Category\": null, \"IsPrecategorized\": true"),
                media(four, "")));
        assertThat(known.matches(ONE)).containsExactly(match("0", "", "md5"));
        assertThat(known.matches(TWO)).containsExactly(match("5", "", "md5"));
        assertThat(known.matches(THREE)).containsExactly(match("null", "", "md5"));
        assertThat(known.matches(four)).containsExactly(match("", "", "md5"));
        assertThat(known.meaning("list", "0")).isEmpty();
        assertThat(known.details("list").orElseThrow().categories()).containsExactly("0", "5", "null", "");
    }

    @Test
    void hashes_beside_the_md5_and_members_nobody_knows_are_no_trouble() throws Exception {
        read(hashSet("{\"Agency\": {\"MD5\": \"x\"}, \"Case No.\": [1, [2]], \"MediaFiles\": [{\"MD5\": \"y\"}],"
                + "\"SHA1\": \"" + ONE.sha1() + "\", \"AlternativeHashes\": [{\"HashName\": \"PhotoDNA\","
                + " \"HashValue\": \"AAAA\"}, {\"HashName\": \"SHA-256\", \"HashValue\": \""
                + ONE.sha256().sha256() + "\"}], \"PrecategorizationSource\": \"north\", \"Category\": \"2\"}"));
        assertThat(known.matches(ONE)).containsExactly(match("2", "north", "sha256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void json_is_read_with_a_byte_order_mark(String encoding) throws Exception {
        String text = hashSet(media(ONE, ", \"Category\": 3"));
        read((encoding.equals("UTF-8") ? "\ufeff" + text : text).getBytes(Charset.forName(encoding)), Map.of());
        assertThat(known.matches(ONE)).containsExactly(match("3", "", "md5"));
    }

    @Test
    void records_that_cannot_be_read_are_counted_and_named_and_the_others_kept() throws Exception {
        ImportReport report = read(hashSet(
                "\n{\"MD5\": \"abc\"}",
                "\n7",
                "\n{\"Category\": 1}",
                "\n" + media(ONE, ", \"MD5\": \"" + TWO.md5() + "\""),
                "\n" + media(ONE, ", \"Category\": {\"a\": 1}"),
                "\n" + media(THREE, ", \"Category\": 300")));
        assertThat(report.entries()).isEqualTo(1);
        assertThat(report.skipped()).isEqualTo(5);
        assertThat(report.unreadLines().get(0)).startsWith("Record 1: ").contains("MD5 has 3");
        assertThat(report.unreadLines().get(1)).startsWith("Record 2: not a record (line 3)");
        assertThat(report.unreadLines().get(2)).startsWith("Record 3: no MD5");
        assertThat(report.unreadLines().get(3)).startsWith("Record 4: it has two different values for MD5");
        assertThat(report.unreadLines().get(4)).startsWith("Record 5: its category");
        assertThat(known.matches(ONE)).isEmpty();
        assertThat(known.matches(THREE)).containsExactly(match("300", "", "md5"));
    }

    @Test
    void json_cut_anywhere_is_refused_whole_and_the_old_list_stays() throws Exception {
        read(hashSet(media(THREE, "")));
        String whole = hashSet(media(ONE, ", \"Category\": 1"), media(TWO, ", \"Category\": 1"));
        for (int end = 1; end < whole.length(); end += 13) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("othing was imported");
        }
        assertThatThrownBy(() -> read(whole + whole)).hasMessageContaining("goes on after its end");
        assertThat(known.matches(ONE)).isEmpty();
        assertThat(known.matches(THREE)).hasSize(1);
    }

    @Test
    void a_list_of_encase_is_read_and_refused_when_cut() throws Exception {
        byte[] list = enCase(ONE, TWO);
        assertThat(read(list, Map.of()).entries()).isEqualTo(2);
        assertThat(set().scheme()).isEqualTo("EnCase");
        assertThat(set().producer()).isEqualTo("Übung");
        assertThat(known.matches(TWO)).containsExactly(match("Known", "", "md5"));
        for (int length : new int[] {9, 0x480, list.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(list, length), Map.of()))
                    .hasMessageContaining("cut off");
        }
        list[0x480 + 17] = 1;
        assertThat(read(list, Map.of()).unreadLines())
                .singleElement()
                .asString()
                .startsWith("Record 1: ");
    }

    private static byte[] enCase(Hashes... entries) {
        ByteBuffer list = ByteBuffer.allocate(0x480 + 18 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
        list.put(0, EnCaseList.MAGIC).putInt(0x10, entries.length);
        list.put(0x408, "Übung".getBytes(StandardCharsets.UTF_16LE));
        list.put(0x458, "Known".getBytes(StandardCharsets.UTF_16LE));
        for (int i = 0; i < entries.length; i++) {
            list.put(0x480 + 18 * i, HexFormat.of().parseHex(entries[i].md5()));
        }
        return list.array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rds_three_is_read_from_a_table_or_a_view(boolean full) throws Exception {
        Path list = database(
                full
                        ? "CREATE TABLE F(sha256, sha1, md5, crc32, file_name, package_id);"
                                + "CREATE VIEW FILE AS SELECT sha256, sha1, md5, crc32, file_name, package_id FROM F"
                        : "CREATE TABLE FILE(sha256, sha1, md5, file_name, file_size, package_id)",
                "INSERT INTO " + (full ? "F" : "FILE") + "(sha256, sha1, md5) VALUES ('"
                        + ONE.sha256().sha256() + "', '" + ONE.sha1() + "', '" + ONE.md5() + "'), (NULL, NULL, '"
                        + TWO.md5() + "'), (NULL, NULL, 'xyz'), (NULL, NULL, NULL)",
                "CREATE TABLE VERSION(version, build_set)",
                "INSERT INTO VERSION VALUES ('2026.03.1', 'x')");
        ImportReport report = known.importList("list", list, Progress.NONE);
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.unreadLines()).hasSize(2);
        assertThat(report.unreadLines().getFirst()).startsWith("Record 3: ");
        assertThat(set().scheme()).isEqualTo("NSRL RDS 3");
        assertThat(set().producer()).isEqualTo("2026.03.1");
        assertThat(known.matches(ONE)).containsExactly(match("", "", "sha256"));
        assertThat(known.matches(TWO)).containsExactly(match("", "", "md5"));
    }

    private Path database(String... statements) throws Exception {
        Path file = lists.resolve("RDS 100% ?.db");
        try (Connection made = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement run = made.createStatement()) {
            for (String each : String.join(";", statements).split(";")) {
                run.execute(each);
            }
        }
        return file;
    }

    @Test
    void a_view_without_end_is_stopped_when_the_import_is_cancelled() throws Exception {
        Path list = database("CREATE VIEW FILE AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                + " SELECT md5, i AS size FROM n, (SELECT 'x' AS md5) WHERE i < 0");
        long end = System.nanoTime() + 300_000_000;
        Progress cancelled = new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {}

            @Override
            public boolean cancelled() {
                return System.nanoTime() > end;
            }
        };
        assertThatThrownBy(() -> known.importList("list", list, cancelled)).isInstanceOf(InterruptedException.class);
        assertThat(known.sets()).isEmpty();
    }

    @Test
    void a_database_without_hashes_or_cut_in_the_middle_is_refused() throws Exception {
        Path other = database("CREATE TABLE NOTES(text)");
        assertThatThrownBy(() -> known.importList("list", other, Progress.NONE))
                .hasMessageContaining("without a table FILE");
        byte[] cut = Arrays.copyOf(Files.readAllBytes(other), 600);
        assertThatThrownBy(() -> read(cut, Map.of())).hasMessageContaining("othing was imported");
        assertThat(known.sets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\",\"FileSize\",\"ProductCode\",\"OpSystemCode\",\"SpecialCode\"~"
                        + "\"SHA1\",\"MD5\",\"0\",\"a,b \"\"c\"\".txt\",1,2,\"358\",\"M\" ! NSRL RDS 2 ! M ! sha1",
                "\"file_id\",\"hashset_id\",\"file_name\",\"directory\",\"hash\",\"file_size\"~"
                        + "1,2,\"a,b\",\"c:\\\",\"MD5\",5 ! HashKeeper ! '' ! md5",
                "MD5;SHA1;PhotoDNA;Image ID;Is distributed;Victim identified;Offender identified;Series name;"
                        + "Number of submissions;File Available;Media Type;Baseline~"
                        + "MD5;SHA1;;7;true;;;x;2;true;Image;false ! ICSE ! false ! sha1",
                "%%%% HASHDEEP-1.0~%%%% size,md5,sha256,filename~## Invoked from: /~## $ hashdeep -r .~##~"
                        + "12,MD5,SHA256,/a,b.jpg ! hashdeep ! '' ! sha256",
                "MD5 *name with  spaces.jpg ! '' ! '' ! md5",
                "\\SHA1  a\\nb.jpg ! '' ! '' ! sha1",
            })
    void lists_of_other_programs_are_told_by_their_structure(
            String text, String scheme, String category, String algorithm) throws Exception {
        String[] lines = text.strip().split("~");
        lines[lines.length - 1] = lines[lines.length - 1]
                .replace("SHA256", ONE.sha256().sha256())
                .replace("SHA1", ONE.sha1().toUpperCase(Locale.ROOT))
                .replace("MD5", ONE.md5());
        ImportReport report = read(String.join("\r\n", lines));
        assertThat(report).isEqualTo(new ImportReport(1, 0, List.of()));
        assertThat(set().scheme()).isEqualTo(scheme);
        assertThat(known.matches(ONE)).containsExactly(match(category, "", algorithm));
    }

    @Test
    void columns_of_other_names_are_mapped() throws Exception {
        byte[] list = ("File;Digest;Grade\na.jpg;" + ONE.md5() + ";B\n").getBytes(StandardCharsets.UTF_8);
        read(list, Map.of("md5", "digest", "category", "Grade"));
        assertThat(known.matches(ONE)).containsExactly(match("B", "", "md5"));
        assertThatThrownBy(() -> read(list, Map.of("md5", "other"))).hasMessageContaining("no column with a name");
        assertThatThrownBy(() -> read(list, Map.of("crc", "Digest"))).hasMessageContaining("\"crc\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {",100", ",57,a note", ", 0 "})
    void perceptual_hashes_are_not_taken_for_sha_256(String rest) throws Exception {
        read(ONE.sha256().sha256() + rest + "\n" + TWO.sha256().sha256() + ",80\n");
        assertThat(known.matches(ONE)).isEmpty();
        assertThat(known.details("list").orElseThrow().hashes()).containsOnlyKeys("pdq");
    }

    @Test
    void a_meaning_is_said_once_for_a_scheme_and_its_producer_and_never_guessed() throws Exception {
        read(hashSet(media(ONE, ", \"Category\": 0")));
        assertThat(known.setMeaning("list", "0", "not pertinent")).isTrue();
        assertThat(known.setMeaning("none", "0", "x")).isFalse();
        Path next = Files.writeString(lists.resolve("next"), hashSet(media(TWO, ", \"Category\": 0")));
        known.importList("next", next, Progress.NONE);
        Path other = Files.writeString(
                lists.resolve("other"), hashSet(media(TWO, "")).replace("/UK/", "/US/"));
        known.importList("other", other, Progress.NONE);
        KnownFileLists again = opened();
        assertThat(again.meaning("list", "0")).isEqualTo("not pertinent");
        assertThat(again.meaning("next", "0")).isEqualTo("not pertinent");
        assertThat(again.meaning("other", "0")).isEmpty();
        assertThat(again.meaning("list", "5")).isEmpty();
        again.setMeaning("next", "0", "");
        assertThat(again.meaning("list", "0")).isEmpty();
    }

    @Test
    void what_is_exported_can_be_imported_again() throws Exception {
        read("md5,sha1,category,source\n" + ONE.md5() + "," + ONE.sha1() + ",\"a \"\"b\"\", c\",north\n" + TWO.md5()
                + ",,0,\n");
        Path file = lists.resolve("out.csv");
        assertThat(known.export("list", file)).isEqualTo(3);
        List<KnownFile> before = known.find(ONE.md5());
        assertThatThrownBy(() -> known.export("list", file)).hasMessageContaining("already");
        known.importList("list", file, Progress.NONE);
        assertThat(known.find(ONE.md5().toUpperCase(Locale.ROOT)))
                .isEqualTo(before)
                .hasSize(1);
        assertThat(known.find(ONE.sha1())).hasSize(1);
        assertThat(known.find(TWO.md5())).containsExactly(match("0", "", "md5"));
        assertThat(known.find("xyz")).isEmpty();
        assertThat(known.details("list").orElseThrow().hashes()).isEqualTo(Map.of("md5", 2L, "sha1", 1L));
    }

    /** One entry under the format that the first release wrote, made by hand. */
    @Test
    void segments_and_catalogues_of_the_first_release_are_still_read() throws Exception {
        String id = "a".repeat(32);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(HexFormat.of().parseHex(ONE.md5()));
        body.write(new byte[4]);
        body.write(ByteBuffer.allocate(16).putLong(0).putLong(1).array());
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        sum.update(body.toByteArray());
        ByteBuffer header = ByteBuffer.allocate(64)
                .putLong(SegmentWriter.MAGIC_1)
                .putInt(20)
                .putInt(0)
                .putLong(1)
                .putLong(sum.getValue());
        java.util.zip.CRC32C own = new java.util.zip.CRC32C();
        own.update(header.array(), 0, 32);
        header.putLong(own.getValue());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(header.array());
        file.write(body.toByteArray());
        Files.write(folder.resolve(id + ".md5"), file.toByteArray());
        CheckedText.write(folder.resolve(id + ".labels"), List.of("1\tnorth"));
        CheckedText.write(folder.resolve("catalogue"), List.of(id + "\told\t1\t2026-01-02T03:04:05Z\told.csv\tMD5"));
        KnownFileLists old = opened();
        assertThat(old.problems()).isEmpty();
        assertThat(old.matches(ONE)).containsExactly(new KnownFile("old", "1", "north", "md5"));
        assertThat(old.sets().getFirst().scheme()).isEmpty();
    }
}
