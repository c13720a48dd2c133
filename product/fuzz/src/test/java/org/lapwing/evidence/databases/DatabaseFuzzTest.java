package org.lapwing.evidence.databases;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class DatabaseFuzzTest {

    private static final int PAGE = 512;

    /** Two frames whose sums are right, the second of which commits. */
    static Stream<byte[]> logs() {
        ByteBuffer log = ByteBuffer.allocate(32 + 2 * (24 + PAGE));
        log.putInt(0x377f0683)
                .putInt(3_007_000)
                .putInt(PAGE)
                .putInt(0)
                .putInt(1)
                .putInt(2);
        int[] sum = sum(log, 0, 24, new int[2]);
        log.putInt(sum[0]).putInt(sum[1]);
        for (int frame = 1; frame <= 2; frame++) {
            int at = log.position();
            log.putInt(frame).putInt(frame == 2 ? 2 : 0).putInt(1).putInt(2);
            sum = sum(log, at, 8, sum);
            sum = sum(log, at + 24, PAGE, sum);
            log.putInt(sum[0]).putInt(sum[1]).position(at + 24 + PAGE);
        }
        return Stream.of(log.array());
    }

    private static int[] sum(ByteBuffer words, int from, int length, int[] before) {
        int one = before[0];
        int two = before[1];
        for (int at = from; at < from + length; at += 8) {
            one += words.getInt(at) + two;
            two += words.getInt(at + 4) + one;
        }
        return new int[] {one, two};
    }

    static Stream<byte[]> heads() {
        return Stream.of(Arrays.copyOf(Checks.utf8("SQLite format 3\0"), DatabaseHead.LENGTH));
    }

    @MethodSource("logs")
    @FuzzTest
    void a_write_ahead_log_of_any_bytes_is_counted_or_is_none(byte[] bytes) throws IOException {
        WriteAheadLog log = WriteAheadLog.of(new ByteArrayInputStream(bytes), bytes.length);
        if (log != null) {
            Checks.that(log.committed() <= log.valid() && log.valid() <= log.frames(), "Counts do not fit: " + log);
            Checks.that(log.transactions() <= log.committed(), "More transactions than frames: " + log);
            Checks.that(log.cut() >= 0 && log.cut() < log.pageSize() + 24, "Cut: " + log);
            log.facts();
        }
    }

    @MethodSource("heads")
    @FuzzTest
    void the_head_of_a_database_of_any_bytes_is_told(byte[] bytes) {
        DatabaseHead.begins(bytes);
        if (bytes.length >= DatabaseHead.LENGTH) {
            DatabaseHead head = DatabaseHead.of(bytes);
            Checks.that(head.bytes() >= 0, "Bytes below nothing: " + head);
            Checks.that(!head.encodingName().isEmpty() && !head.writerName().isEmpty(), "Without a name: " + head);
        }
    }
}
