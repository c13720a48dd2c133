package org.lapwing.evidence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.ShownName;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class FolderReaderTest {

    private record Exhibit(Path exhibitPath) implements Container {
        @Override
        public String name() {
            return exhibitPath.toString();
        }

        @Override
        public String mediaType() {
            return null;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(exhibitPath);
        }
    }

    private static final class Notes implements EntrySink {
        final List<Entry> entries = new ArrayList<>();
        final List<String> unread = new ArrayList<>();

        @Override
        public void entry(Entry entry) {
            entries.add(entry);
        }

        @Override
        public void unread(String locator, String path, ItemState state, String problem) {
            unread.add(state + " " + path + ": " + problem);
        }

        @Override
        public void containerProblem(String problem) {
            throw new AssertionError(problem);
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        List<String> paths() {
            return entries.stream().map(Entry::path).toList();
        }
    }

    private final FolderReader reader = new FolderReader(EnglishTexts.of(FolderReader.class));

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void folder() throws IOException {
        root = Files.createDirectory(temp.resolve("exhibit"));
    }

    private Notes walk() throws Exception {
        Notes notes = new Notes();
        reader.walk(new Exhibit(root), ReadingBounds.DEFAULT, notes);
        return notes;
    }

    private void file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    @Test
    void files_come_in_the_order_of_their_names_each_time() throws Exception {
        for (String path : new String[] {"b.txt", "a/z.txt", "a/B.txt", "ä.txt", "a.txt", "c/d/e.txt"}) {
            file(path);
        }

        assertThat(walk().paths()).containsExactly("a/B.txt", "a/z.txt", "a.txt", "b.txt", "c/d/e.txt", "ä.txt");
        assertThat(walk().paths()).isEqualTo(walk().paths());
    }

    @Test
    void a_locator_opens_the_file_again_whatever_its_name() throws Exception {
        String[] names = {"plain.txt", "with blank.txt", "100%25.txt", "q?#&;.txt", "ünï/cødé.txt", "~a_b-c.d", "x:y\\z"
        };
        for (String name : names) {
            file(name);
        }
        Notes notes = walk();

        assertThat(notes.entries).hasSize(names.length);
        for (Entry entry : notes.entries) {
            try (var in = reader.open(new Exhibit(root), entry.locator())) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(entry.path());
            }
        }
    }

    @Test
    void a_locator_that_leads_out_of_the_exhibit_opens_nothing() throws Exception {
        Files.writeString(temp.resolve("outside.txt"), "outside");

        assertThatThrownBy(() -> reader.open(new Exhibit(root), "../outside.txt"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the exhibit");
        assertThatThrownBy(() -> reader.open(new Exhibit(root), "%2e%2e/outside.txt"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_becomes_a_link_after_the_walk_is_not_followed() throws Exception {
        file("a.txt");
        Files.writeString(temp.resolve("outside.txt"), "outside");
        Notes notes = walk();
        Files.delete(root.resolve("a.txt"));
        Files.createSymbolicLink(root.resolve("a.txt"), temp.resolve("outside.txt"));

        assertThatThrownBy(() ->
                        reader.open(new Exhibit(root), notes.entries.getFirst().locator()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("became a link");
    }

    @Test
    void a_file_that_is_gone_after_the_walk_says_so() throws Exception {
        file("a.txt");
        Notes notes = walk();
        Files.delete(root.resolve("a.txt"));

        assertThatThrownBy(() -> notes.entries.getFirst().bytes().open())
                .hasMessageContaining("gone when it was to be read");
    }

    @Test
    void an_exhibit_that_is_one_file_has_one_entry_with_the_empty_locator() throws Exception {
        Path file = Files.writeString(temp.resolve("single.bin"), "bytes");
        Notes notes = new Notes();
        reader.walk(new Exhibit(file), ReadingBounds.DEFAULT, notes);

        assertThat(notes.entries).extracting(Entry::locator).containsExactly("");
        assertThat(notes.paths()).containsExactly("single.bin");
        try (var in = reader.open(new Exhibit(file), "")) {
            assertThat(in.readAllBytes()).asString().isEqualTo("bytes");
        }
    }

    @Test
    void an_exhibit_that_cannot_be_listed_is_an_error_in_a_sentence() {
        assertThatThrownBy(() -> reader.walk(new Exhibit(root.resolve("missing")), ReadingBounds.DEFAULT, new Notes()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void marks_that_turn_text_around_are_escaped() {
        assertThat(ShownName.of("photo\u202Egpj.exe".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("photo\\xe2\\x80\\xaegpj.exe");
        assertThat(ShownName.of("\u061Cleft to right")).isEqualTo("\\xd8\\x9cleft to right");
        assertThat(ShownName.of("long", 3)).isEqualTo("lon…");
        assertThat(ShownName.of(new byte[] {'a', (byte) 0xC3, 'b', 0x7F, '\t'})).isEqualTo("a\\xc3b\\x7f\\x09");
        assertThat(ShownName.of("Ünïcødé 写真 🐦".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Ünïcødé 写真 🐦");
    }
}
