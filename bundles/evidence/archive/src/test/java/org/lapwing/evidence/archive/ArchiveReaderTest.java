package org.lapwing.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class ArchiveReaderTest {

    private final ArchiveReader reader = new ArchiveReader(EnglishTexts.of(ArchiveReader.class));

    private Notes walk(Packed packed) throws Exception {
        return walk(packed, ReadingBounds.DEFAULT);
    }

    private Notes walk(Packed packed, ReadingBounds bounds) throws Exception {
        Notes notes = new Notes();
        assertThat(reader.opens(packed)).isTrue();
        reader.walk(packed, bounds, notes);
        return notes;
    }

    private void opensAgain(Packed packed, Notes notes) throws IOException {
        List<String> contents = new ArrayList<>(notes.read.values());
        for (int i = 0; i < notes.locators.size(); i++) {
            try (InputStream in = reader.open(packed, notes.locators.get(i))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(contents.get(i));
            }
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Packed zipped(byte[] bytes) {
        return new Packed("a.zip", "application/zip", bytes);
    }

    @Test
    void the_entries_of_a_zip_are_read_and_open_again() throws Exception {
        Packed packed = zipped(zip("a.txt", "folder/", "folder/b.txt", "ü.txt"));
        Notes notes = walk(packed);

        assertThat(notes.read.keySet()).containsExactly("a.txt", "folder/b.txt", "ü.txt");
        assertThat(notes.problems).isEmpty();
        opensAgain(packed, notes);
    }

    @Test
    void a_zip_cut_anywhere_yields_what_is_whole_and_says_that_more_is_missing() throws Exception {
        byte[] whole = zip("a.txt", "b.txt", "c.txt");
        for (int length = 4; length < whole.length; length++) {
            Notes notes = walk(zipped(Arrays.copyOf(whole, length)));
            assertThat(notes.problems).as("cut at %d", length).isNotEmpty();
            assertThat(notes.read.values()).allMatch(text -> text.startsWith("content of "));
        }
        Packed cut = zipped(Arrays.copyOf(whole, whole.length - 30));
        Notes notes = walk(cut);
        assertThat(notes.read).hasSize(3);
        opensAgain(cut, notes);
    }

    @Test
    void a_zip_with_any_byte_changed_never_escapes_its_reader() throws Exception {
        byte[] whole = zip("a.txt", "b.txt");
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) 0xFF;
            try {
                walk(zipped(changed));
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        }
    }

    @Test
    void an_encrypted_entry_is_named_and_the_others_are_read() throws Exception {
        byte[] bytes = zip("open.txt", "closed.txt");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int local = text.indexOf("PK\3\4", 4);
        int central = text.indexOf("PK\1\2", text.indexOf("PK\1\2") + 4);
        bytes[local + 6] |= 1;
        bytes[central + 8] |= 1;

        Notes notes = walk(zipped(bytes));

        assertThat(notes.read.keySet()).containsExactly("open.txt");
        assertThat(notes.unread).containsExactly("SEALED closed.txt: It is encrypted; Lapwing has no password for it.");
    }

    @Test
    void no_more_entries_than_the_bounds_allow_are_looked_at() throws Exception {
        Notes notes = walk(zipped(zip("a", "b", "c", "d")), new ReadingBounds(16, 2, 1 << 20, 250));

        assertThat(notes.read).hasSize(2);
        assertThat(notes.problems)
                .containsExactly("The archive holds more than 2 entries; the rest was not looked at.");
    }

    @Test
    void no_more_bytes_than_the_bounds_allow_come_out() throws Exception {
        Notes notes = walk(zipped(zip("a", "b", "c", "d")), new ReadingBounds(16, 100, 25, 250));

        assertThat(notes.read).hasSize(2);
        assertThat(notes.unread).hasSize(2).allMatch(line -> line.startsWith("SEALED"));
    }

    @Test
    void a_program_in_front_of_a_zip_does_not_hide_it() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[3_000]);
        out.write(zip("a.txt"));

        assertThat(walk(zipped(out.toByteArray())).read).containsKey("a.txt");
    }

    @Test
    void a_tar_is_read_links_are_noted_and_a_cut_is_told() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : List.of("a.txt", "b.txt")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        Packed packed = new Packed("a.tar", "application/x-tar", out.toByteArray());
        Notes notes = walk(packed);

        assertThat(notes.read).containsExactly(Map.entry("a.txt", "a.txt"), Map.entry("b.txt", "b.txt"));
        assertThat(notes.unread)
                .singleElement()
                .asString()
                .contains("/etc/passwd")
                .contains("not followed");
        opensAgain(packed, notes);
        Notes cut = walk(new Packed("a.tar", "application/x-tar", Arrays.copyOf(out.toByteArray(), 1_200)));
        assertThat(cut.read).containsKey("a.txt");
        assertThat(cut.problems).singleElement().asString().contains("more may be missing");
    }

    @Test
    void a_gzip_is_one_file_under_its_name_without_the_ending() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write("lines".getBytes(StandardCharsets.UTF_8));
        }
        Packed packed = new Packed("x/log.txt.gz", "application/gzip", out.toByteArray());
        Notes notes = walk(packed);

        assertThat(notes.read).containsExactly(Map.entry("log.txt", "lines"));
        opensAgain(packed, notes);
        assertThat(walk(new Packed("set.tgz", "application/gzip", out.toByteArray())).read)
                .containsKey("set.tar");
    }

    @Test
    void a_gzip_bomb_is_broken_off() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        Notes notes = walk(new Packed("bomb.gz", "application/gzip", out.toByteArray()));

        assertThat(notes.read).isEmpty();
        assertThat(notes.unread).singleElement().asString().startsWith("SEALED").contains("fill a disk");
    }

    @Test
    void a_7z_is_read_and_opens_again() throws Exception {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            for (String name : List.of("a.txt", "b.txt")) {
                var entry = new org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry();
                entry.setName(name);
                out.putArchiveEntry(entry);
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        byte[] bytes = Arrays.copyOf(channel.array(), (int) channel.size());
        Packed packed = new Packed("a.7z", "application/x-7z-compressed", bytes);
        Notes notes = walk(packed);

        assertThat(notes.read).containsExactly(Map.entry("a.txt", "a.txt"), Map.entry("b.txt", "b.txt"));
        opensAgain(packed, notes);
        assertThatThrownBy(() -> walk(new Packed("b.7z", "application/x-7z-compressed", Arrays.copyOf(bytes, 40))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void names_are_shown_escaped() {
        assertThat(Labels.of(new byte[] {'a', (byte) 0xFF, 'b'}, "a?b")).isEqualTo("a\\xffb");
        assertThat(Labels.of(null, "x\u0007y\u202Ez")).isEqualTo("x\\x07y\\xe2\\x80\\xaez");
        assertThat(Labels.of(new byte[0], "")).isEqualTo("(without a name)");
    }
}
