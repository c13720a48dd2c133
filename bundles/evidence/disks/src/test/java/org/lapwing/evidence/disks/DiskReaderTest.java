package org.lapwing.evidence.disks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class DiskReaderTest {

    private static final String RAW = "application/x-raw-disk-image";

    @TempDir
    Path folder;

    private final Texts texts = EnglishTexts.of(DiskReader.class);
    private final DiskReader reader = new DiskReader(new InstalledTools(EnglishTexts.of(InstalledTools.class)), texts);
    private Images images;

    @BeforeEach
    void images() {
        images = new Images(folder);
    }

    private OnDisk.Notes walk(Path image, String type) throws Exception {
        OnDisk.Notes notes = new OnDisk.Notes();
        reader.walk(new OnDisk(image, type), ReadingBounds.DEFAULT, notes);
        return notes;
    }

    private static String line(String file) {
        byte[] bytes = Images.files().get(file);
        return bytes.length + " " + bytes.length + " " + OnDisk.sha256(bytes);
    }

    @Test
    void the_files_of_an_ext4_file_system_are_listed_with_their_bytes_and_a_deleted_one_is_named() throws Exception {
        OnDisk.Notes notes = walk(images.ext4(), RAW);

        assertThat(notes.ofPeople())
                .containsOnly(
                        Map.entry("note.txt", line("note.txt")),
                        Map.entry("sub/ten.bin", line("sub/ten.bin")),
                        Map.entry("sub/empty.bin", line("sub/empty.bin")),
                        Map.entry("sub/big.bin", line("sub/big.bin")),
                        Map.entry("(deleted)/gone.bin", line("gone.bin")));
        assertThat(notes.unread).isEmpty();
        assertThat(notes.problems).isEmpty();
    }

    @Test
    void the_files_of_a_fat_file_system_are_listed_and_a_deleted_one_comes_back() throws Exception {
        OnDisk.Notes notes = walk(images.fat(), RAW);

        assertThat(notes.files)
                .containsOnly(
                        Map.entry("note.txt", line("note.txt")),
                        Map.entry("sub/ten.bin", line("sub/ten.bin")),
                        Map.entry("sub/empty.bin", line("sub/empty.bin")),
                        Map.entry("sub/big.bin", line("sub/big.bin")),
                        Map.entry("(deleted)/_one.bin", line("gone.bin")));
    }

    @Test
    void the_files_of_an_ntfs_file_system_are_listed_and_a_deleted_one_comes_back() throws Exception {
        OnDisk.Notes notes = walk(images.ntfs(), RAW);

        assertThat(notes.ofPeople())
                .containsOnly(
                        Map.entry("note.txt", line("note.txt")), Map.entry("(deleted)/gone.bin", line("gone.bin")));
        assertThat(notes.files).containsKeys("$MFT", "$LogFile");
        assertThat(notes.unread.get("$BadClus:$Bad")).startsWith("SEALED");
    }

    @Test
    void the_files_of_an_exfat_file_system_are_listed_and_a_deleted_one_comes_back() throws Exception {
        OnDisk.Notes notes = walk(images.exfat(), RAW);

        assertThat(notes.ofPeople())
                .containsOnly(
                        Map.entry("note.txt", line("note.txt")),
                        Map.entry("ten.bin", line("sub/ten.bin")),
                        Map.entry("(deleted)/gone.bin", line("gone.bin")));
        assertThat(notes.entries.get("note.txt").modified()).isEqualTo(Instant.parse("2024-01-02T03:04:06Z"));
    }

    @Test
    void the_files_of_hfs_plus_and_of_a_disc_are_listed() throws Exception {
        Map<String, String> all = new TreeMap<>();
        Images.files().keySet().forEach(file -> all.put(file, line(file)));

        assertThat(walk(images.hfs(), RAW).files).containsAllEntriesOf(all);
        assertThat(walk(images.disc(), "application/x-iso9660-image").ofPeople())
                .containsExactlyInAnyOrderEntriesOf(all);
    }

    @Test
    void an_apfs_container_shows_its_volumes() throws Exception {
        Path image = images.empty("apfs.img", 600);
        images.run("mkapfs", "-L", "Kites", image.toString());

        OnDisk.Notes notes = walk(image, RAW);

        assertThat(notes.problems).isEmpty();
        assertThat(notes.ofPeople()).isEmpty();
    }

    @Test
    void a_disk_is_the_same_in_every_form_and_each_partition_is_a_folder() throws Exception {
        Path nothing = images.empty("nothing.img", 1);
        Path raw = images.disk("disk.raw", images.ext4(), images.fat(), images.ntfs(), nothing);

        OnDisk.Notes notes = walk(raw, RAW);

        assertThat(notes.ofPeople())
                .hasSize(5 + 5 + 2)
                .contains(
                        Map.entry("partition-1 (ext4)/sub/ten.bin", line("sub/ten.bin")),
                        Map.entry("partition-2 (FAT16)/(deleted)/_one.bin", line("gone.bin")),
                        Map.entry("partition-3 (NTFS)/note.txt", line("note.txt")));
        assertThat(notes.unread.get("partition-4 (NTFS / exFAT (0x07))"))
                .startsWith("UNREADABLE")
                .contains("encrypted");
        assertThat(walk(images.e01(raw), "application/x-ewf").files).isEqualTo(notes.files);
        assertThat(walk(images.converted(raw, "vmdk", "vmdk"), "application/x-vmdk").files)
                .isEqualTo(notes.files);
        assertThat(walk(images.converted(raw, "vpc", "vhd"), "application/x-vhd").files)
                .isEqualTo(notes.files);
        assertThat(walk(images.converted(raw, "vhdx", "vhdx"), "application/x-vhdx").files)
                .isEqualTo(notes.files);
        assertThat(walk(images.converted(raw, "qcow2", "qcow2", "-c"), "application/x-qcow2").files)
                .isEqualTo(notes.files);
    }

    @Test
    void an_image_in_pieces_is_read_from_its_first() throws Exception {
        byte[] whole = Files.readAllBytes(images.fat());
        Files.write(folder.resolve("split.001"), Arrays.copyOf(whole, 10 << 20));
        Files.write(folder.resolve("split.002"), Arrays.copyOfRange(whole, 10 << 20, whole.length));

        assertThat(walk(folder.resolve("split.001"), RAW).files).containsEntry("sub/big.bin", line("sub/big.bin"));
    }

    @Test
    void each_file_opens_again_by_its_locator_and_two_walks_agree() throws Exception {
        Path raw = images.disk("disk.raw", images.fat(), images.ntfs());
        OnDisk.Notes first = walk(raw, RAW);
        OnDisk.Notes second = walk(raw, RAW);

        assertThat(second.files).isEqualTo(first.files);
        for (var found : first.entries.entrySet()) {
            String locator = found.getValue().locator();
            assertThat(second.entries.get(found.getKey()).locator()).isEqualTo(locator);
            try (InputStream in = reader.open(new OnDisk(raw, RAW), locator)) {
                byte[] bytes = in.readAllBytes();
                assertThat(first.files.get(found.getKey())).endsWith(bytes.length + " " + OnDisk.sha256(bytes));
            }
        }
        assertThat(first.entries.get("partition-1 (FAT16)/(deleted)/_one.bin").locator())
                .matches("2048/\\*\\d+/_one\\.bin");
        for (String wrong : List.of("", "2048", "2048/x/y", "-1/5/a", "2048/$(id)/a", "../5/a")) {
            assertThatThrownBy(() -> reader.open(new OnDisk(raw, RAW), wrong)).isInstanceOf(IOException.class);
        }
    }

    private List<Path> beside() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void the_evidence_is_as_it_was_before() throws Exception {
        Path raw = images.fat();
        Files.setLastModifiedTime(raw, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        byte[] before = Files.readAllBytes(raw);
        List<Path> beside = beside();

        walk(raw, RAW);

        assertThat(Files.readAllBytes(raw)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(raw).toInstant()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(beside()).isEqualTo(beside);
    }

    @Test
    void an_image_that_is_cut_short_says_so_and_gives_what_is_whole() throws Exception {
        byte[] whole = Files.readAllBytes(images.e01(images.disk("disk.raw", images.fat())));
        for (int length : List.of(10, 600, whole.length / 2, whole.length - 100)) {
            Path cut = folder.resolve("cut" + length + ".E01");
            Files.write(cut, Arrays.copyOf(whole, length));
            OnDisk.Notes notes = new OnDisk.Notes();
            boolean said = false;
            try {
                reader.walk(new OnDisk(cut, "application/x-ewf"), ReadingBounds.DEFAULT, notes);
            } catch (IOException e) {
                said = !e.getMessage().isBlank();
            }
            assertThat(said || !notes.problems.isEmpty() || !notes.unread.isEmpty() || notes.files.size() == 5)
                    .as("an image of %d bytes", length)
                    .isTrue();
        }
        byte[] raw = Files.readAllBytes(images.ext4());
        Path cut = folder.resolve("cut.raw");
        Files.write(cut, Arrays.copyOf(raw, raw.length / 2));
        OnDisk.Notes notes = new OnDisk.Notes();
        try {
            reader.walk(new OnDisk(cut, RAW), ReadingBounds.DEFAULT, notes);
            assertThat(notes.files).isNotEmpty();
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void a_file_that_says_to_be_larger_than_its_disk_stays_closed() throws Exception {
        Path image = images.ext4();
        images.run("debugfs", "-w", "-R", "set_inode_field note.txt size 0x10000000000", image.toString());

        OnDisk.Notes notes = walk(image, RAW);

        assertThat(notes.unread.get("note.txt")).startsWith("SEALED").contains("1,099,511,627,776");
        assertThat(notes.files).containsKey("sub/ten.bin");
    }

    @Test
    void bytes_turned_at_random_never_stop_the_walk_without_a_sentence() throws Exception {
        byte[] whole = Files.readAllBytes(images.fat());
        java.util.Random random = new java.util.Random(11);
        for (int i = 0; i < 6; i++) {
            byte[] broken = whole.clone();
            for (int flips = 0; flips < 400; flips++) {
                broken[random.nextInt(flips < 200 ? 64 << 10 : broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path image = folder.resolve("broken.img");
            Files.write(image, broken);
            try {
                walk(image, RAW);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void a_disk_that_is_unpacked_into_memory_opens_again_and_leaves_nothing_there() throws Exception {
        Path image = images.converted(images.fat(), "qcow2", "qcow2");
        images.run("qemu-img", "snapshot", "-c", "before", image.toString());
        List<Path> before = inMemory();

        OnDisk.Notes notes = walk(image, "application/x-qcow2");

        assertThat(notes.problems).singleElement().asString().contains("1 earlier states");
        String locator = notes.entries.get("sub/big.bin").locator();
        OnDisk container = new OnDisk(image, "application/x-qcow2");
        try (InputStream in = reader.open(container, locator);
                InputStream again = reader.open(container, locator)) {
            assertThat(in.readAllBytes()).isEqualTo(again.readAllBytes());
            assertThat(inMemory()).as("one copy for all").hasSize(before.size() + 1);
        }
        reader.close();
        assertThat(inMemory()).isEqualTo(before);
    }

    private static List<Path> inMemory() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/dev/shm"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("lapwing-test"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void an_image_that_nothing_should_open_is_not_opened() throws Exception {
        Path text = folder.resolve("elsewhere.vmdk");
        Files.writeString(text, "# Disk DescriptorFile\nRW 8 FLAT \"/etc/passwd\" 0\n");

        assertThatThrownBy(() -> walk(text, "application/x-vmdk"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/etc/passwd");
    }

    @Test
    void without_the_programs_the_package_is_named() {
        ToolRunner none = new ToolRunner() {
            @Override
            public ToolStatus status(ExternalTool tool) {
                return new ToolStatus(tool.name(), null, "Get it: " + tool.obtain());
            }

            @Override
            public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput) {
                throw new AssertionError();
            }
        };

        assertThatThrownBy(() -> new DiskReader(none, texts)
                        .walk(new OnDisk(folder, RAW), ReadingBounds.DEFAULT, new OnDisk.Notes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Debian package sleuthkit");
        assertThat(new DiskImageAnalyzer(none, texts).unavailable()).contains("sleuthkit");
    }
}
