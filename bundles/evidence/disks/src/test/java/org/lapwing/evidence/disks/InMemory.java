package org.lapwing.evidence.disks;

import java.io.IOException;
import org.lapwing.evidence.disks.forms.Disk;

/** A disk in an array. */
record InMemory(byte[] bytes) implements Disk {

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
        if (at < 0 || at > bytes.length - length) {
            throw new IOException("The disk ends before " + at);
        }
        System.arraycopy(bytes, (int) at, into, offset, length);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
