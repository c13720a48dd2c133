package org.lapwing.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTrapsTest {

    private static final String ZIP = "application/zip";
    private static final HexFormat HEX = HexFormat.of();

    private final ArchiveReader reader = new ArchiveReader(EnglishTexts.of(ArchiveReader.class));

    /** Walks twice, opens each entry again and compares: every test of a format goes through this. */
    private Notes walk(String name, String type, byte[] bytes) throws Exception {
        Packed packed = new Packed(name, type, bytes);
        byte[] before = bytes.clone();
        Notes notes = new Notes();
        assertThat(reader.opens(packed)).isTrue();
        reader.walk(packed, ReadingBounds.DEFAULT, notes);
        Notes again = new Notes();
        reader.walk(packed, ReadingBounds.DEFAULT, again);

        assertThat(again.locators).isEqualTo(notes.locators).doesNotHaveDuplicates();
        assertThat(again.unread).isEqualTo(notes.unread);
        assertThat(again.problems).isEqualTo(notes.problems);
        for (Notes.Row row : notes.rows) {
            try (InputStream in = reader.open(packed, row.locator())) {
                assertThat(in.readAllBytes()).as(row.path()).isEqualTo(row.bytes());
            }
        }
        assertThat(bytes).isEqualTo(before);
        return notes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A zip written by hand, so that it can say what no program would write. */
    private static final class HandMade {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream table = new ByteArrayOutputStream();
        private int entries;

        int local(byte[] name, int flags, int packed, int size, byte[] bytes) {
            int at = out.size();
            ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(ZipRecord.LOCAL).putShort((short) 20).putShort((short) flags);
            header.putShort((short) 0)
                    .putInt(0x58210000)
                    .putInt(crc(bytes))
                    .putInt(packed)
                    .putInt(size);
            header.putShort((short) name.length).putShort((short) 0);
            out.writeBytes(header.array());
            out.writeBytes(name);
            out.writeBytes(bytes);
            return at;
        }

        HandMade central(byte[] name, int flags, int at, int packed, int size, byte[] bytes) {
            ByteBuffer header = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(ZipRecord.CENTRAL)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) flags);
            header.putShort((short) 0)
                    .putInt(0x58210000)
                    .putInt(crc(bytes))
                    .putInt(packed)
                    .putInt(size);
            header.putShort((short) name.length).putInt(42, at);
            table.writeBytes(header.array());
            table.writeBytes(name);
            entries++;
            return this;
        }

        HandMade stored(String name, String content) {
            return stored(utf8(name), 0x800, utf8(content));
        }

        HandMade stored(byte[] name, int flags, byte[] bytes) {
            int at = local(name, flags, bytes.length, bytes.length, bytes);
            return central(name, flags, at, bytes.length, bytes.length, bytes);
        }

        byte[] end() {
            return end(entries);
        }

        byte[] end(int stated) {
            int at = out.size();
            ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
            end.putInt(0x06054b50).putInt(0).putShort((short) stated).putShort((short) stated);
            end.putInt(table.size()).putInt(at);
            out.writeBytes(table.toByteArray());
            out.writeBytes(end.array());
            return out.toByteArray();
        }

        private static int crc(byte[] bytes) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            return (int) sum.getValue();
        }
    }

    @Test
    void names_that_point_elsewhere_are_labels_only() throws Exception {
        List<String> names = List.of(
                "../../etc/passwd",
                "/etc/shadow",
                "C:\\Windows\\x.txt",
                "\\\\server\\share\\y",
                "CON",
                "aux.txt",
                "a/./b//c",
                " ",
                ".");
        HandMade zip = new HandMade();
        names.forEach(name -> zip.stored(name, "in " + name));

        Notes notes = walk("a.zip", ZIP, zip.end());

        assertThat(notes.read.keySet()).containsExactlyElementsOf(names);
        assertThat(notes.problems).isEmpty();
    }

    @Test
    void two_entries_of_one_name_are_two_items() throws Exception {
        Notes notes = walk(
                "a.zip",
                ZIP,
                new HandMade()
                        .stored("a.txt", "first")
                        .stored("a.txt", "second")
                        .end());

        assertThat(notes.rows).extracting(Notes.Row::path).containsExactly("a.txt", "a.txt");
        assertThat(notes.rows)
                .extracting(row -> new String(row.bytes(), StandardCharsets.UTF_8))
                .containsExactly("first", "second");
    }

    @Test
    void names_are_read_in_the_encoding_that_they_are_in() throws Exception {
        byte[] broken = {'a', (byte) 0xC3, '.', 't'};
        Notes notes = walk(
                "a.zip",
                ZIP,
                new HandMade()
                        .stored("Grüße.txt".getBytes(Charset.forName("IBM437")), 0, utf8("1"))
                        .stored(utf8("Привет.txt"), 0, utf8("2"))
                        .stored(broken, 0x800, utf8("3"))
                        .stored(utf8("x\u0000y\n\u202Ez"), 0x800, utf8("4"))
                        .end());

        assertThat(notes.read.keySet())
                .containsExactly("Grüße.txt", "Привет.txt", "a\\xc3.t", "x\\x00y\\x0a\\xe2\\x80\\xaez");
    }

    @Test
    void bytes_hidden_in_a_folder_of_a_zip_are_an_item() throws Exception {
        Notes notes = walk(
                "a.zip",
                ZIP,
                new HandMade().stored("empty/", "").stored("full/", "hidden").end());

        assertThat(notes.read).containsExactly(Map.entry("full/", "hidden"));
    }

    @Test
    void entries_that_share_bytes_are_read_and_named() throws Exception {
        HandMade zip = new HandMade();
        int at = zip.local(utf8("a"), 0, 5, 5, utf8("bytes"));
        for (String name : List.of("a", "b", "c")) {
            zip.central(utf8(name), 0, at, 5, 5, utf8("bytes"));
        }
        Notes notes = walk("a.zip", ZIP, zip.end());

        assertThat(notes.read).hasSize(3).containsEntry("c", "bytes");
        assertThat(notes.problems).singleElement().asString().contains("share bytes");
    }

    @Test
    void a_size_that_lies_does_not_change_what_is_read() throws Exception {
        HandMade zip = new HandMade();
        byte[] bytes = utf8("five!");
        int at = zip.local(utf8("a"), 0, 5, 4_000_000, bytes);
        zip.central(utf8("a"), 0, at, 5, 4_000_000, bytes).stored("b", "next");

        Notes notes = walk("a.zip", ZIP, zip.end());

        assertThat(notes.rows.getFirst().stated()).isEqualTo(4_000_000);
        assertThat(notes.read).containsExactly(Map.entry("a", "five!"), Map.entry("b", "next"));
    }

    @Test
    void a_wrong_count_and_a_wrong_checksum_are_told_and_all_is_read() throws Exception {
        HandMade zip = new HandMade().stored("a", "first");
        byte[] other = utf8("other");
        int at = zip.local(utf8("b"), 0, 5, 5, other);
        zip.central(utf8("b"), 0, at, 5, 5, utf8("those"));

        Notes notes = walk("a.zip", ZIP, zip.end(7));

        assertThat(notes.read).containsExactly(Map.entry("a", "first"), Map.entry("b", "other"));
        assertThat(notes.problems)
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).contains("names 7 entries, but it names 2"))
                .anySatisfy(problem -> assertThat(problem).contains("“b” do not fit their checksum"));
    }

    @Test
    void a_record_that_points_nowhere_is_an_unreadable_item_beside_the_others() throws Exception {
        byte[] bytes = utf8("x");
        Notes notes = walk(
                "a.zip",
                ZIP,
                new HandMade()
                        .stored("a", "first")
                        .central(utf8("b"), 0, 999_999, 1, 1, bytes)
                        .end());

        assertThat(notes.read).containsExactly(Map.entry("a", "first"));
        assertThat(notes.unread).singleElement().asString().startsWith("UNREADABLE b: The archive is cut short");
    }

    private static byte[] commonsZip(Zip64Mode mode, OutputStream target, ByteArrayOutputStream out)
            throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(target)) {
            zip.setUseZip64(mode);
            for (String name : List.of("a.txt", "folder/b.txt")) {
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                entry.setLastModifiedTime(java.nio.file.attribute.FileTime.from(Instant.parse("2024-05-06T07:08:10Z")));
                zip.putArchiveEntry(entry);
                zip.write(utf8(("content of " + name + ' ').repeat(100)));
                zip.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void zip64_and_sizes_told_behind_the_bytes_are_read_with_and_without_the_table() throws Exception {
        for (Zip64Mode mode : List.of(Zip64Mode.Never, Zip64Mode.Always)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] zip = commonsZip(mode, out, out);
            Notes whole = walk("a.zip", ZIP, zip);
            assertThat(whole.read.keySet()).containsExactly("a.txt", "folder/b.txt");
            assertThat(whole.problems).isEmpty();
            assertThat(whole.rows.getFirst().modified()).isEqualTo("2024-05-06T07:08:10Z");

            Notes cut = walk("a.zip", ZIP, Arrays.copyOf(zip, zip.length - 30));
            assertThat(cut.read).isEqualTo(whole.read);
            assertThat(cut.locators).allMatch(locator -> locator.startsWith("s"));
            assertThat(cut.problems).singleElement().asString().contains("Entries found from its beginning on: 2");
        }
    }

    @Test
    void a_damaged_place_in_a_zip_without_its_table_does_not_hide_what_follows() throws Exception {
        byte[] zip = new HandMade()
                .stored("a", "first")
                .stored("b", "second")
                .stored("c", "third")
                .end();
        byte[] cut = Arrays.copyOf(zip, zip.length - 22);
        int second = new String(cut, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 4);
        cut[second] = 'X';

        assertThat(walk("a.zip", ZIP, cut).read).containsExactly(Map.entry("a", "first"), Map.entry("c", "third"));
    }

    @Test
    void a_comment_that_looks_like_the_end_of_a_table_does_not_mislead() throws Exception {
        byte[] zip = new HandMade().stored("a", "first").end();
        byte[] fake = new byte[40];
        ByteBuffer.wrap(fake)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, 0x06054b50)
                .putInt(16, 9)
                .putInt(20, 3);
        byte[] both = Arrays.copyOf(zip, zip.length + fake.length);
        System.arraycopy(fake, 0, both, zip.length, fake.length);
        both[zip.length - 2] = (byte) fake.length;

        assertThat(walk("a.zip", ZIP, both).read).containsExactly(Map.entry("a", "first"));
    }

    @Test
    void each_kind_of_packed_file_is_read_alone() throws Exception {
        byte[] text = utf8("a line that comes again and again\n".repeat(5_000));
        Map<String, Packing> packings = Map.of(
                "application/gzip .gz", GZIPOutputStream::new,
                "application/x-bzip2 .bz2", BZip2CompressorOutputStream::new,
                "application/x-xz .xz", out -> new XZOutputStream(out, new LZMA2Options(6)),
                "application/x-lzma .lzma", LZMACompressorOutputStream::new,
                "application/zstd .zst", ZstdOutputStream::new,
                "application/x-lz4 .lz4", FramedLZ4CompressorOutputStream::new);
        for (Map.Entry<String, Packing> each : packings.entrySet()) {
            String type = each.getKey().substring(0, each.getKey().indexOf(' '));
            String ending = each.getKey().substring(each.getKey().indexOf(' ') + 1);
            byte[] packed = packed(each.getValue(), text);
            Notes notes = walk("folder/log.txt" + ending, type, packed);
            assertThat(notes.rows).as(type).singleElement().satisfies(row -> {
                assertThat(row.path()).isEqualTo("log.txt");
                assertThat(row.locator()).isEqualTo("0");
                assertThat(row.bytes()).isEqualTo(text);
            });
            assertThat(notes.problems).as(type).isEmpty();
        }
    }

    private interface Packing {
        OutputStream on(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packing packing, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = packing.on(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(5).nextBytes(noise);
        return noise;
    }

    @Test
    void two_packed_parts_one_after_the_other_are_one_file() throws Exception {
        for (Map.Entry<String, Packing> each : Map.<String, Packing>of(
                        "application/gzip", GZIPOutputStream::new,
                        "application/x-bzip2", BZip2CompressorOutputStream::new,
                        "application/x-xz", out -> new XZOutputStream(out, new LZMA2Options(1)),
                        "application/zstd", ZstdOutputStream::new)
                .entrySet()) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(packed(each.getValue(), utf8("one ")));
            both.writeBytes(packed(each.getValue(), utf8("two")));
            assertThat(walk("a", each.getKey(), both.toByteArray()).read)
                    .as(each.getKey())
                    .containsExactly(Map.entry("unpacked", "one two"));
        }
    }

    @Test
    void what_comes_before_the_damage_in_a_packed_file_is_kept_and_opens_again() throws Exception {
        for (Map.Entry<String, Packing> each : Map.<String, Packing>of(
                        "application/gzip",
                        GZIPOutputStream::new,
                        "application/x-bzip2",
                        out -> new BZip2CompressorOutputStream(out, 1),
                        "application/x-xz",
                        out -> new XZOutputStream(out, new LZMA2Options(1)),
                        "application/zstd",
                        ZstdOutputStream::new)
                .entrySet()) {
            // Zstandard hands out nothing before its window is full.
            byte[] text = noise(each.getKey().equals("application/zstd") ? 12_000_000 : 1_000_000);
            byte[] packed = packed(each.getValue(), text);
            Notes notes = walk("a.tar", each.getKey(), Arrays.copyOf(packed, packed.length * 3 / 4));

            assertThat(notes.rows).as(each.getKey() + notes.unread).hasSize(1);
            byte[] kept = notes.rows.getFirst().bytes();
            assertThat(kept.length).as(each.getKey()).isBetween(text.length / 4, text.length * 4 / 5);
            assertThat(kept).isEqualTo(Arrays.copyOf(text, kept.length));
            assertThat(notes.problems)
                    .singleElement()
                    .asString()
                    .startsWith("The packed file breaks off or is damaged after ");
        }
    }

    @Test
    void a_packed_file_damaged_from_its_first_byte_on_is_unreadable() throws Exception {
        for (String type : List.of("application/zstd", "application/x-xz", "application/gzip", "application/x-lz4")) {
            Notes notes = walk("a", type, noise(5_000));
            assertThat(notes.read).as(type).isEmpty();
            assertThat(notes.unread).as(type).singleElement().asString().startsWith("UNREADABLE unpacked");
        }
    }

    @Test
    void a_packed_file_that_asks_for_too_much_memory_stays_closed() throws Exception {
        // The header of an .lzma file: properties, a window of 1 GiB, an unknown size.
        byte[] greedy = Arrays.copyOf(HEX.parseHex("5d00000040ffffffffffffffff"), 100);
        Notes notes = walk("a.lzma", "application/x-lzma", greedy);

        assertThat(notes.unread)
                .containsExactly("SEALED a: Not unpacked: it asks for more than 256 MiB of memory at once.");
    }

    private static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                byte[] bytes = utf8("content of " + name);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void names_in_a_tar_that_point_elsewhere_or_are_long_are_labels_only() throws Exception {
        String longName = "folder/".repeat(40) + "ü.txt";
        Notes notes = walk("a.tar", "application/x-tar", tar("../x", "/etc/y", longName, "z"));

        assertThat(notes.read.keySet()).containsExactly("../x", "/etc/y", longName, "z");
        assertThat(notes.locators).allMatch(locator -> locator.matches("t[0-9]+@[0-9]+\\+[0-9]+"));
        assertThat(notes.problems).isEmpty();
    }

    @Test
    void a_tar_that_says_to_be_larger_than_it_is_yields_what_comes_before() throws Exception {
        byte[] tar = tar("a", "b");
        byte[] octal = utf8("77777777777");
        System.arraycopy(octal, 0, tar, 1024 + 124, octal.length);
        int sum = 0;
        Arrays.fill(tar, 1024 + 148, 1024 + 156, (byte) ' ');
        for (int i = 1024; i < 1536; i++) {
            sum += tar[i] & 0xFF;
        }
        System.arraycopy(utf8("%06o\0 ".formatted(sum)), 0, tar, 1024 + 148, 8);

        Packed packed = new Packed("a.tar", "application/x-tar", tar);
        Notes notes = new Notes();
        reader.walk(packed, ReadingBounds.DEFAULT, notes);

        assertThat(notes.read).containsKey("a").doesNotContainKey("b");
        assertThat(notes.unread).singleElement().asString().startsWith("SEALED b: Not unpacked");
    }

    @Test
    void ar_and_cpio_are_read() throws Exception {
        ByteArrayOutputStream ar = new ByteArrayOutputStream();
        try (ArArchiveOutputStream out = new ArArchiveOutputStream(ar)) {
            out.putArchiveEntry(new ArArchiveEntry("debian-binary", 4));
            out.write(utf8("2.0\n"));
            out.closeArchiveEntry();
        }
        assertThat(walk("a.deb", "application/x-debian-package", ar.toByteArray()).read)
                .containsExactly(Map.entry("debian-binary", "2.0\n"));

        ByteArrayOutputStream cpio = new ByteArrayOutputStream();
        try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(cpio)) {
            CpioArchiveEntry entry = new CpioArchiveEntry("init", 5);
            out.putArchiveEntry(entry);
            out.write(utf8("begin"));
            out.closeArchiveEntry();
        }
        assertThat(walk("a.cpio", "application/x-cpio", cpio.toByteArray()).read)
                .containsExactly(Map.entry("init", "begin"));
        assertThat(walk("a.cpio", "application/x-cpio", Arrays.copyOf(cpio.toByteArray(), 60)).problems)
                .isNotEmpty();
    }

    private static byte[] sevenZip(char[] password, SevenZMethod method, int files) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out =
                password == null ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password)) {
            out.setContentCompression(method);
            for (int i = 0; i < files; i++) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName("f" + i);
                out.putArchiveEntry(entry);
                out.write(utf8("content " + i));
                out.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    @Test
    void a_7z_is_read_by_each_of_its_ways_to_pack() throws Exception {
        for (SevenZMethod method :
                List.of(SevenZMethod.COPY, SevenZMethod.LZMA2, SevenZMethod.BZIP2, SevenZMethod.DEFLATE)) {
            Notes notes = walk("a.7z", "application/x-7z-compressed", sevenZip(null, method, 3));
            assertThat(notes.read)
                    .as(method.name())
                    .containsExactly(
                            Map.entry("f0", "content 0"), Map.entry("f1", "content 1"), Map.entry("f2", "content 2"));
        }
    }

    @Test
    void entries_of_a_7z_that_are_encrypted_stay_closed_and_are_counted() throws Exception {
        Notes notes =
                walk("a.7z", "application/x-7z-compressed", sevenZip("secret".toCharArray(), SevenZMethod.LZMA2, 2));

        assertThat(notes.read).isEmpty();
        assertThat(notes.unread)
                .containsExactly(
                        "SEALED f0: It is encrypted; Lapwing has no password for it.",
                        "SEALED f1: It is encrypted; Lapwing has no password for it.");
    }

    @Test
    void an_archive_that_lapwing_cannot_open_says_what_it_is() throws Exception {
        Container rar = new Packed("a.rar", "application/x-rar-compressed", utf8("Rar!\u001a\u0007\u0001\u0000"));
        Notes notes = new Notes();
        assertThat(reader.opens(rar)).isTrue();
        reader.walk(rar, ReadingBounds.DEFAULT, notes);

        assertThat(notes.problems)
                .singleElement()
                .asString()
                .startsWith("It is a RAR archive, which Lapwing cannot open");
        assertThatThrownBy(() -> reader.open(rar, "0")).isInstanceOf(IOException.class);
    }

    @Test
    void a_locator_that_names_nothing_is_refused_in_a_sentence() throws Exception {
        List<Packed> all = new ArrayList<>();
        all.add(new Packed("a.zip", ZIP, new HandMade().stored("a", "b").end()));
        all.add(new Packed("a.tar", "application/x-tar", tar("a")));
        all.add(new Packed("a.7z", "application/x-7z-compressed", sevenZip(null, SevenZMethod.COPY, 1)));
        for (Packed packed : all) {
            for (String locator : List.of("", "c", "c99@7", "s1@4", "t99", "z99", "../x", "c1@99999999999999999999")) {
                assertThatThrownBy(() -> reader.open(packed, locator))
                        .as(packed.name() + " " + locator)
                        .isInstanceOf(IOException.class)
                        .message()
                        .isNotBlank();
            }
        }
    }

    @Test
    void a_million_entries_would_be_opened_by_their_place() throws Exception {
        HandMade zip = new HandMade();
        for (int i = 0; i < 70_000; i++) {
            zip.stored("f" + i, "content " + i);
        }
        // More than a count of 16 bits can say: real archives have a larger count beside it.
        Packed packed = new Packed("a.zip", ZIP, zip.end(70_000 & 0xFFFF));
        Notes notes = new Notes();
        reader.walk(packed, ReadingBounds.DEFAULT, notes);

        assertThat(notes.rows).hasSize(70_000);
        assertThat(notes.problems).isEmpty();
        try (InputStream in = reader.open(packed, notes.locators.getLast())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("content 69999");
        }
    }
}
