package org.lapwing.evidence.disks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

/** What a walk reads from the disk itself is byte for byte what {@code icat} prints, which opens each file again by its locator. */
class ExtractionTest {

    private static final String RAW = "application/x-raw-disk-image";

    @TempDir
    Path folder;

    private final CountingTools tools = new CountingTools(new InstalledTools(EnglishTexts.of(InstalledTools.class)));
    private final DiskReader reader = new DiskReader(tools, EnglishTexts.of(DiskReader.class));
    private Images images;

    @BeforeEach
    void images() {
        images = new Images(folder);
    }

    private OnDisk.Notes walk(Path image) throws Exception {
        OnDisk.Notes notes = new OnDisk.Notes();
        reader.walk(new OnDisk(image, RAW), ReadingBounds.DEFAULT, notes);
        assertThat(notes.problems).isEmpty();
        return notes;
    }

    /** @param byPrograms how many files a program of its own read while it was walked; two of each file system are compared */
    private OnDisk.Notes compared(Path image, int byPrograms) throws Exception {
        tools.started().clear();
        OnDisk.Notes notes = walk(image);
        int printed = tools.started().getOrDefault("icat", 0);
        assertThat(notes.files).hasSizeGreaterThan(3);
        assertThat(printed).as("icat of %d files", notes.files.size()).isLessThanOrEqualTo(2 + byPrograms);
        for (var entry : notes.entries.entrySet()) {
            try (InputStream in =
                    reader.open(new OnDisk(image, RAW), entry.getValue().locator())) {
                byte[] bytes = in.readAllBytes();
                assertThat(notes.files.get(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue().size() + " " + bytes.length + " " + OnDisk.sha256(bytes));
            }
        }
        return notes;
    }

    @Test
    void on_fat_and_exfat() throws Exception {
        compared(images.fat(), 0);
        compared(images.exfat(), 0);
        Path large = images.empty("fat32.img", 40);
        images.run("mkfs.vfat", "-F", "32", "-s", "1", large.toString());
        images.run("mcopy", "-s", "-i", large.toString(), images.tree().toString(), "::");
        images.run("mdel", "-i", large.toString(), "::tree/sub/big.bin");
        assertThat(compared(large, 0).files).containsKey("(deleted)/tree/sub/_ig.bin");
    }

    @Test
    void on_hfs_plus_and_a_disc() throws Exception {
        compared(images.hfs(), 0);
        // One with a second table of partitions for other machines: there fiwalk goes by that table.
        compared(images.disc(), 6);
        Path plain = folder.resolve("plain.iso");
        String tree = images.tree().toString();
        images.run("xorriso", "-as", "mkisofs", "-quiet", "-J", "-R", "-o", plain.toString(), tree);
        compared(plain, 0);
    }

    @Test
    void on_ext4_with_files_in_their_inodes() throws Exception {
        OnDisk.Notes notes = compared(images.ext4("-O", "^has_journal,inline_data", "-I", "256"), 2);

        assertThat(notes.files).containsKeys("note.txt", "sub/big.bin");
    }

    @Test
    void on_ext4_with_holes_and_what_was_never_written() throws Exception {
        Path tree = images.tree();
        try (RandomAccessFile holes =
                new RandomAccessFile(tree.resolve("holes.bin").toFile(), "rw")) {
            holes.write(Images.bytes(5_000));
            holes.seek(300_000);
            holes.write(Images.bytes(7_000));
            holes.setLength(400_000);
        }
        Files.write(tree.resolve("never.bin"), new byte[0]);
        Path image = images.ext4();
        images.run("debugfs", "-w", "-R", "fallocate never.bin 0 9", image.toString());
        images.run("debugfs", "-w", "-R", "set_inode_field never.bin size 10000", image.toString());
        String block = images.run("debugfs", "-R", "blocks never.bin", image.toString())
                .lines()
                .filter(line -> line.matches("\\d+( .*)?"))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        try (RandomAccessFile disk = new RandomAccessFile(image.toFile(), "rw")) {
            disk.seek(Long.parseLong(block) * 1024);
            disk.write(Images.bytes(2_000));
        }

        OnDisk.Notes notes = compared(image, 0);

        assertThat(notes.files.get("holes.bin")).endsWith(OnDisk.sha256(Files.readAllBytes(tree.resolve("holes.bin"))));
        assertThat(notes.files).containsKeys("never.bin", "note.txt", "(deleted)/gone.bin");
    }

    @Test
    void on_ntfs_with_streams_small_files_and_what_was_never_written() throws Exception {
        Path image = images.ntfs();
        for (String stream : new String[] {"ten.bin", "empty.bin", "big.bin"}) {
            String file = folder.resolve("tree/sub/" + stream).toString();
            images.run("ntfscp", "-f", image.toString(), file, stream);
            images.run("ntfscp", "-N", "of-" + stream, "-f", image.toString(), file, "note.txt");
        }
        String note = folder.resolve("tree/note.txt").toString();
        images.run("ntfscp", "-N", "small", "-f", image.toString(), note, "ten.bin");
        byte[] disk = Files.readAllBytes(image);
        writtenUpTo(disk, "big.bin", 700_000);
        Files.write(image, disk);

        OnDisk.Notes notes = compared(image, 10);

        byte[] expected = Images.bytes(1_500_000);
        Arrays.fill(expected, 700_000, expected.length, (byte) 0);
        assertThat(notes.files)
                .contains(
                        Map.entry("big.bin", "1500000 1500000 " + OnDisk.sha256(expected)),
                        Map.entry(
                                "ten.bin:small",
                                "17 17 " + OnDisk.sha256(Images.files().get("note.txt"))))
                .containsKeys("note.txt:of-ten.bin", "note.txt:of-big.bin", "(deleted)/gone.bin");
    }

    /** Sets how much of a file was written, in its record. */
    private static void writtenUpTo(byte[] disk, String name, long bytes) {
        ByteBuffer all = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
        int set = 0;
        for (int record = 0; record + 1024 <= disk.length; record += 1024) {
            if (all.getInt(record) != 0x454C4946 || !Images.contains(disk, record, 1024, wide)) {
                continue;
            }
            int at = record + all.getShort(record + 20);
            while (all.getInt(at) != -1) {
                if (all.getInt(at) == 0x80
                        && all.get(at + 8) != 0
                        && all.getLong(at + 48) == 1_500_000
                        && all.get(at + 9) == 0) {
                    all.putLong(at + 56, bytes);
                    set++;
                }
                at += all.getInt(at + 4);
            }
        }
        assertThat(set).isPositive();
    }

    @Test
    void on_a_disk_of_many_partitions_each_from_its_own_place() throws Exception {
        Path disk = images.disk("disk.raw", images.ext4(), images.fat(), images.exfat());

        OnDisk.Notes notes = compared(disk, 4);

        assertThat(notes.files)
                .containsKeys("partition-1 (ext4)/sub/big.bin", "partition-2 (FAT16)/sub/big.bin")
                .containsKey("partition-3 (exFAT)/note.txt");
    }

    @Test
    void names_and_links_that_look_like_the_programs_output_lead_nowhere_else() throws Exception {
        Path tree = images.tree();
        String false1 = "</filename><byte_run file_offset='0' img_offset='0' len='6'";
        Files.write(tree.resolve("a\n<byte_runs>\n" + false1.replace('/', '_')), Images.bytes(4_000));
        Files.createSymbolicLink(
                tree.resolve("link"),
                Path.of("x\n<inode>14</inode>\n<byte_run file_offset='0' img_offset='0' len='17'/>\n"));

        OnDisk.Notes notes = compared(images.ext4(), 4);

        assertThat(notes.files.get("note.txt"))
                .endsWith(OnDisk.sha256(Images.files().get("note.txt")));
    }

    @Test
    void a_damaged_table_of_files_leaves_the_reading_to_the_programs() throws IOException {
        byte[] boot = new byte[4096];
        ByteBuffer fields = ByteBuffer.wrap(boot).order(ByteOrder.LITTLE_ENDIAN);
        fields.putLong(3, 0x202020205346544EL)
                .putShort(11, (short) 512)
                .put(13, (byte) 8)
                .put(64, (byte) -10);
        for (long first : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MAX_VALUE / 4096, 1L << 40}) {
            fields.putLong(48, first);
            assertThat(Mft.at(new InMemory(boot), 0)).as("table at %d", first).isNull();
        }
        assertThat(Mft.at(new InMemory(new byte[100]), 0)).isNull();
    }
}
