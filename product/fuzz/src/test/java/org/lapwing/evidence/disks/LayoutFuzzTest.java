package org.lapwing.evidence.disks;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.evidence.disks.forms.Disk;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.product.fuzz.Checks;

class LayoutFuzzTest {

    private static final String ADDRESSES = "0-128-1 1-128-1 3-128-4 999999999999999-128-1";

    /** An NTFS with a table of two records, of which the first describes the table. */
    static Stream<byte[]> tables() {
        ByteBuffer disk = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        disk.put(3, "NTFS    ".getBytes(StandardCharsets.US_ASCII));
        disk.putShort(11, (short) 512).put(13, (byte) 2).putLong(48, 4).put(64, (byte) -10);
        for (int record = 4096; record < 6144; record += 1024) {
            disk.putInt(record, 0x454C4946).putShort(record + 4, (short) 48).putShort(record + 6, (short) 3);
            disk.putShort(record + 20, (short) 56);
            int data = record + 56;
            disk.putInt(data, 0x80).putInt(data + 4, 80).put(data + 8, (byte) 1).putShort(data + 14, (short) 1);
            disk.putLong(data + 48, 2048).putLong(data + 56, 2048).putShort(data + 32, (short) 64);
            disk.put(data + 64, (byte) 0x11).put(data + 65, (byte) 2).put(data + 66, (byte) 4);
            disk.putInt(data + 80, -1);
        }
        return Stream.of(disk.array());
    }

    static Stream<byte[]> passes() {
        return Stream.of(Checks.utf8("""
                <volume offset='0'>
                <partition_offset>0</partition_offset>
                <fileobject>
                <parent_object><inode>2</inode></parent_object>
                <inode>12</inode>
                <filesize>5</filesize>
                <byte_runs>
                <byte_run file_offset='0' fs_offset='1024' img_offset='1024' len='5'/>
                </byte_runs>
                </fileobject>
                """));
    }

    static Stream<byte[]> lines() {
        String time = "\t2026-03-02 10:11:12 (UTC)";
        return Stream.of(Checks.utf8("r/r * 12(realloc):\ta/b.txt" + time.repeat(4) + "\t5\t0\t0"));
    }

    @MethodSource("tables")
    @FuzzTest
    void a_table_of_files_of_any_bytes_tells_where_they_are_or_nothing(byte[] bytes) {
        Mft table = Mft.at(new Bytes(bytes), 0);
        if (table != null) {
            for (String address : ADDRESSES.split(" ")) {
                table.of(address, 2048);
            }
        }
    }

    @MethodSource("passes")
    @FuzzTest
    void a_pass_of_any_bytes_is_read_to_its_end(byte[] bytes) throws IOException {
        try (Fiwalk pass = new Fiwalk(new Printed(bytes))) {
            Layout.Runs found = pass.of(0, 12, 5);
            Checks.that(found == null || found.size() == 5, "Another size than was asked for");
            pass.of(4096, 13, 5);
        }
    }

    @MethodSource("lines")
    @FuzzTest
    void a_line_of_any_text_is_understood_or_left(byte[] bytes) {
        Listed listed = Listed.of(new String(bytes, StandardCharsets.ISO_8859_1));
        Checks.that(listed == null || listed.size() >= 0, "A size below nothing");
    }

    private record Bytes(byte[] bytes) implements Disk {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long at, byte[] into, int offset, int length) throws IOException {
            Checks.that(at >= 0, "Read before the beginning");
            if (at > bytes.length - length) {
                throw new EOFException("The image ends before");
            }
            System.arraycopy(bytes, (int) at, into, offset, length);
        }

        @Override
        public void close() {
            // It is in memory.
        }
    }

    private record Printed(byte[] bytes) implements ToolRunner.Running {

        @Override
        public InputStream output() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public @Nullable String problem() {
            return null;
        }

        @Override
        public void close() {
            // Nothing runs.
        }
    }
}
