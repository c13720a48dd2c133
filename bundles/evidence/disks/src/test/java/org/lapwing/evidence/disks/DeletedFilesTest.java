package org.lapwing.evidence.disks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

/** Of a deleted file it is said whose bytes it may show. */
class DeletedFilesTest {

    @TempDir
    Path folder;

    private final Texts texts = EnglishTexts.of(DiskReader.class);
    private Images images;

    @BeforeEach
    void images() {
        images = new Images(folder);
    }

    private OnDisk.Notes walk(Path image) throws Exception {
        OnDisk.Notes notes = new OnDisk.Notes();
        new DiskReader(new InstalledTools(EnglishTexts.of(InstalledTools.class)), texts)
                .walk(new OnDisk(image, "application/x-raw-disk-image"), ReadingBounds.DEFAULT, notes);
        assertThat(notes.files).isNotEmpty();
        notes.entries.forEach((path, entry) -> {
            if (!path.contains("(deleted)")) {
                assertThat(entry.doubt()).as(path).isNull();
            }
        });
        return notes;
    }

    private static String whole(String file) {
        byte[] bytes = Images.files().get(file);
        return bytes.length + " " + bytes.length + " " + OnDisk.sha256(bytes);
    }

    @Test
    void where_the_file_system_still_says_where_it_lay_and_nobody_lies_there_nothing_speaks_against_it()
            throws Exception {
        for (Path image : new Path[] {images.ext4(), images.ntfs()}) {
            OnDisk.Notes notes = walk(image);

            assertThat(notes.files).containsEntry("(deleted)/gone.bin", whole("gone.bin"));
            assertThat(notes.entries.get("(deleted)/gone.bin").doubt()).isNull();
        }
    }

    @Test
    void where_only_its_beginning_is_known_the_rest_is_called_a_guess() throws Exception {
        assertThat(walk(images.fat()).entries.get("(deleted)/_one.bin").doubt()).contains("where it began");
        assertThat(walk(images.exfat()).entries.get("(deleted)/gone.bin").doubt())
                .contains("where it began");
        Path image = images.empty("wide.img", 40);
        images.run("mkfs.vfat", "-F", "12", "-s", "64", image.toString());
        Path tree = images.tree();
        images.run("mcopy", "-i", image.toString(), tree.resolve("gone.bin").toString(), "::");
        images.run("mdel", "-i", image.toString(), "::gone.bin");

        OnDisk.Notes notes = walk(image);

        assertThat(notes.files).containsEntry("(deleted)/_one.bin", whole("gone.bin"));
        assertThat(notes.entries.get("(deleted)/_one.bin").doubt())
                .as("within one cluster")
                .isNull();
    }

    @Test
    void what_lies_where_another_file_lies_now_says_how_much() throws Exception {
        Path image = images.ntfs();
        String ten = folder.resolve("tree/sub/ten.bin").toString();
        images.run("ntfscp", "-f", image.toString(), ten, "ten.bin");
        ByteBuffer disk = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
        int gone = runs(disk, "gone.bin");
        int live = runs(disk, "ten.bin");
        assertThat(disk.get(gone) & 0xF0).isEqualTo(disk.get(live) & 0xF0);
        disk.putShort(gone + 2, disk.getShort(live + 2));
        Files.write(image, disk.array());

        OnDisk.Notes notes = walk(image);

        assertThat(notes.files.get("(deleted)/gone.bin"))
                .isEqualTo("6000 6000 " + OnDisk.sha256(java.util.Arrays.copyOf(Images.bytes(10_000), 6_000)));
        assertThat(notes.entries.get("(deleted)/gone.bin").doubt())
                .contains("6,000 of its 6,000 bytes lie where other files lie now");
    }

    /** Where the runs of the unnamed stream of a file stand. */
    private static int runs(ByteBuffer disk, String name) {
        byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
        for (int record = 0; record + 1024 <= disk.limit(); record += 1024) {
            if (disk.getInt(record) == 0x454C4946 && Images.contains(disk.array(), record, 1024, wide)) {
                int at = record + disk.getShort(record + 20);
                while (disk.getInt(at) != -1) {
                    if (disk.getInt(at) == 0x80 && disk.get(at + 8) != 0) {
                        return at + disk.getShort(at + 32);
                    }
                    at += disk.getInt(at + 4);
                }
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void a_file_whose_folder_is_gone_too_is_still_found() throws Exception {
        Path tree = images.tree();
        Path lost = Files.createDirectories(tree.resolve("lost"));
        Files.write(lost.resolve("child.bin"), Images.bytes(4_321));
        Path image = images.ext4();
        String block = images.run("debugfs", "-R", "blocks lost", image.toString())
                .lines()
                .filter(line -> line.matches("\\d+ *"))
                .findFirst()
                .orElseThrow()
                .strip();
        images.run("debugfs", "-w", "-R", "rm lost/child.bin", image.toString());
        images.run("debugfs", "-w", "-R", "rmdir lost", image.toString());
        OnDisk.Notes named = walk(image);
        try (RandomAccessFile disk = new RandomAccessFile(image.toFile(), "rw")) {
            disk.seek(Long.parseLong(block) * 1024);
            disk.write(new byte[1024]);
        }
        OnDisk.Notes orphaned = walk(image);

        String line = "4321 4321 " + OnDisk.sha256(Images.bytes(4_321));
        assertThat(named.files).containsEntry("(deleted)/lost/child.bin", line);
        assertThat(orphaned.files.entrySet()).anySatisfy(file -> {
            assertThat(file.getKey()).startsWith("(deleted)/$OrphanFiles/OrphanFile-");
            assertThat(file.getValue()).isEqualTo(line);
        });
    }

    @Test
    void places_are_compared_as_ranges() {
        Taken taken = new Taken();
        taken.add(new Layout.Runs(new long[] {1000, 100, 5000, 50, Layout.ZEROS, 9_999}, 10_149));
        taken.add(new Layout.Runs(new long[] {1050, 100, 3000, 10}, 110));
        taken.add(new Layout.Resident(new byte[5]));
        taken.add(null);
        taken.finish();
        Map<long[], Long> others = Map.of(
                new long[] {0, 1000}, 0L,
                new long[] {900, 101}, 1L,
                new long[] {1149, 10}, 1L,
                new long[] {1150, 10}, 0L,
                new long[] {900, 5000}, 210L,
                new long[] {3005, 1}, 1L,
                new long[] {Layout.ZEROS, 5000}, 0L,
                new long[] {5049, 500, 1000, 1}, 2L);
        others.forEach((runs, common) -> {
            long size = java.util.stream.LongStream.range(0, runs.length)
                    .filter(i -> i % 2 == 1)
                    .map(i -> runs[(int) i])
                    .sum();
            String doubt = taken.doubt(new Layout.Runs(runs, size), size, Long.MAX_VALUE, texts);
            if (common == 0) {
                assertThat(doubt).isNull();
            } else {
                assertThat(doubt).contains(" " + common + " of its ");
            }
        });
        assertThat(taken.doubt(null, 10, Long.MAX_VALUE, texts)).contains("could not be told");
        assertThat(taken.doubt(null, 0, 0, texts)).isNull();
        assertThat(taken.doubt(new Layout.Resident(new byte[5]), 5, 0, texts)).isNull();
    }
}
