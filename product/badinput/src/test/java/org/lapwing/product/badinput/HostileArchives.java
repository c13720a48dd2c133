package org.lapwing.product.badinput;

import static org.lapwing.product.badinput.Pile.Said.damaged;
import static org.lapwing.product.badinput.Pile.Said.listed;
import static org.lapwing.product.badinput.Pile.Said.wrong;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/** Archives that fill disks, lie about what they hold, hold each other, or name what is none of theirs. */
final class HostileArchives {

    private static final int MEGABYTE = 1 << 20;

    private HostileArchives() {}

    static void into(Pile pile) throws IOException {
        bombs(pile);
        nests(pile);
        lies(pile);
        zipNames(pile);
        tars(pile);
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] zeros = new byte[MEGABYTE];
        for (int i = 0; i < megabytes; i++) {
            out.write(zeros);
        }
    }

    private static byte[] zipOfZeros(String name, int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zeros(zip, megabytes);
        }
        return out.toByteArray();
    }

    private static void bombs(Pile pile) throws IOException {
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gz)) {
            zeros(out, 256);
        }
        pile.add("bombs/zeros.gz", gz.toByteArray(), damaged());
        pile.add("bombs/twice.gz.gz", Sound.gzip(gz.toByteArray()), damaged());
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (OutputStream out = new XZCompressorOutputStream(xz)) {
            zeros(out, 128);
        }
        pile.add("bombs/zeros.xz", xz.toByteArray(), damaged());
        ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bz2)) {
            zeros(out, 64);
        }
        pile.add("bombs/zeros.bz2", bz2.toByteArray(), damaged());
        byte[] zip = zipOfZeros("zeros.bin", 128);
        pile.add("bombs/zeros.zip", zip, damaged());
        pile.expect("bombs/zeros.zip!/zeros.bin", wrong("fill a disk"));
        pile.add("bombs/modest.zip", modest(zip), damaged());
        pile.add("bombs/shared.zip", shared(2_000), damaged());
        pile.add("bombs/word.docx", bigXml("word/document.xml"), damaged());
        pile.add("bombs/lots.zip", lots(6_000), listed());
    }

    /** States that 128 MiB are 5 bytes, in the table and before the entry. */
    private static byte[] modest(byte[] zip) {
        byte[] lying = zip.clone();
        ByteBuffer bytes = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < lying.length; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 24, 5);
            } else if (bytes.getInt(at) == 0x08074b50) {
                bytes.putInt(at + 12, 5);
            }
        }
        return lying;
    }

    /** Many entries of the table lead to the same packed megabytes. */
    private static byte[] shared(int times) throws IOException {
        byte[] one = zipOfZeros("z", 8);
        ByteBuffer in = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        int table = in.getInt(one.length - 6);
        int size = one.length - 22 - table;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(one, 0, table);
        for (int i = 0; i < times; i++) {
            out.write(one, table, size);
        }
        byte[] end = Arrays.copyOfRange(one, one.length - 22, one.length);
        ByteBuffer.wrap(end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) times)
                .putShort(10, (short) times)
                .putInt(12, size * times);
        out.write(end);
        return out.toByteArray();
    }

    private static byte[] bigXml(String part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(Sound.utf8("<Types/>"));
            zip.putNextEntry(new ZipEntry(part));
            zip.write(Sound.utf8("<w:document xmlns:w=\"w\"><w:body>"));
            byte[] lines = Sound.utf8("<w:p/>".repeat(MEGABYTE / 6));
            for (int i = 0; i < 64; i++) {
                zip.write(lines);
            }
        }
        return out.toByteArray();
    }

    private static byte[] lots(int entries) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            all.put("d" + i % 50 + "/" + i, new byte[0]);
        }
        return Sound.zip(all);
    }

    private static void nests(Pile pile) throws IOException {
        pile.add("nests/deep.zip", Made.nest(2_000), damaged());
        byte[] core = Sound.zip("core.txt", "the core of the nest");
        for (int level = 0; level < 3; level++) {
            Map<String, byte[]> wide = new LinkedHashMap<>();
            for (int i = 0; i < 10; i++) {
                wide.put("nest" + i + ".zip", core);
            }
            core = Sound.zip(wide);
        }
        pile.add("nests/wide.zip", core, listed());
        byte[] gz = Sound.utf8("the core of the packing");
        for (int level = 0; level < 100; level++) {
            gz = Sound.gzip(gz);
        }
        pile.add("nests/deep.gz", gz, damaged());
        pile.add(
                "nests/alternating.tar.gz",
                Sound.gzip(tarOf("in.zip", Sound.zip(Map.of("in.7z", Sound.sevenZip("x"))))),
                listed());
        // Holds an entry of its own name and, after it, the bytes of the zip before: readers that search signatures go
        // round.
        byte[] own = Sound.zip("nests/self.zip", "itself");
        byte[] twice = Arrays.copyOf(own, 2 * own.length);
        System.arraycopy(own, 0, twice, own.length, own.length);
        pile.add("nests/self.zip", twice, listed());
    }

    private static byte[] tarOf(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    /** One number of a sound zip made another, at every place where a zip keeps numbers. */
    private static void lies(Pile pile) throws IOException {
        byte[] sound = Sound.zip("a.txt", "a heron", "b.txt", "a reed");
        ByteBuffer in = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        int table = in.getInt(sound.length - 6);
        int end = sound.length - 22;
        int[] fields = {
            18,
            22,
            26,
            28,
            8,
            6,
            table + 20,
            table + 24,
            table + 28,
            table + 30,
            table + 32,
            table + 42,
            table + 10,
            table + 8,
            end + 8,
            end + 10,
            end + 12,
            end + 16,
            end + 20
        };
        for (int field : fields) {
            for (int value : new int[] {-1, 0x7fffffff}) {
                byte[] lying = sound.clone();
                ByteBuffer out = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
                if (field + 4 <= lying.length && field != 26 && field < end + 20 && wide(field, table, end)) {
                    out.putInt(field, value);
                } else {
                    out.putShort(field, (short) value);
                }
                pile.add("lies/zip-" + field + (value < 0 ? "-all" : "-most") + ".zip", lying, listed());
            }
        }
        byte[] seven = Sound.sevenZip("a.txt");
        for (int at = 12; at < 32; at += 4) {
            byte[] lying = seven.clone();
            Arrays.fill(lying, at, at + 4, (byte) 0x7f);
            pile.add("lies/seven-" + at + ".7z", lying, listed());
        }
        byte[] gz = Sound.gzip(Sound.utf8("a heron"));
        gz[3] = 0x1f;
        pile.add("lies/flags.gz", gz, listed());
    }

    private static boolean wide(int field, int table, int end) {
        return field == 18
                || field == 22
                || field == table + 20
                || field == table + 24
                || field == table + 42
                || field == end + 12
                || field == end + 16;
    }

    private static void zipNames(Pile pile) throws IOException {
        String[] names = {
            "../../../escaped.txt",
            "/etc/escaped.txt",
            "C:\\Windows\\escaped.txt",
            "..\\..\\escaped.txt",
            "CON",
            "aux.txt",
            "LPT1.txt",
            "nul",
            "a\0b.txt",
            "line\nbreak.txt",
            "bell\7.txt",
            "escape\33[2J.txt",
            "photo\u202egpj.exe",
            "zero\u200bwidth.txt",
            "x".repeat(60_000),
            " ",
            ".",
            "..",
            "./././a.txt",
            "a//b///c.txt",
            "name.",
            "trailing ",
            "e\u0301.txt",
            "\u00e9.txt",
            "\ud83d\ude00.txt",
            "=cmd|'calc'!A0.csv",
            "-rf",
            "~",
            "$(id)",
            "%2e%2e%2fescaped",
            "!/inner!/name",
            "file:///etc/passwd"
        };
        for (int i = 0; i < names.length; i++) {
            pile.add("names/zip-%02d.zip".formatted(i), Sound.zip(names[i], "named number " + i), listed());
            if (i % 3 == 0 && names[i].length() < 1_000) {
                pile.add("names/seven-%02d.7z".formatted(i), Sound.sevenZip(names[i]), listed());
            }
        }
        // The same name twice, and one that is no UTF-8 though it says so.
        byte[] twice = Sound.zip("aaa.txt", "first", "aab.txt", "second");
        byte[] wrong = twice.clone();
        for (int at = 0; at + 3 < twice.length; at++) {
            if (new String(twice, at, 3, StandardCharsets.ISO_8859_1).equals("aab")) {
                twice[at + 2] = 'a';
                wrong[at + 1] = (byte) 0xff;
                wrong[at + 2] = (byte) 0xc0;
            }
        }
        pile.add("names/twice.zip", twice, listed());
        pile.add("names/invalid.zip", wrong, listed());
    }

    private static void tars(Pile pile) throws IOException {
        pile.add(
                "tars/names.tar",
                Sound.tar("../../escaped.txt", "/tmp/escaped.txt", "con", "x/".repeat(2_000) + "y"),
                listed());
        pile.add("tars/links.tar", links(), listed());
        byte[] sound = Sound.tar("a.txt", "b.txt");
        pile.add("tars/vast.tar", tarSize(sound, Sound.utf8("77777777777\0")), listed());
        pile.add(
                "tars/negative.tar",
                tarSize(sound, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}),
                listed());
        pile.add(
                "tars/infinite.tar",
                tarSize(sound, new byte[] {-128, 0, 0, 0, 127, -1, -1, -1, -1, -1, -1, -1}),
                listed());
        byte[] sum = sound.clone();
        sum[150] ^= 7;
        pile.add("tars/checksum.tar", sum, listed());
        pile.add("tars/cut.tar", Arrays.copyOf(sound, 700), listed());
        pile.add("tars/cut.tar.gz", Arrays.copyOf(Sound.gzip(sound), 90), listed());
    }

    /** With its checksum, so that the number is believed. */
    private static byte[] tarSize(byte[] tar, byte[] field) {
        byte[] lying = tar.clone();
        System.arraycopy(field, 0, lying, 124, 12);
        Arrays.fill(lying, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += lying[i] & 0xff;
        }
        System.arraycopy(Sound.utf8("%06o\0 ".formatted(sum)), 0, lying, 148, 8);
        return lying;
    }

    private static byte[] links() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            byte[] kinds = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                TarConstants.LF_DIR,
                TarConstants.LF_CONTIG
            };
            for (byte kind : kinds) {
                TarArchiveEntry entry = new TarArchiveEntry("kind-" + kind, kind);
                entry.setLinkName("../../../../etc/passwd");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
