package org.lapwing.evidence.disks.forms;

/** A part of a disk that is all zeros and kept nowhere. */
record NoBytes(long size) implements Disk {

    @Override
    public void read(long at, byte[] into, int offset, int length) {
        Blocks.zero(into, offset, length);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
