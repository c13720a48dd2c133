package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;

/** Containers as files for programs that need a path. */
class ContainerFileTest {

    /** Finds the last thousand bytes of an image, as a program would that is given its path. */
    private static final class ByPath implements EvidenceReader {

        final List<Path> given = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "by-path";
        }

        @Override
        public boolean opens(Container container) {
            return DiskLook.RAW.equals(container.mediaType());
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink)
                throws IOException, InterruptedException {
            byte[] end = end(container);
            sink.entry(new Entry("end", "end", end.length, null, () -> new ByteArrayInputStream(end)));
        }

        @Override
        public InputStream open(Container container, String locator) throws IOException {
            return new ByteArrayInputStream(end(container));
        }

        private byte[] end(Container container) throws IOException {
            try (Container.Lent file = container.file()) {
                given.add(file.path());
                byte[] all = Files.readAllBytes(file.path());
                return Arrays.copyOfRange(all, all.length - 1_000, all.length);
            }
        }
    }

    @TempDir
    Path folder;

    private static byte[] image(int length) {
        byte[] image = new byte[length];
        new Random(length).nextBytes(image);
        Arrays.fill(image, 0, 512, (byte) 0);
        image[450] = 7;
        image[455] = 8;
        image[459] = 8;
        image[510] = 0x55;
        image[511] = (byte) 0xAA;
        return image;
    }

    private void looked(Rig rig, String path, byte[] image) throws Exception {
        Item end = rig.item(path);
        byte[] expected = Arrays.copyOfRange(image, image.length - 1_000, image.length);
        try (InputStream in = rig.target.evidence().open(end.content())) {
            assertThat(in.readAllBytes()).isEqualTo(expected);
        }
    }

    @Test
    void an_image_on_the_disk_is_given_by_its_own_path() throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        byte[] image = image(20_000);
        Path file = Files.write(evidence.resolve("disk.dd"), image);
        try (Rig rig = new Rig(folder)) {
            ByPath reader = new ByPath();
            rig.readers.add(reader);
            rig.ingest(evidence);

            looked(rig, "disk.dd!/end", image);
            assertThat(reader.given).hasSize(2).allMatch(path -> path.endsWith(file.getFileName()));
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(image);
    }

    @Test
    void an_image_in_an_archive_is_given_as_a_copy_in_memory_that_goes_away() throws Exception {
        for (int length : new int[] {20_000, 6_000_000}) {
            byte[] image = image(length);
            Path evidence = Files.createDirectories(folder.resolve("evidence" + length));
            try (OutputStream out = Files.newOutputStream(evidence.resolve("a.zip"));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("disk.dd"));
                zip.write(image);
                zip.closeEntry();
            }
            ByPath reader = new ByPath();
            try (Rig rig = new Rig(Files.createDirectories(folder.resolve("rig" + length)))) {
                rig.readers.add(reader);
                rig.ingest(evidence);

                assertThat(reader.given).singleElement().satisfies(path -> assertThat(path)
                        .doesNotExist());
                looked(rig, "a.zip!/disk.dd!/end", image);
            }
            assertThat(reader.given).hasSize(2).allSatisfy(path -> {
                assertThat(path).doesNotExist();
                assertThat(path.toString()).doesNotContain(folder.toString());
            });
        }
    }

    /** Unpacks into memory what a program would read there, and doubts what it finds. */
    private static final class ByMemory implements EvidenceReader {

        final List<Path> given = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "by-memory";
        }

        @Override
        public boolean opens(Container container) {
            return DiskLook.RAW.equals(container.mediaType());
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink)
                throws IOException, InterruptedException {
            byte[] beginning = beginning(container);
            Entry.Bytes open = () -> new ByteArrayInputStream(beginning);
            sink.entry(new Entry("sure", "sure", beginning.length, null, open));
            sink.entry(new Entry("doubted", "doubted", beginning.length, null, open, "It may be another\u2019s."));
            sink.entry(new Entry("short", "short", 9_999, null, open, "It may be another\u2019s."));
        }

        @Override
        public InputStream open(Container container, String locator) throws IOException {
            return new ByteArrayInputStream(beginning(container));
        }

        private byte[] beginning(Container container) throws IOException {
            try (Container.Lent room = container.memory(600);
                    java.nio.channels.SeekableByteChannel from = container.channel()) {
                given.add(room.path());
                assertThat(room.path()).isEmptyFile();
                java.nio.ByteBuffer read = java.nio.ByteBuffer.allocate(600);
                while (read.hasRemaining() && from.read(read) >= 0) {
                    Thread.onSpinWait();
                }
                Files.write(room.path(), read.array());
                return Files.readAllBytes(room.path());
            }
        }
    }

    @Test
    void what_a_reader_unpacks_lies_in_memory_and_what_it_doubts_is_read_in_part() throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        byte[] image = image(20_000);
        Files.write(evidence.resolve("disk.dd"), image);
        ByMemory reader = new ByMemory();
        try (Rig rig = new Rig(folder)) {
            rig.readers.add(reader);
            rig.ingest(evidence);

            assertThat(rig.item("disk.dd!/sure").state()).isEqualTo(ItemState.READ);
            Item doubted = rig.item("disk.dd!/doubted");
            assertThat(doubted.state()).isEqualTo(ItemState.PARTIAL);
            assertThat(doubted.problem()).isEqualTo("It may be another\u2019s.");
            assertThat(rig.item("disk.dd!/short").problem())
                    .startsWith("It may be another\u2019s. ")
                    .contains("9,999");
            try (InputStream in = rig.target.evidence().open(doubted.content())) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(image, 600));
            }
        }
        assertThat(reader.given).hasSize(2).allSatisfy(path -> {
            assertThat(path).doesNotExist();
            assertThat(path.toString()).doesNotContain(folder.toString());
        });
    }
}
