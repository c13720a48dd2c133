package org.lapwing.media.hashsets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the lines of a segment's buckets, in a file of their own until all records are there. */
final class BucketWriter implements AutoCloseable {

    private final Path file;
    private final OutputStream out;
    private final long buckets;
    private final ByteBuffer line = ByteBuffer.allocate(Buckets.LINE);
    private long bucket;
    private long start;
    private long next;

    /** @param most records that will be added at most */
    BucketWriter(Path file, long most) throws IOException {
        this.file = file;
        buckets = Buckets.count(most);
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18);
    }

    long buckets() {
        return buckets;
    }

    /** @param first the beginning of the next record's key, in order */
    void add(long first) throws IOException {
        long own = Buckets.of(first, buckets);
        while (bucket < own) {
            end();
        }
        long there = next - start;
        if (there < Buckets.NAMED) {
            line.put(Buckets.NAMES + (int) there, (byte) Buckets.name(first, buckets));
        }
        next++;
    }

    private void end() throws IOException {
        line.putInt(0, (int) start).put(4, (byte) Math.min(next - start, Buckets.MANY));
        out.write(line.array());
        line.clear().put(new byte[Buckets.LINE]);
        start = next;
        bucket++;
    }

    /** All lines, once no record comes any more. */
    InputStream lines() throws IOException {
        while (bucket < buckets) {
            end();
        }
        out.flush();
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
