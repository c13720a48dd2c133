package org.lapwing.evidence.disks.forms;

import java.io.IOException;

/** A disk that is its file, or a part of one. */
final class RawDisk implements Disk {

    private final Source file;
    private final long from;
    private final long size;

    RawDisk(Source file) {
        this(file, 0, file.size());
    }

    RawDisk(Source file, long from, long size) {
        this.file = file;
        this.from = from;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
        if (at < 0 || length < 0 || at > size - length) {
            throw new IOException(file.texts().get("form.cut", at, size));
        }
        file.read(from + at, into, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
