package org.lapwing.evidence.disks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Makes images of disks by the file systems' own programs, without mounting them. */
final class Images {

    static final int SECTOR = 512;
    static final int MIB = 1 << 20;

    private final Path folder;

    Images(Path folder) {
        this.folder = folder;
    }

    static byte[] bytes(int length) {
        byte[] made = new byte[length];
        new Random(length).nextBytes(made);
        return made;
    }

    /** What every file system here is given. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("note.txt", "The kite is red.\n".getBytes(StandardCharsets.US_ASCII));
        files.put("gone.bin", bytes(6_000));
        files.put("sub/ten.bin", bytes(10_000));
        files.put("sub/empty.bin", new byte[0]);
        files.put("sub/big.bin", bytes(1_500_000));
        return files;
    }

    Path tree() throws IOException {
        Path tree = folder.resolve("tree");
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path place = tree.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        return tree;
    }

    String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().put("PATH", System.getenv("PATH") + ":/usr/sbin:/sbin");
        builder.environment().put("MTOOLS_SKIP_CHECK", "1");
        // Not found in the search path of this process, though in that of the new one.
        List<String> found = new ArrayList<>(List.of(command));
        for (String place : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            if (Files.isExecutable(Path.of(place, command[0]))) {
                found.set(0, Path.of(place, command[0]).toString());
                break;
            }
        }
        Process process = builder.command(found)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", String.join(" ", command), said)
                .isZero();
        return said;
    }

    Path empty(String name, int mebibytes) throws IOException {
        Path image = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes * MIB);
        }
        return image;
    }

    Path ext4() throws Exception {
        return ext4("-O", "^has_journal");
    }

    Path ext4(String... features) throws Exception {
        Path image = empty("ext4.img", 8);
        List<String> command = new ArrayList<>(List.of("mke2fs", "-q", "-F", "-t", "ext4"));
        command.addAll(List.of(features));
        command.addAll(List.of("-d", tree().toString(), image.toString()));
        run(command.toArray(String[]::new));
        run("debugfs", "-w", "-R", "rm gone.bin", image.toString());
        return image;
    }

    Path fat() throws Exception {
        Path image = empty("fat.img", 16);
        run("mkfs.vfat", "-F", "16", "-n", "KITES", image.toString());
        Path tree = tree();
        run("mmd", "-i", image.toString(), "::sub");
        for (String file : files().keySet()) {
            run("mcopy", "-i", image.toString(), tree.resolve(file).toString(), "::" + file);
        }
        run("mdel", "-i", image.toString(), "::gone.bin");
        return image;
    }

    Path ntfs() throws Exception {
        Path image = empty("ntfs.img", 16);
        run("mkntfs", "-q", "-F", "-Q", image.toString());
        Path tree = tree();
        for (String file : List.of("note.txt", "gone.bin")) {
            run("ntfscp", "-f", image.toString(), tree.resolve(file).toString(), file);
        }
        byte[] disk = Files.readAllBytes(image);
        ByteBuffer buffer = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = "gone.bin".getBytes(StandardCharsets.UTF_16LE);
        int given = 0;
        for (int record = 0; record + 1024 <= disk.length; record += 1024) {
            if (buffer.getInt(record) == 0x454C4946 && contains(disk, record, 1024, name)) {
                // In use no more.
                buffer.putShort(record + 22, (short) (buffer.getShort(record + 22) & ~1));
                given++;
            }
        }
        assertThat(given).isEqualTo(1);
        unlisted(buffer, name);
        Files.write(image, disk);
        return image;
    }

    /** Takes a name out of the list of its folder: the entry before it swallows its entry. */
    private static void unlisted(ByteBuffer disk, byte[] name) {
        int taken = 0;
        for (int block = 0; block + 4096 <= disk.limit(); block += 1024) {
            if (disk.getInt(block) != 0x58444E49) {
                continue;
            }
            int before = 0;
            for (int entry = block + 24 + disk.getInt(block + 24);
                    (disk.getShort(entry + 12) & 2) == 0;
                    entry += disk.getShort(entry + 8)) {
                if (before > 0 && contains(disk.array(), entry, disk.getShort(entry + 8), name)) {
                    disk.putShort(before + 8, (short) (disk.getShort(before + 8) + disk.getShort(entry + 8)));
                    taken++;
                    break;
                }
                before = entry;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    Path exfat() throws Exception {
        Path image = empty("exfat.img", 8);
        run("mkfs.exfat", image.toString());
        byte[] disk = Files.readAllBytes(image);
        Exfat exfat = new Exfat(disk);
        exfat.write("note.txt", files().get("note.txt"), 100, false);
        exfat.write("ten.bin", files().get("sub/ten.bin"), 110, false);
        exfat.write("gone.bin", files().get("gone.bin"), 200, true);
        Files.write(image, disk);
        return image;
    }

    /** The HFS+ file system that a disc for two kinds of machines carries. */
    Path hfs() throws Exception {
        Path disc = disc();
        byte[] all = Files.readAllBytes(disc);
        for (int at = 0; at + 1028 < all.length; at += SECTOR) {
            if (all[at + 1024] == 'H' && all[at + 1025] == '+' && all[at + 1026] == 0 && all[at + 1027] == 4) {
                Path image = folder.resolve("hfs.img");
                Files.write(image, java.util.Arrays.copyOfRange(all, at, all.length));
                return image;
            }
        }
        throw new AssertionError("No HFS+ on the disc");
    }

    Path disc() throws Exception {
        Path disc = folder.resolve("disc.iso");
        if (!Files.exists(disc)) {
            run("xorriso", "-as", "mkisofs", "-quiet", "-hfsplus", "-J", "-o", disc.toString(), tree().toString());
        }
        return disc;
    }

    /** A disk with these file systems, each in a partition of its own, and one partition without. */
    Path disk(String name, Path... systems) throws IOException {
        byte[] table = new byte[SECTOR];
        ByteBuffer lines = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        Path disk = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            long at = 2048;
            for (int i = 0; i < systems.length; i++) {
                byte[] system = Files.readAllBytes(systems[i]);
                lines.put(446 + 16 * i + 4, (byte) 7);
                lines.putInt(446 + 16 * i + 8, (int) at).putInt(446 + 16 * i + 12, system.length / SECTOR);
                file.seek(at * SECTOR);
                file.write(system);
                at += system.length / SECTOR + 2048 & ~2047;
            }
            file.setLength(at * SECTOR);
            table[510] = 0x55;
            table[511] = (byte) 0xAA;
            file.seek(0);
            file.write(table);
        }
        return disk;
    }

    Path e01(Path raw) throws Exception {
        Path target = folder.resolve("acquired");
        run("ewfacquire", "-u", "-t", target.toString(), "-d", "sha1", "-C", "7", "-e", "Officer", raw.toString());
        return folder.resolve("acquired.E01");
    }

    /** @param options of {@code qemu-img convert}, such as {@code -c} */
    Path converted(Path raw, String format, String ending, String... options) throws Exception {
        Path target = folder.resolve("converted." + ending);
        List<String> command = new ArrayList<>(List.of("qemu-img", "convert", "-O", format));
        command.addAll(List.of(options));
        command.addAll(List.of(raw.toString(), target.toString()));
        run(command.toArray(String[]::new));
        return target;
    }

    static boolean contains(byte[] all, int from, int length, byte[] part) {
        for (int at = from; at + part.length <= from + length; at++) {
            if (java.util.Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
