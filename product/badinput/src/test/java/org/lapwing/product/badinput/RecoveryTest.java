package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.product.samples.SampleCase;

/** An ingest that is killed, not asked, and run again ends in the case that an undisturbed one makes. */
@Timeout(300)
class RecoveryTest {

    private static final String ITEMS = "select count(*) from item";
    private static final String MESSAGES = "select count(*) from chat_message";
    private static final String HEAVY =
            "select count(*) from analysis a join tool t on t.id = a.tool where t.analyzer = 'exiftool.metadata'";

    @TempDir
    static Path shared;

    private static Picture undisturbed;

    @TempDir
    Path temp;

    @BeforeAll
    static void ingestUndisturbed() throws Exception {
        SampleCase.write(shared.resolve("sample"));
        try (Desk desk = desk(Files.createDirectory(shared.resolve("undisturbed")))) {
            for (int i = 0; i < 2_000; i++) {
                Files.writeString(many(i), "the lapwing of day " + i + " was seen at the weir");
            }
            Files.write(shared.resolve("sample/evidence/phone/packed.zip"), packed());
            assertThat(ingest(desk).waitFor(200, TimeUnit.SECONDS)).isTrue();
            undisturbed = Picture.of(desk, desk.place);
        }
        assertThat(undisturbed.hits().get("lapwing")).hasSizeGreaterThan(2_000);
        assertThat((Long) undisturbed.counts().get("messages")).isGreaterThan(400);
    }

    private static Path many(int number) throws Exception {
        Path folder = shared.resolve("sample/evidence/phone/many/" + number % 20);
        return Files.createDirectories(folder).resolve(number + ".txt");
    }

    private static byte[] packed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 300; i++) {
                zip.putNextEntry(new ZipEntry("packed/" + i + ".txt"));
                zip.write(("a lapwing in a box, number " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static Desk desk(Path folder) throws Exception {
        Desk desk = new Desk(folder, shared.resolve("data"));
        Ended made = desk.run("case", "create", desk.place.toString(), "--name", "A case");
        assertThat(made.exitCode()).as(made.toString()).isZero();
        return desk;
    }

    private static Process ingest(Desk desk) throws Exception {
        Path evidence = shared.resolve("sample/evidence");
        return desk.builder(
                        "ingest",
                        desk.place.toString(),
                        evidence.resolve("laptop").toString(),
                        evidence.resolve("phone").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** False when it was done before. */
    private static boolean killed(Desk desk, String progress, long atLeast) throws Exception {
        try (Gauge gauge = new Gauge(desk.place)) {
            Process process = ingest(desk);
            boolean reached = gauge.until(process, progress, atLeast);
            process.destroyForcibly().waitFor();
            return reached && process.exitValue() == 128 + 9;
        }
    }

    private static void finished(Desk desk) throws Exception {
        Process process = ingest(desk);
        assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
        // The sample has broken files.
        assertThat(process.exitValue()).isEqualTo(1);
        same(Picture.of(desk, desk.place));
    }

    /** One by one: a difference is to be seen among thousands of rows. */
    private static void same(Picture found) {
        undisturbed.tables().forEach((name, rows) -> assertThat(found.tables().get(name))
                .as(name)
                .containsExactlyElementsOf(rows));
        undisturbed.hits().forEach((word, rows) -> assertThat(found.hits().get(word))
                .as(word)
                .containsExactlyElementsOf(rows));
        assertThat(found.counts()).isEqualTo(undisturbed.counts());
    }

    @ParameterizedTest(name = "after {1} {0}")
    @CsvSource({"items, 1", "items, 900", "messages, 300"})
    void an_ingest_that_is_killed_goes_on_where_it_was(String progress, long atLeast) throws Exception {
        try (Desk desk = desk(temp)) {
            assertThat(killed(desk, progress.equals("items") ? ITEMS : MESSAGES, atLeast))
                    .as("killed at its work")
                    .isTrue();
            finished(desk);
        }
    }

    @Test
    void an_ingest_that_is_killed_among_slow_tools_goes_on_where_it_was() throws Exception {
        assumeTrue(
                undisturbed.tables().get("analyses").stream().anyMatch(row -> row.contains("exiftool.metadata")),
                "ExifTool is not installed; the sibling that is killed again and again needs none");
        try (Desk desk = desk(temp)) {
            assertThat(killed(desk, HEAVY, 5)).as("killed at its work").isTrue();
            finished(desk);
        }
    }

    @Test
    void an_ingest_that_is_killed_again_and_again_comes_to_its_end() throws Exception {
        int kills = 0;
        try (Desk desk = desk(temp)) {
            for (long atLeast : List.of(1L, 300L, 700L, 1_200L, 1_700L, 2_200L)) {
                kills += killed(desk, ITEMS, atLeast) ? 1 : 0;
            }
            assertThat(kills).isGreaterThanOrEqualTo(3);
            finished(desk);
        }
    }
}
