package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.util.List;
import org.lapwing.platform.api.language.Texts;

/** A disk in pieces, one after the other. */
final class JoinedDisk implements Disk {

    private final List<Disk> pieces;
    private final long[] starts;
    private final long size;
    private final Texts texts;

    JoinedDisk(List<Disk> pieces, Texts texts) throws IOException {
        this.pieces = pieces;
        this.texts = texts;
        this.starts = new long[pieces.size()];
        long at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += pieces.get(i).size();
            if (at < 0) {
                throw new IOException(texts.get("form.damaged", texts.get("form.part.size")));
            }
        }
        this.size = at;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) throws IOException {
        if (at < 0 || length < 0 || at > size - length) {
            throw new IOException(texts.get("form.cut", at, size));
        }
        int done = 0;
        while (done < length) {
            int found = java.util.Arrays.binarySearch(starts, at + done);
            int piece = found >= 0 ? found : -found - 2;
            // Of pieces that begin at the same place, all but the last are empty.
            while (piece + 1 < starts.length && starts[piece + 1] == starts[piece]) {
                piece++;
            }
            long within = at + done - starts[piece];
            int now = (int) Math.min(pieces.get(piece).size() - within, length - done);
            pieces.get(piece).read(within, into, offset + done, now);
            done += now;
        }
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Disk piece : pieces) {
            try {
                piece.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
