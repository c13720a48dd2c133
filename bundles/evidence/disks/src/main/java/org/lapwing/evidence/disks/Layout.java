package org.lapwing.evidence.disks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.lapwing.evidence.disks.forms.Disk;

/** Where the bytes of a file are, as its file system says. */
sealed interface Layout {

    /** What stands in for a place where there are only zeros. */
    long ZEROS = -1;

    InputStream open(Disk disk);

    /** Within the record of the file itself. */
    record Resident(byte[] bytes) implements Layout {

        @Override
        public InputStream open(Disk disk) {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * In runs on the disk.
     *
     * @param runs place and length of each, in the order of the file; {@link #ZEROS} as the place of what is kept nowhere
     */
    record Runs(long[] runs, long size) implements Layout {

        @Override
        public InputStream open(Disk disk) {
            return new RunStream(disk, runs, size);
        }
    }

    /** Reads run after run. */
    final class RunStream extends InputStream {

        private final Disk disk;
        private final long[] runs;
        private long left;
        private int run;
        private long within;

        private RunStream(Disk disk, long[] runs, long size) {
            this.disk = disk;
            this.runs = runs;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (run < runs.length && within == runs[run + 1]) {
                run += 2;
                within = 0;
            }
            if (left == 0 || run >= runs.length) {
                return -1;
            }
            int now = (int) Math.min(Math.min(runs[run + 1] - within, left), length);
            if (runs[run] == ZEROS) {
                java.util.Arrays.fill(into, offset, offset + now, (byte) 0);
            } else {
                disk.read(runs[run] + within, into, offset, now);
            }
            within += now;
            left -= now;
            return now;
        }
    }
}
