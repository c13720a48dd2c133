package org.lapwing.evidence.disks.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.evidence.disks.DiskReader;
import org.lapwing.evidence.disks.EnglishForms;
import org.lapwing.platform.api.language.Texts;

/** Disks that other programs made in each form give back the bytes that went in, wherever one begins to read. */
class DisksTest {

    private static final int SIZE = 9 << 20;

    @TempDir
    Path folder;

    private final Texts texts = EnglishForms.texts(DiskReader.class);
    private byte[] expected = new byte[0];
    private Path raw = Path.of("");

    @BeforeEach
    void disk() throws IOException {
        expected = new byte[SIZE + 3 * 512];
        Random random = new Random(5);
        byte[] some = new byte[100_000];
        for (int at : new int[] {0, 700_000, 3 << 20, (5 << 20) + 512, SIZE - 90_000}) {
            random.nextBytes(some);
            System.arraycopy(some, 0, expected, at, some.length - (at == SIZE - 90_000 ? 9_000 : 0));
        }
        Arrays.fill(expected, 6 << 20, 7 << 20, (byte) 'k');
        raw = folder.resolve("disk.raw");
        Files.write(raw, expected);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(folder.resolve("said")))
                .isZero();
    }

    private Path made(String name, String format, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("qemu-img", "convert", "-O", format));
        command.addAll(List.of(options));
        command.addAll(List.of(raw.toString(), name));
        run(command.toArray(String[]::new));
        return folder.resolve(name);
    }

    private void isTheSame(String form, Path image) throws IOException {
        try (Disk disk = Disks.open(form, image, texts)) {
            assertThat(disk.size()).isGreaterThanOrEqualTo(expected.length);
            byte[] all = new byte[(int) disk.size()];
            disk.read(0, all, 0, all.length);
            assertThat(Arrays.equals(all, 0, expected.length, expected, 0, expected.length))
                    .as("%s as a whole", image.getFileName())
                    .isTrue();
            Random random = new Random(9);
            for (int i = 0; i < 300; i++) {
                int length = random.nextInt(200_000);
                int at = random.nextInt(expected.length - length);
                byte[] part = new byte[length + 2];
                disk.read(at, part, 1, length);
                assertThat(Arrays.equals(part, 1, length + 1, expected, at, at + length))
                        .as("%s at %d for %d", image.getFileName(), at, length)
                        .isTrue();
            }
            long nothing = disk.size();
            assertThatThrownBy(() -> disk.read(nothing - 1, new byte[2], 0, 2)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> disk.read(-1, new byte[2], 0, 2)).isInstanceOf(IOException.class);
            zerosAreSkipped(disk);
        }
    }

    private void zerosAreSkipped(Disk disk) throws IOException {
        long at = 0;
        while (at < expected.length) {
            long next = disk.something(at);
            assertThat(next).isGreaterThanOrEqualTo(at);
            for (long i = at; i < Math.min(next, expected.length); i++) {
                assertThat(expected[(int) i]).isZero();
            }
            at = next + 512;
        }
    }

    @Test
    void raw_in_one_file_and_in_pieces() throws Exception {
        isTheSame("raw", raw);
        Files.write(folder.resolve("p.001"), Arrays.copyOf(expected, 1_000_000));
        Files.write(folder.resolve("p.002"), new byte[0]);
        Files.write(folder.resolve("p.003"), Arrays.copyOfRange(expected, 1_000_000, expected.length));
        isTheSame("raw", folder.resolve("p.001"));
    }

    @Test
    void qcow2_of_both_versions_packed_in_both_ways() throws Exception {
        isTheSame("qcow2", made("a", "qcow2", "-o", "compat=0.10"));
        isTheSame("qcow2", made("b", "qcow2", "-o", "compat=1.1"));
        isTheSame("qcow2", made("c", "qcow2", "-o", "cluster_size=512"));
        isTheSame("qcow2", made("d", "qcow2", "-o", "cluster_size=2M"));
        isTheSame("qcow2", made("e", "qcow2", "-c"));
        isTheSame("qcow2", made("f", "qcow2", "-c", "-o", "compression_type=zstd"));
        isTheSame("qcow2", made("g", "qcow2", "-c", "-o", "cluster_size=4k"));
    }

    @Test
    void qcow2_says_that_it_holds_earlier_states() throws Exception {
        Path image = made("a", "qcow2");
        run("qemu-img", "snapshot", "-c", "before", image.toString());

        isTheSame("qcow2", image);
        try (Disk disk = Disks.open("qcow2", image, texts)) {
            assertThat(disk.note()).contains("1 earlier states");
        }
    }

    @Test
    void qcow2_that_needs_another_file_or_a_password_is_refused() throws Exception {
        Path base = made("base", "qcow2");
        run("qemu-img", "create", "-f", "qcow2", "-b", base.toString(), "-F", "qcow2", "child");
        assertThatThrownBy(() -> Disks.open("qcow2", folder.resolve("child"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another image");
        run("qemu-img", "create", "-f", "qcow2", "-o", "data_file=data,data_file_raw=on", "apart", "4M");
        assertThatThrownBy(() -> Disks.open("qcow2", folder.resolve("apart"), texts))
                .isInstanceOf(Refused.class);
        run("qemu-img", "create", "-f", "qcow2", "-o", "extended_l2=on", "parts", "4M");
        assertThatThrownBy(() -> Disks.open("qcow2", folder.resolve("parts"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("extended L2");
        byte[] closed = Files.readAllBytes(base);
        closed[35] = 2;
        Files.write(folder.resolve("closed"), closed);
        assertThatThrownBy(() -> Disks.open("qcow2", folder.resolve("closed"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void vhdx_growing_and_fixed() throws Exception {
        isTheSame("vhdx", made("a", "vhdx"));
        isTheSame("vhdx", made("b", "vhdx", "-o", "subformat=fixed"));
        isTheSame("vhdx", made("c", "vhdx", "-o", "block_size=1M"));
    }

    @Test
    void vhdx_whose_journal_holds_changes_is_refused() throws Exception {
        Path image = made("a", "vhdx");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            for (int at : new int[] {64 << 10, 128 << 10}) {
                byte[] head = new byte[4096];
                file.seek(at);
                file.readFully(head);
                head[48] = 7;
                Arrays.fill(head, 4, 8, (byte) 0);
                java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
                sum.update(head);
                java.nio.ByteBuffer.wrap(head)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putInt(4, (int) sum.getValue());
                file.seek(at);
                file.write(head);
            }
        }
        assertThatThrownBy(() -> Disks.open("vhdx", image, texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("journal");
    }

    @Test
    void vhd_growing_and_fixed() throws Exception {
        isTheSame("vhd", made("a", "vpc"));
        isTheSame("vhd", made("b", "vpc", "-o", "subformat=fixed"));
        isTheSame("vhd", made("c", "vpc", "-o", "force_size=on"));
    }

    @Test
    void vmdk_in_its_forms() throws Exception {
        for (String form : List.of(
                "monolithicSparse",
                "streamOptimized",
                "twoGbMaxExtentSparse",
                "monolithicFlat",
                "twoGbMaxExtentFlat")) {
            isTheSame("vmdk", made(form + ".vmdk", "vmdk", "-o", "subformat=" + form));
        }
        isTheSame("vmdk", made("zeroed.vmdk", "vmdk", "-o", "zeroed_grain=on"));
    }

    @Test
    void vmdk_whose_text_names_files_elsewhere_is_refused() throws Exception {
        Path secret = Files.write(Files.createDirectory(folder.resolve("other")).resolve("secret"), new byte[4096]);
        Files.createSymbolicLink(folder.resolve("link"), secret);
        for (String name :
                List.of("/etc/passwd", "other/secret", "../disk.raw", "..\\disk.raw", "link", "", ".hidden")) {
            Path image = folder.resolve("text.vmdk");
            Files.writeString(image, "# Disk DescriptorFile\nparentCID=ffffffff\nRW 8 FLAT \"" + name + "\" 0\n");
            assertThatThrownBy(() -> Disks.open("vmdk", image, texts))
                    .as(name)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("not a plain file beside it");
        }
        Files.writeString(
                folder.resolve("later.vmdk"),
                "# Disk DescriptorFile\nrw 8 flat \"absent\" 0\nrw 8 flat \"/etc/passwd\" 0\n");
        assertThatThrownBy(() -> Disks.open("vmdk", folder.resolve("later.vmdk"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/etc/passwd");
        byte[] sparse = Files.readAllBytes(made("sparse.vmdk", "vmdk"));
        byte[] own = "\"sparse.vmdk\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int at = 512; at < 4096; at++) {
            if (Arrays.equals(sparse, at, at + own.length, own, 0, own.length)) {
                sparse[at + 1] = '/';
            }
        }
        Files.write(folder.resolve("within.vmdk"), sparse);
        assertThatThrownBy(() -> Disks.open("vmdk", folder.resolve("within.vmdk"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("/parse.vmdk");
        Files.writeString(folder.resolve("child.vmdk"), "# Disk DescriptorFile\nparentCID=12345678\nRW 8 ZERO\n");
        assertThatThrownBy(() -> Disks.open("vmdk", folder.resolve("child.vmdk"), texts))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another image");
        Files.writeString(folder.resolve("zero.vmdk"), "# Disk DescriptorFile\nRW 8 ZERO\n");
        try (Disk disk = Disks.open("vmdk", folder.resolve("zero.vmdk"), texts)) {
            assertThat(disk.size()).isEqualTo(4096);
        }
    }

    @Test
    void e01_packed_plain_and_in_pieces() throws Exception {
        for (String packed : List.of("none", "empty-block", "best")) {
            run("ewfacquire", "-u", "-q", "-t", packed, "-c", packed, raw.toString());
            isTheSame("ewf", folder.resolve(packed + ".E01"));
        }
        run("ewfacquire", "-u", "-q", "-t", "ftk", "-f", "ftk", "-c", "fast", "-b", "16", raw.toString());
        isTheSame("ewf", folder.resolve("ftk.E01"));
        run("ewfacquire", "-u", "-q", "-t", "pieces", "-c", "none", "-S", "1048576", raw.toString());
        assertThat(folder.resolve("pieces.E09")).exists();
        isTheSame("ewf", folder.resolve("pieces.E01"));
        Files.delete(folder.resolve("pieces.E05"));
        assertThatThrownBy(() -> Disks.open("ewf", folder.resolve("pieces.E01"), texts))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("contradicts itself");
    }

    @Test
    void the_pieces_of_an_e01_are_named_beyond_a_hundred() {
        assertThat(List.of(2, 99, 100, 125, 126, 775, 776).stream().map(number -> EwfPiece.ending('E', number)))
                .containsExactly("E02", "E99", "EAA", "EAZ", "EBA", "EZZ", "FAA");
        assertThat(EwfPiece.ending('e', 100)).isEqualTo("eaa");
        assertThat(EwfPiece.ending('E', 14_971)).hasSize(3);
        assertThat(EwfPiece.ending('E', 15_000)).isEmpty();
    }
}
