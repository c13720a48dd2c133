package org.lapwing.evidence.archive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.Contained;
import org.lapwing.product.fuzz.KeysAsTexts;
import org.lapwing.product.fuzz.ReadAll;

class ArchiveFuzzTest {

    private static final ReadingBounds BOUNDS = new ReadingBounds(4, 100, 4 << 20, 250);

    private final ArchiveReader reader = new ArchiveReader(new KeysAsTexts());

    static Stream<byte[]> zips() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a/b.txt"));
            out.write(Checks.utf8("a heron"));
            out.putNextEntry(new ZipEntry("c"));
        }
        return Stream.of(zip.toByteArray());
    }

    static Stream<byte[]> tars() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar, 512)) {
            TarArchiveEntry entry = new TarArchiveEntry("a.txt");
            entry.setSize(7);
            out.putArchiveEntry(entry);
            out.write(Checks.utf8("a heron"));
            out.closeArchiveEntry();
        }
        return Stream.of(tar.toByteArray());
    }

    static Stream<byte[]> packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Checks.utf8("a heron"));
        }
        return Stream.of(packed.toByteArray());
    }

    static Stream<byte[]> names() {
        return Stream.of("a/b.txt", "..\\c", "\u202e\u0000\n", "\u00e9").map(Checks::utf8);
    }

    @MethodSource("zips")
    @FuzzTest
    void a_zip_of_any_bytes_is_walked_or_refused(byte[] bytes) throws Exception {
        walk(bytes, "application/zip");
    }

    @MethodSource("tars")
    @FuzzTest
    void a_tar_of_any_bytes_is_walked_or_refused(byte[] bytes) throws Exception {
        walk(bytes, "application/x-tar");
    }

    @MethodSource("packed")
    @FuzzTest
    void a_packed_file_of_any_bytes_is_walked_or_refused(byte[] bytes) throws Exception {
        walk(bytes, "application/gzip");
    }

    private void walk(byte[] bytes, String type) throws InterruptedException {
        try {
            reader.walk(new Contained(bytes, type), BOUNDS, new ReadAll());
        } catch (IOException refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
        }
    }

    @MethodSource("names")
    @FuzzTest
    void a_name_of_any_bytes_can_be_shown(byte[] bytes) {
        for (String decoded : new String[] {null, new String(bytes, StandardCharsets.UTF_16LE)}) {
            Checks.shown(Labels.of(bytes, decoded));
        }
    }
}
