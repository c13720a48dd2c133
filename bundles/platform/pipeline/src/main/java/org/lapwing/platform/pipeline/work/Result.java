package org.lapwing.platform.pipeline.work;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** What a worker says of one content, as frames in both directions. It is heard to its end before any of it counts. */
final class Result {

    /** How a call can end. */
    enum Ending {
        DONE,
        /** The analyser failed; the sentence says why. */
        FAILED,
        /** It failed in a way after which the worker is not to be used again; it ends by itself. */
        FAILED_LEAVING,
        /** The worker has no such analyser in this version. */
        NOT_HERE,
        CANCELLED,
        /** It is done, but the worker's memory is full; it ends by itself. */
        DONE_LEAVING
    }

    private static final Ending[] ENDINGS = Ending.values();

    private final List<Said> said = new ArrayList<>();
    private final Map<String, List<byte[]>> derived = new LinkedHashMap<>();
    private Ending ending = Ending.CANCELLED;
    private String why = "";

    private interface Said {
        void to(FindingSink sink);
    }

    static Frame finding(
            long call,
            String kind,
            int valueVersion,
            Basis basis,
            Map<String, ?> value,
            double confidence,
            String explanation) {
        return Frame.of(Frame.Kind.FINDING, out -> {
            out.writeLong(call);
            Frame.put(out, kind);
            out.writeInt(valueVersion);
            Frame.put(out, basis.name());
            out.writeDouble(confidence);
            Frame.put(out, explanation);
            Values.put(out, value);
        });
    }

    static Frame text(long call, String part) {
        return Frame.of(Frame.Kind.TEXT, out -> {
            out.writeLong(call);
            Frame.put(out, part);
        });
    }

    static Frame problem(long call, String sentence) {
        return Frame.of(Frame.Kind.PROBLEM, out -> {
            out.writeLong(call);
            Frame.put(out, sentence);
        });
    }

    static Frame derived(long call, String kind, byte[] bytes, int from, int length) {
        return Frame.of(Frame.Kind.DERIVED, 256 + length, out -> {
            out.writeLong(call);
            Frame.put(out, kind);
            out.writeInt(length);
            out.write(bytes, from, length);
        });
    }

    static Frame end(long call, Ending ending, String why) {
        return Frame.of(Frame.Kind.END, out -> {
            out.writeLong(call);
            out.writeByte(ending.ordinal());
            Frame.put(out, why);
        });
    }

    /** @return whether this was the last frame */
    boolean take(Frame frame, long call) throws IOException {
        DataInputStream in = frame.fields();
        if (in.readLong() != call) {
            throw new Frame.BrokenFrame("An answer to another call");
        }
        switch (frame.kind()) {
            case FINDING -> finding(in);
            case TEXT -> {
                String part = Frame.text(in);
                said.add(sink -> sink.text(part));
            }
            case PROBLEM -> {
                String sentence = Frame.text(in);
                said.add(sink -> sink.problem(sentence));
            }
            case DERIVED ->
                derived.computeIfAbsent(Frame.text(in), kind -> new ArrayList<>())
                        .add(Frame.bytes(in));
            case END -> {
                int number = in.readUnsignedByte();
                if (number >= ENDINGS.length) {
                    throw new Frame.BrokenFrame("An unknown ending");
                }
                ending = ENDINGS[number];
                why = Frame.text(in);
                return true;
            }
            default -> throw new Frame.BrokenFrame("A " + frame.kind() + " in an answer");
        }
        return false;
    }

    private void finding(DataInputStream in) throws IOException {
        String kind = Frame.text(in);
        int valueVersion = in.readInt();
        Basis basis = basis(Frame.text(in));
        double confidence = in.readDouble();
        String explanation = Frame.text(in);
        Map<String, @Nullable Object> value = Values.map(in);
        said.add(sink -> sink.finding(kind, valueVersion, basis, value, confidence, explanation));
    }

    private static Basis basis(String name) throws IOException {
        for (Basis basis : Basis.values()) {
            if (basis.name().equals(name)) {
                return basis;
            }
        }
        throw new Frame.BrokenFrame("A finding of an unknown basis");
    }

    Ending ending() {
        return ending;
    }

    String why() {
        return why;
    }

    void tell(FindingSink sink) {
        said.forEach(each -> each.to(sink));
        derived.forEach((kind, parts) -> sink.derived(kind, joined(parts)));
    }

    private static byte[] joined(List<byte[]> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
