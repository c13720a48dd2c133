package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the tables and unpacked blocks that were used last, within a number of bytes. */
final class Kept {

    private final int most;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Kept(int most) {
        this.most = most;
    }

    /** Makes a block that is not remembered. */
    @FunctionalInterface
    interface Made {
        byte[] make() throws IOException;
    }

    byte[] get(long key, Made made) throws IOException {
        synchronized (this) {
            byte[] known = blocks.get(key);
            if (known != null) {
                return known;
            }
        }
        byte[] fresh = made.make();
        synchronized (this) {
            if (blocks.put(key, fresh) == null) {
                bytes += fresh.length;
            }
            var eldest = blocks.entrySet().iterator();
            while (bytes > most && blocks.size() > 1) {
                bytes -= eldest.next().getValue().length;
                eldest.remove();
            }
        }
        return fresh;
    }
}
