package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A disk that is kept in blocks of one size, each somewhere in a file, or nowhere where it is all zeros. */
abstract class Blocks implements Disk {

    final Source file;
    private final long size;
    private final int block;

    Blocks(Source file, long size, int block) {
        this.file = file;
        this.size = size;
        this.block = block;
    }

    @Override
    public final long size() {
        return size;
    }

    final int blockSize() {
        return block;
    }

    /** Reads within one block. */
    abstract void part(long number, int within, byte[] into, int offset, int length) throws IOException;

    /** Whether the tables say that a block is all zeros. */
    abstract boolean empty(long number) throws IOException;

    @Override
    public final long something(long at) throws IOException {
        long place = at;
        while (place < size && empty(place / block)) {
            place = (place / block + 1) * block;
        }
        return Math.min(place, size);
    }

    @Override
    public final void read(long at, byte[] into, int offset, int length) throws IOException {
        if (at < 0 || length < 0 || at > size - length) {
            throw new IOException(file.texts().get("form.cut", at, size));
        }
        int done = 0;
        while (done < length) {
            long place = at + done;
            int within = (int) (place % block);
            int now = Math.min(block - within, length - done);
            part(place / block, within, into, offset + done, now);
            done += now;
        }
    }

    static void zero(byte[] into, int offset, int length) {
        Arrays.fill(into, offset, offset + length, (byte) 0);
    }

    /**
     * Unpacks one block.
     *
     * @param bare whether there is no head and checksum of zlib around
     * @param length bytes that come of it at most; what is missing stays zero
     * @return exactly so many bytes
     */
    final byte[] inflated(byte[] packed, int from, int count, boolean bare, int length) throws IOException {
        Inflater inflater = new Inflater(bare);
        try {
            inflater.setInput(packed, from, count);
            byte[] plain = new byte[length];
            int done = 0;
            while (done < length && !inflater.finished()) {
                int n = inflater.inflate(plain, done, length - done);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                done += n;
            }
            file.require(done > 0 && (done == length || inflater.finished()), "packed");
            return plain;
        } catch (DataFormatException e) {
            throw new IOException(file.damaged("packed").getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
