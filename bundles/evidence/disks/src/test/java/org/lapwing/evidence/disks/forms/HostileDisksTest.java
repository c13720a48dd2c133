package org.lapwing.evidence.disks.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.evidence.disks.DiskReader;
import org.lapwing.evidence.disks.EnglishForms;
import org.lapwing.platform.api.language.Texts;

/** Images that lie, run in circles or end early give a sentence or bytes, in bounded time and memory; never another exception. */
@Timeout(300)
class HostileDisksTest {

    private static final int SIZE = 3 << 20;

    @TempDir
    Path folder;

    private final Texts texts = EnglishForms.texts(DiskReader.class);
    private Path raw = Path.of("");

    @BeforeEach
    void disk() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(3).nextBytes(bytes);
        Arrays.fill(bytes, 1 << 20, 2 << 20, (byte) 0);
        raw = folder.resolve("disk.raw");
        Files.write(raw, bytes);
    }

    private byte[] made(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).as(List.of(command).toString()).isZero();
        return Files.readAllBytes(folder.resolve(command[command.length - 1]));
    }

    private byte[] converted(String format, String... options) throws Exception {
        String[] command = new String[6 + options.length];
        System.arraycopy(new String[] {"qemu-img", "convert", "-O", format}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        command[4 + options.length] = raw.toString();
        command[5 + options.length] = "image." + format;
        return made(command);
    }

    private byte[] witness() throws Exception {
        Files.deleteIfExists(folder.resolve("w.E01"));
        Process process = new ProcessBuilder("ewfacquire", "-u", "-q", "-t", "w", "-c", "fast", raw.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(folder.resolve("w.E01"));
    }

    /** Opens and reads all; the sentence of what was wrong, empty where nothing was. */
    private String read(String form, byte[] image) throws IOException {
        Path file = folder.resolve("hostile.E01");
        Files.write(file, image);
        long before = System.nanoTime();
        String said = "";
        try (Disk disk = Disks.open(form, file, texts)) {
            byte[] piece = new byte[128 << 10];
            long at = disk.something(0);
            for (int pieces = 0; at < disk.size() && pieces < 200; pieces++) {
                int length = (int) Math.min(piece.length, disk.size() - at);
                disk.read(at, piece, 0, length);
                at = disk.size() > 1L << 32 ? at + length : disk.something(at + length);
            }
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
            assertThat(said).isNotBlank();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
        return said;
    }

    /** What is written over the image, by the place; as long as 8 bytes or fewer. */
    private static byte[] with(byte[] image, ByteOrder order, int at, int length, long value) {
        byte[] changed = image.clone();
        ByteBuffer all = ByteBuffer.wrap(changed).order(order);
        switch (length) {
            case 2 -> all.putShort(at, (short) value);
            case 4 -> all.putInt(at, (int) value);
            default -> all.putLong(at, value);
        }
        return changed;
    }

    private void eachSaysSo(String form, Map<String, byte[]> images) throws IOException {
        for (var image : images.entrySet()) {
            assertThat(read(form, image.getValue())).as(image.getKey()).isNotBlank();
        }
    }

    @Test
    void qcow2() throws Exception {
        byte[] good = converted("qcow2");
        assertThat(read("qcow2", good)).isEmpty();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        bad.put("version 9", with(good, big, 4, 4, 9));
        bad.put("clusters of 2^63", with(good, big, 20, 4, 63));
        bad.put("clusters of 2^1", with(good, big, 20, 4, 1));
        bad.put("clusters of a negative power", with(good, big, 20, 4, -5));
        bad.put("a size of 2^62", with(good, big, 24, 8, 1L << 62));
        bad.put("a negative size", with(good, big, 24, 8, -1));
        bad.put("a size beyond its table", with(good, big, 24, 8, 1L << 40));
        bad.put("a negative table", with(good, big, 36, 4, -1));
        bad.put(
                "a table of 2^31 entries at the end",
                with(with(good, big, 24, 8, 1L << 49), big, 36, 4, Integer.MAX_VALUE));
        bad.put("a table beyond the end", with(good, big, 40, 8, 1L << 40));
        bad.put("a table at a negative place", with(good, big, 40, 8, Long.MIN_VALUE));
        bad.put("a feature of tomorrow", with(good, big, 72, 8, 1L << 40));
        long table = ByteBuffer.wrap(good).getLong(40);
        long second = ByteBuffer.wrap(good).getLong((int) table) & 0xFFFFFFFFFFFFFFL;
        bad.put("a second table beyond the end", with(good, big, (int) table, 8, 0x80_00_7F_FF_FF_FF_00_00L));
        bad.put("clusters beyond the end", with(good, big, (int) second, 8, 0x80_00_7F_FF_FF_FF_00_00L));
        bad.put("packed clusters in the head", with(good, big, (int) second, 8, 1L << 62 | 8));
        bad.put("packed clusters beyond the end", with(good, big, (int) second, 8, 1L << 62 | (1L << 50) - 1));
        eachSaysSo("qcow2", bad);
        // In a circle: the table is its own second table. It ends all the same.
        read("qcow2", with(good, big, (int) table, 8, 1L << 63 | table));
        read("qcow2", with(good, big, (int) second, 8, 1L << 63 | second));
    }

    @Test
    void vhdx() throws Exception {
        byte[] good = converted("vhdx");
        assertThat(read("vhdx", good)).isEmpty();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        byte[] heads = with(good, little, (64 << 10) + 4, 4, 1);
        bad.put("no head with a true sum", with(heads, little, (128 << 10) + 4, 4, 1));
        byte[] regions = with(good, little, (192 << 10) + 8, 4, -1);
        bad.put("regions without number", with(regions, little, (256 << 10) + 8, 4, -1));
        bad.put("only the beginning", Arrays.copyOf(good, 300 << 10));
        bad.put("nothing but its name", Arrays.copyOf(good, 8));
        int facts = 0;
        int table = 0;
        for (int entry = (192 << 10) + 16; entry < (192 << 10) + 80; entry += 32) {
            int at = (int) ByteBuffer.wrap(good).order(little).getLong(entry + 16);
            if (new String(good, at, 8, java.nio.charset.StandardCharsets.US_ASCII).equals("metadata")) {
                facts = at;
            } else {
                table = at;
            }
        }
        bad.put("no facts", with(good, little, facts, 8, 0));
        bad.put("facts without number", with(good, little, facts + 10, 2, 0xFFFF));
        // The parameters, the size, the size of a sector.
        for (int fact : new int[] {0, 1, 3}) {
            bad.put(
                    "fact %d beyond the end".formatted(fact),
                    with(good, little, facts + 48 + 32 * fact, 4, 0xFFFF_FFF0L));
        }
        bad.put("a block in part", with(good, little, table, 8, 7));
        bad.put("a block beyond the end", with(good, little, table, 8, 0x7FFF_FFFF_FFF0_0006L));
        bad.put("a block at a negative place", with(good, little, table, 8, Long.MIN_VALUE | 6));
        eachSaysSo("vhdx", bad);
    }

    @Test
    void vhd() throws Exception {
        byte[] good = converted("vpc");
        assertThat(read("vhd", good)).isEmpty();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        bad.put("a foot without a true sum", summed(with(with(good, big, 64, 4, 1), big, good.length - 448, 4, 1), -1));
        bad.put("a kind of tomorrow", feet(good, 60, 4, 9));
        bad.put("a parent", feet(good, 60, 4, 4));
        bad.put("a size of 2^62", feet(good, 48, 8, 1L << 62));
        bad.put("a negative size", feet(good, 48, 8, -1));
        bad.put("a head beyond the end", feet(good, 16, 8, 1L << 40));
        bad.put("a head in its own foot", feet(good, 16, 8, 0));
        bad.put("a size beyond its table", feet(good, 48, 8, 1L << 40));
        bad.put("blocks of three bytes", with(good, big, 512 + 32, 4, 3));
        bad.put("blocks without end", with(good, big, 512 + 32, 4, 1 << 31));
        bad.put("no blocks", with(good, big, 512 + 28, 4, 0));
        bad.put("a table beyond the end", with(good, big, 512 + 16, 8, 1L << 40));
        bad.put(
                "a block beyond the end",
                with(good, big, (int) ByteBuffer.wrap(good).getLong(512 + 16), 4, 0x7FFFFFFF));
        eachSaysSo("vhd", bad);
    }

    private static byte[] feet(byte[] image, int at, int length, long value) {
        byte[] changed = with(image, ByteOrder.BIG_ENDIAN, at, length, value);
        return summed(with(changed, ByteOrder.BIG_ENDIAN, changed.length - 512 + at, length, value), 0);
    }

    /** With true sums, or as far from them as said. */
    private static byte[] summed(byte[] image, int off) {
        byte[] changed = image.clone();
        for (int foot : new int[] {0, image.length - 512}) {
            int sum = off;
            for (int i = 0; i < 512; i++) {
                sum += i >= 64 && i < 68 ? 0 : changed[foot + i] & 0xFF;
            }
            ByteBuffer.wrap(changed).putInt(foot + 64, ~sum);
        }
        return changed;
    }

    @Test
    void vmdk() throws Exception {
        byte[] good = converted("vmdk");
        assertThat(read("vmdk", good)).isEmpty();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        bad.put("version 9", with(good, little, 4, 4, 9));
        bad.put("a size of 2^62", with(good, little, 12, 8, 1L << 62));
        bad.put("a negative size", with(good, little, 12, 8, -1));
        bad.put("no grains", with(good, little, 20, 8, 0));
        bad.put("grains of 2^62", with(good, little, 20, 8, 1L << 62));
        bad.put("a text at a negative place", with(good, little, 28, 8, -1));
        bad.put("a text without end", with(good, little, 36, 8, 1L << 40));
        bad.put("tables of nothing", with(good, little, 44, 4, 0));
        bad.put("tables without end", with(good, little, 44, 4, Integer.MAX_VALUE));
        bad.put("a directory beyond the end", with(good, little, 56, 8, 1L << 40));
        bad.put("a directory at the end that is none", with(good, little, 56, 8, -1));
        int directory = (int) ByteBuffer.wrap(good).order(little).getLong(56) * 512;
        bad.put("a table beyond the end", with(good, little, directory, 4, 0xFFFF_FFFFL));
        bad.put("packed, and it is not", with(good, little, 8, 4, 0x10001));
        eachSaysSo("vmdk", bad);
        read("vmdk", with(good, little, directory, 4, directory / 512));
        byte[] streamed = converted("vmdk", "-o", "subformat=streamOptimized");
        assertThat(read("vmdk", streamed)).isEmpty();
        for (int at = 512; at + 16 < streamed.length; at += 512) {
            if (ByteBuffer.wrap(streamed).order(little).getLong(at) == 0
                    && ByteBuffer.wrap(streamed).order(little).getInt(at + 8) > 1000) {
                assertThat(read("vmdk", with(streamed, little, at + 8, 4, -1))).isNotBlank();
                assertThat(read("vmdk", with(streamed, little, at + 12, 8, 0))).isNotBlank();
                assertThat(read("vmdk", with(streamed, little, at, 8, 128))).isNotBlank();
            }
        }
    }

    @Test
    void e01() throws Exception {
        byte[] good = witness();
        assertThat(read("ewf", good)).isEmpty();
        Map<String, byte[]> bad = new LinkedHashMap<>();
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        bad.put("not the first piece", with(good, little, 9, 2, 2));
        bad.put("a section that is its own next", with(good, little, 13 + 16, 8, 13));
        bad.put("a section that goes back", with(good, little, 13 + 16, 8, 0));
        bad.put("a section at a negative place", with(good, little, 13 + 16, 8, Long.MIN_VALUE));
        bad.put("a section beyond the end", with(good, little, 13 + 16, 8, 1L << 40));
        int volume = at(good, "volume") + 76;
        bad.put("chunks of no sectors", with(good, little, volume + 8, 4, 0));
        bad.put("chunks of 2^31 sectors", with(good, little, volume + 8, 4, 1L << 31));
        bad.put("sectors of one byte", with(good, little, volume + 12, 4, 1));
        bad.put("a size of 2^62", with(good, little, volume + 16, 8, 1L << 62));
        bad.put("a size beyond its tables", with(good, little, volume + 16, 8, 1L << 30));
        int table = at(good, "table\0") + 76;
        bad.put("a table without end", with(good, little, table, 4, -1));
        bad.put("a table of 2^24", with(good, little, table, 4, 1 << 24));
        bad.put("a base beyond the end", with(good, little, table + 8, 8, 1L << 40));
        bad.put("chunks that go back", with(good, little, table + 24, 4, 0xFFFF_FFFFL));
        bad.put("plain chunks that are packed", with(good, little, table + 24, 4, 0x100));
        bad.put("the second version of the form", with(good, ByteOrder.BIG_ENDIAN, 0, 4, 0x4556_4632L));
        eachSaysSo("ewf", bad);
    }

    private static int at(byte[] all, String word) {
        byte[] wanted = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int at = 0; at + wanted.length < all.length; at++) {
            if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError(word);
    }

    @Test
    void cut_anywhere_or_with_bits_turned() throws Exception {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("qcow2", converted("qcow2", "-c"));
        all.put("vhdx", converted("vhdx"));
        all.put("vhd", converted("vpc"));
        all.put("vmdk", converted("vmdk"));
        all.put("ewf", witness());
        Random random = new Random(17);
        for (var image : all.entrySet()) {
            byte[] good = image.getValue();
            for (int length = 1; length < good.length; length *= 4) {
                read(image.getKey(), Arrays.copyOf(good, length));
            }
            for (int i = 0; i < 40; i++) {
                byte[] broken = good.clone();
                for (int flips = 0; flips < 30; flips++) {
                    int within = flips % 2 == 0 ? 4096 : Math.min(broken.length, 1 << 20);
                    broken[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
                }
                read(image.getKey(), broken);
            }
        }
    }
}
