package org.lapwing.platform.pipeline.work;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.pipeline.Trouble;

/** Gives a worker the bytes of a large content, and of what lies beside it, in the order in which it wants them. */
final class Serving implements AutoCloseable {

    private final List<Content> parts = new ArrayList<>();
    private @Nullable InputStream stream;
    private int part;
    private long at;
    private @Nullable IOException refusal;

    /** @param content the part 0; what lies beside it is counted from 1 */
    Serving(Content content) {
        parts.add(content);
        content.companions().forEach(companion -> parts.add(companion.content()));
    }

    Frame answer(Frame want, long call) throws IOException {
        DataInputStream fields = want.fields();
        long of = fields.readLong();
        int wanted = fields.readInt();
        long offset = fields.readLong();
        int length = fields.readInt();
        if (of != call
                || wanted < 0
                || wanted >= parts.size()
                || offset < 0
                || offset > parts.get(wanted).size()
                || length < 0
                || length > Frame.PART) {
            throw new Frame.BrokenFrame("A wish for bytes that there are not");
        }
        byte[] bytes = new byte[0];
        String problem = "";
        try {
            bytes = read(wanted, offset, length);
        } catch (IOException e) {
            refusal = Trouble.refused(e) ? e : refusal;
            problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        byte[] found = bytes;
        String why = problem;
        return Frame.of(Frame.Kind.BYTES, 1024 + found.length, out -> {
            out.writeLong(call);
            out.writeInt(wanted);
            out.writeLong(offset);
            Frame.put(out, why);
            Frame.put(out, found);
        });
    }

    /** Why policy did not let the bytes be opened, null where it did. */
    @Nullable
    IOException refusal() {
        return refusal;
    }

    private byte[] read(int wanted, long offset, int length) throws IOException {
        InputStream from = stream;
        if (from == null || wanted != part || offset < at) {
            close();
            from = parts.get(wanted).open();
            stream = from;
            part = wanted;
            at = 0;
        }
        from.skipNBytes(offset - at);
        at = offset;
        byte[] bytes = from.readNBytes(length);
        at += bytes.length;
        return bytes;
    }

    @Override
    public void close() throws IOException {
        InputStream from = stream;
        stream = null;
        if (from != null) {
            from.close();
        }
    }
}
