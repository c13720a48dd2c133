package org.lapwing.evidence.disks.forms;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.KeysAsTexts;

class DiskFormFuzzTest {

    private static final int PART = 4096;

    /** Beginnings with their magic and sane sizes; the fuzzer finds the rest. */
    static Stream<byte[]> witnesses() {
        ByteBuffer file = ByteBuffer.allocate(13 + 2 * 76 + 94).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {'E', 'V', 'F', 9, 13, 10, (byte) 255, 0, 1, 1, 0, 0, 0});
        section(file, "volume", 13 + 76 + 94);
        int volume = file.position();
        file.putInt(volume + 4, 1)
                .putInt(volume + 8, 64)
                .putInt(volume + 12, 512)
                .putLong(volume + 16, 64);
        file.position(volume + 94);
        section(file, "done", volume + 94);
        return Stream.of(file.array());
    }

    private static void section(ByteBuffer file, String name, long next) {
        int at = file.position();
        file.put(name.getBytes(StandardCharsets.US_ASCII)).position(at + 16);
        file.putLong(next).putLong(76).position(at + 72);
        Adler32 sum = new Adler32();
        sum.update(file.array(), at, 72);
        file.putInt((int) sum.getValue());
    }

    static Stream<byte[]> virtual() {
        ByteBuffer disk = ByteBuffer.allocate(2048);
        disk.put(0, "conectix".getBytes(StandardCharsets.US_ASCII))
                .putInt(12, 0x10000)
                .putLong(16, 512);
        disk.putLong(40, 4096).putLong(48, 4096).putInt(60, 3);
        disk.put(512, "cxsparse".getBytes(StandardCharsets.US_ASCII));
        disk.putLong(520, -1)
                .putLong(528, 1536)
                .putInt(536, 0x10000)
                .putInt(540, 1)
                .putInt(544, 2 << 20);
        return Stream.of(disk.array());
    }

    static Stream<byte[]> newer() {
        byte[] disk = new byte[4096];
        System.arraycopy("vhdxfile".getBytes(StandardCharsets.US_ASCII), 0, disk, 0, 8);
        return Stream.of(disk);
    }

    static Stream<byte[]> machines() {
        ByteBuffer disk = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        disk.put(0, "KDMV".getBytes(StandardCharsets.US_ASCII)).putInt(4, 1).putInt(8, 3);
        disk.putLong(12, 128)
                .putLong(20, 128)
                .putLong(28, 1)
                .putLong(36, 1)
                .putInt(44, 512)
                .putLong(56, 2);
        byte[] text = Checks.utf8("""
                # Disk DescriptorFile
                version=1
                CID=fffffffe
                parentCID=ffffffff
                createType="monolithicFlat"
                RW 8 FLAT "fuzz-flat.vmdk" 0
                """);
        return Stream.of(disk.array(), text);
    }

    static Stream<byte[]> copied() {
        ByteBuffer disk = ByteBuffer.allocate(4096);
        disk.putInt(0, 0x514649fb)
                .putInt(4, 3)
                .putInt(20, 9)
                .putLong(24, 1 << 20)
                .putInt(36, 1)
                .putLong(40, 1024);
        disk.putLong(48, 512).putInt(56, 1).putInt(96, 4).putInt(100, 104);
        return Stream.of(disk.array());
    }

    @MethodSource("witnesses")
    @FuzzTest
    void an_ewf_of_any_bytes_is_read_or_refused(byte[] bytes) throws IOException {
        read("ewf", bytes);
    }

    @MethodSource("virtual")
    @FuzzTest
    void a_vhd_of_any_bytes_is_read_or_refused(byte[] bytes) throws IOException {
        read("vhd", bytes);
    }

    @MethodSource("newer")
    @FuzzTest
    void a_vhdx_of_any_bytes_is_read_or_refused(byte[] bytes) throws IOException {
        read("vhdx", bytes);
    }

    @MethodSource("machines")
    @FuzzTest
    void a_vmdk_of_any_bytes_is_read_or_refused(byte[] bytes) throws IOException {
        read("vmdk", bytes);
    }

    @MethodSource("copied")
    @FuzzTest
    void a_qcow2_of_any_bytes_is_read_or_refused(byte[] bytes) throws IOException {
        read("qcow2", bytes);
    }

    private static void read(String form, byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve("fuzz.E01");
        try {
            Files.write(file, bytes);
            try (Disk disk = Disks.open(form, file, new KeysAsTexts())) {
                Checks.that(disk.size() >= 0, "A size below nothing");
                for (long at : new long[] {0, disk.size() / 2, disk.size() - PART}) {
                    part(disk, at);
                }
            }
        } catch (IOException refused) {
            Checks.said(refused);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void part(Disk disk, long at) throws IOException {
        if (at < 0 || at + PART > disk.size()) {
            return;
        }
        byte[] into = new byte[PART];
        try {
            disk.read(at, into, 0, PART);
            byte[] again = new byte[PART];
            disk.read(at, again, 0, PART);
            Checks.that(Arrays.equals(into, again), "Other bytes the second time");
            long next = disk.something(at);
            Checks.that(next >= at && next <= disk.size(), "Something at " + next);
        } catch (IOException damaged) {
            Checks.said(damaged);
        }
    }
}
