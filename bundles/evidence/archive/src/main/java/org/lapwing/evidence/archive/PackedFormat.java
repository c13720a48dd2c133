package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** One packed file; its locator is {@code 0}. Where it breaks off, what came before is its content. */
record PackedFormat(Unpacking unpacking, Texts texts) implements Format {

    private static final Map<String, String> SHORT =
            Map.of(".tgz", ".tar", ".tbz", ".tar", ".tbz2", ".tar", ".txz", ".tar", ".tzst", ".tar", ".taz", ".tar");

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink) throws InterruptedException {
        @Nullable Kept[] opened = new @Nullable Kept[1];
        sink.entry(new Entry("0", label(container.name()), -1, null, () -> {
            Kept kept = unpacked(container);
            opened[0] = kept;
            return allowance.counted(kept, container.size());
        }));
        Kept kept = opened[0];
        if (kept != null && kept.broken != null) {
            sink.containerProblem(texts.get("packed.cut", kept.given, kept.broken));
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        return unpacked(container);
    }

    private Kept unpacked(Container container) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(container.channel()), 1 << 16);
        try {
            return new Kept(unpacking.of(in, texts), texts);
        } catch (BoundExceeded e) {
            in.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw new IOException(texts.get("entry.damaged", Flaw.of(e, texts)), e);
        }
    }

    /** The packed name without its ending; names that packers write into the file are not always true. */
    private static String label(String packed) {
        String name = packed.substring(packed.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        String longer = SHORT.get(ending);
        if (longer != null) {
            return name.substring(0, dot) + longer;
        }
        for (Unpacking each : Unpacking.values()) {
            if (ending.equals(each.ending.toLowerCase(Locale.ROOT)) && dot > 0) {
                return name.substring(0, dot);
            }
        }
        return "unpacked";
    }

    /**
     * Unpacks in pieces of one size, however it is read, so that what is kept before a damaged place is the same each time. Without a
     * first byte the damage is thrown.
     */
    private static final class Kept extends InputStream {

        private final InputStream in;
        private final Texts texts;
        private final byte[] piece = new byte[1 << 13];
        private int from;
        private int to;
        private boolean ended;
        private long given;
        private @Nullable String broken;

        Kept(InputStream in, Texts texts) {
            this.in = in;
            this.texts = texts;
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
            if (from == to && !more()) {
                return -1;
            }
            int n = Math.min(length, to - from);
            System.arraycopy(piece, from, into, offset, n);
            from += n;
            given += n;
            return n;
        }

        private boolean more() throws IOException {
            from = 0;
            to = 0;
            try {
                while (!ended && to < piece.length) {
                    int n = in.read(piece, to, piece.length - to);
                    ended = n < 0;
                    to += Math.max(0, n);
                }
            } catch (BoundExceeded e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                ended = true;
                if (to == 0 && given == 0) {
                    throw new IOException(texts.get("entry.damaged", Flaw.of(e, texts)), e);
                }
                broken = Flaw.of(e, texts);
            }
            return to > 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
