package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.store.Desk.hashes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;

/** Bytes are read again from the exhibit, through folders, archives and archives in archives. */
class ReopeningTest {

    @TempDir
    Path temp;

    Desk desk;
    Case open;
    Path evidence;
    long exhibit;

    @BeforeEach
    void a_case_with_an_exhibit() throws Exception {
        desk = new Desk(temp);
        desk.store.readers(List.of(new Folder(), new Zip()));
        open = desk.store.create(temp.resolve("case"), "Harbour", null);
        evidence = Files.createDirectory(temp.resolve("evidence"));
        exhibit = open.intake().exhibit(evidence, "disk");
        open.intake().exhibitReadBy(exhibit, "folder");
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void a_file_in_a_folder_is_read_from_there() throws Exception {
        ContentId content = file("a.txt", "hello");
        assertThat(read(content)).isEqualTo("hello");
        assertThat(open.evidence().file(content))
                .isEqualTo(evidence.toRealPath().resolve("a.txt"));
    }

    @Test
    void an_entry_of_an_archive_in_an_archive_is_read_through_a_copy_that_goes_away() throws Exception {
        byte[] inner = zip("deep.txt", "deep".getBytes(StandardCharsets.UTF_8));
        byte[] outer = zip("inner.zip", inner);
        Files.write(evidence.resolve("outer.zip"), outer);
        long outerItem = Desk.item(open, exhibit, 0, "outer.zip", outer, "application/zip");
        open.intake().itemReadBy(outerItem, "zip");
        long innerItem = Desk.item(open, exhibit, outerItem, "inner.zip", inner, "application/zip");
        open.intake().itemReadBy(innerItem, "zip");
        byte[] deep = "deep".getBytes(StandardCharsets.UTF_8);
        Desk.item(open, exhibit, innerItem, "deep.txt", deep, "text/plain");
        ContentId content = hashes(deep).sha256();
        assertThat(read(content)).isEqualTo("deep");
        assertThat(read(content)).isEqualTo("deep");
        Path copy = open.evidence().file(content);
        assertThat(copy).hasContent("deep");
        assertThat(Files.getFileStore(copy).type()).isEqualTo("tmpfs");
        assertThat(open.evidence().onDisk(content)).isEmpty();
        assertThat(scratchFiles()).isEqualTo(1);
        assertThat(Disk.where(open.info().folder().resolve("scratch"), "deep")).isEmpty();
        Path folder = open.info().folder();
        open.close();
        assertThat(copy).doesNotExist();
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void the_file_that_is_the_exhibit_is_opened_with_its_path() throws Exception {
        byte[] text = "inside".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = zip("in.txt", text);
        Path source = Files.write(temp.resolve("one.zip"), bytes);
        long one = open.intake().exhibit(source, "one");
        long item = Desk.item(open, one, 0, "", bytes, "application/zip");
        open.intake().itemReadBy(item, "zip");
        Desk.item(open, one, item, "in.txt", text, "text/plain");
        assertThat(read(hashes(text).sha256())).isEqualTo("inside");
        assertThat(open.evidence().file(hashes(bytes).sha256())).isEqualTo(source.toRealPath());
    }

    @Test
    void bytes_that_have_changed_are_refused_at_the_end_at_the_latest() throws Exception {
        ContentId content = file("a.txt", "hello");
        Files.writeString(evidence.resolve("a.txt"), "jello");
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("changed");
        assertThatThrownBy(() -> open.evidence().file(content)).isInstanceOf(IOException.class);
        Files.writeString(evidence.resolve("a.txt"), "hello, longer");
        assertThatThrownBy(() -> open.evidence().open(content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("had 5 bytes")
                .hasMessageContaining("13 now");
    }

    @Test
    void when_one_copy_is_gone_another_is_read() throws Exception {
        ContentId content = file("a.txt", "hello");
        file("b.txt", "hello");
        Files.delete(evidence.resolve("a.txt"));
        assertThat(read(content)).isEqualTo("hello");
        Files.delete(evidence.resolve("b.txt"));
        assertThatThrownBy(() -> read(content)).isInstanceOf(IOException.class);
    }

    @Test
    void an_exhibit_that_is_gone_and_a_reader_that_is_gone_are_named() throws Exception {
        ContentId content = file("a.txt", "hello");
        desk.store.readers(List.of());
        assertThatThrownBy(() -> read(content))
                .hasMessageContaining("no installed bundle")
                .hasMessageContaining("folder");
        Files.move(evidence, temp.resolve("elsewhere"));
        assertThatThrownBy(() -> read(content))
                .hasMessageContaining("no longer at")
                .hasMessageContaining("evidence");
        assertThatThrownBy(() -> read(hashes(new byte[] {7}).sha256())).hasMessageContaining("no content");
    }

    @Test
    void a_locator_does_not_lead_out_of_the_exhibit() throws Exception {
        Files.writeString(temp.resolve("secret.txt"), "hello");
        Desk.text(open, exhibit, "../secret.txt", "hello");
        Files.createSymbolicLink(evidence.resolve("link.txt"), temp.resolve("secret.txt"));
        Desk.text(open, exhibit, "link.txt", "hello");
        desk.store.readers(List.of());
        assertThatThrownBy(
                        () -> open.evidence().file(hashes(Desk.bytes("hello")).sha256()))
                .isInstanceOf(IOException.class);
    }

    private ContentId file(String name, String text) throws IOException {
        Files.writeString(evidence.resolve(name), text);
        Desk.text(open, exhibit, name, text);
        return hashes(Desk.bytes(text)).sha256();
    }

    private String read(ContentId content) throws IOException {
        try (InputStream in = open.evidence().open(content)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long scratchFiles() throws IOException {
        try (Stream<Path> files = Files.walk(open.info().folder().resolve("scratch"))) {
            return files.filter(file -> file.toString().endsWith(".tmp")).count();
        }
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static final class Folder implements EvidenceReader {

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public boolean opens(Container container) {
            return container.exhibitPath() != null && Files.isDirectory(container.exhibitPath());
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink) {
            throw new AssertionError("Reopening does not walk");
        }

        @Override
        public InputStream open(Container container, String locator) throws IOException {
            return Files.newInputStream(container.exhibitPath().resolve(locator));
        }
    }

    private static final class Zip implements EvidenceReader {

        @Override
        public String name() {
            return "zip";
        }

        @Override
        public boolean opens(Container container) {
            return "application/zip".equals(container.mediaType());
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink) {
            throw new AssertionError("Reopening does not walk");
        }

        @Override
        public InputStream open(Container container, String locator) throws IOException {
            ZipInputStream zip = new ZipInputStream(Channels.newInputStream(container.channel()));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(locator)) {
                    return zip;
                }
            }
            zip.close();
            throw new IOException("No entry " + locator + " in " + container.name());
        }
    }
}
