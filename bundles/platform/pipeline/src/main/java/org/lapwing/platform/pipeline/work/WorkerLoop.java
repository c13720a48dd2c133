package org.lapwing.platform.pipeline.work;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.pipeline.Statements;
import org.lapwing.platform.pipeline.Trouble;

/**
 * The worker's end of the protocol: one call at a time, on a thread of its own, while this one listens. Whatever an analyser throws is
 * an answer; an analyser that does not end is ended by whoever gave the work, with the process.
 */
public final class WorkerLoop {

    static final int MAGIC = 0x4c505747;
    static final int VERSION = 2;

    private static final long PULSE_MILLIS = 1_000;

    private final Supplier<List<Analyzer>> analyzers;
    private final Texts texts;
    private final @Nullable Path temp;
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<Frame> calls = new SynchronousQueue<>();
    private final BlockingQueue<Frame> bytes = new LinkedBlockingQueue<>();
    private final Thread analysis = new Thread(null, this::analyse, "analysis", 4L << 20);
    private volatile long call;
    private volatile boolean over;
    private volatile boolean leaving;

    /** @param temp a folder in memory, null where there is none */
    public WorkerLoop(
            Supplier<List<Analyzer>> analyzers, Texts texts, @Nullable Path temp, InputStream in, OutputStream out) {
        this.analyzers = analyzers;
        this.texts = texts;
        this.temp = temp;
        this.in = new BufferedInputStream(in, 64 << 10);
        this.out = new BufferedOutputStream(out, 64 << 10);
    }

    /**
     * Listens until the other end is gone or this worker is not to be used again.
     *
     * @throws IOException when the connection broke or what came is not of this protocol
     */
    public void run() throws IOException, InterruptedException {
        hello();
        analysis.setDaemon(true);
        analysis.start();
        Thread.ofVirtual().name("pulse").start(this::pulse);
        try {
            for (Frame frame = Frame.read(in); frame != null && !leaving; frame = Frame.read(in)) {
                switch (frame.kind()) {
                    case HELLO -> check(frame);
                    case ANALYSE -> calls.put(frame);
                    case BYTES -> bytes.put(frame);
                    case CANCEL -> cancel(frame);
                    default -> throw new Frame.BrokenFrame("A " + frame.kind() + " to a worker");
                }
            }
        } finally {
            over = true;
            analysis.interrupt();
        }
    }

    private void hello() throws IOException {
        send(true, Frame.of(Frame.Kind.HELLO, to -> {
            to.writeInt(MAGIC);
            to.writeInt(VERSION);
            to.writeLong(ProcessHandle.current().pid());
        }));
    }

    private static void check(Frame frame) throws IOException {
        DataInputStream fields = frame.fields();
        if (fields.readInt() != MAGIC || fields.readInt() != VERSION) {
            throw new Frame.BrokenFrame("Another protocol, or another version of it");
        }
    }

    private void cancel(Frame frame) throws IOException {
        if (frame.fields().readLong() == call) {
            analysis.interrupt();
        }
    }

    private void analyse() {
        while (!over) {
            try {
                Frame next = calls.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    answer(next);
                }
            } catch (InterruptedException e) {
                // A cancel that came just after the end of its call; or the end of all.
                Thread.yield();
            } catch (IOException e) {
                // Nobody is there to hear it.
                over = true;
            }
        }
    }

    private void answer(Frame frame) throws IOException {
        DataInputStream fields = frame.fields();
        long number = fields.readLong();
        String id = Frame.text(fields);
        String version = Frame.text(fields);
        String parameters = Frame.text(fields);
        HandedContent content = content(number, fields);
        Analyzer analyzer = find(id, version, parameters);
        if (analyzer == null) {
            send(true, Result.end(number, Result.Ending.NOT_HERE, ""));
            return;
        }
        Statements said = new Statements(content.id(), texts);
        call = number;
        Throwable thrown = null;
        try (content) {
            analyzer.analyze(content, said);
        } catch (Throwable t) {
            thrown = t;
        } finally {
            call = 0;
            bytes.clear();
        }
        boolean interrupted = Thread.interrupted();
        said.close();
        tell(number, said, thrown, interrupted);
    }

    private @Nullable Analyzer find(String id, String version, String parameters) {
        for (Analyzer analyzer : analyzers.get()) {
            var card = analyzer.card();
            if (card.isolated()
                    && card.id().equals(id)
                    && card.version().equals(version)
                    && card.parameters().equals(parameters)) {
                return analyzer;
            }
        }
        return null;
    }

    private HandedContent content(long number, DataInputStream fields) throws IOException {
        HandedContent.Described described = HandedContent.described(fields);
        byte[] whole = fields.readBoolean() ? Frame.bytes(fields) : null;
        int beside = Frame.count(fields, 36);
        List<Content.Companion> companions = new ArrayList<>();
        for (int part = 1; part <= beside; part++) {
            int asked = part;
            String ending = Frame.text(fields);
            String input = Frame.text(fields);
            companions.add(new Content.Companion(
                    ending,
                    input,
                    new HandedContent(
                            HandedContent.described(fields),
                            null,
                            (offset, length) -> ask(number, asked, offset, length),
                            temp,
                            List.of())));
        }
        return new HandedContent(
                described, whole, (offset, length) -> ask(number, 0, offset, length), temp, companions);
    }

    private synchronized byte[] ask(long number, int part, long offset, int length) throws IOException {
        send(true, Frame.of(Frame.Kind.WANT, to -> {
            to.writeLong(number);
            to.writeInt(part);
            to.writeLong(offset);
            to.writeInt(length);
        }));
        try {
            while (true) {
                DataInputStream fields = bytes.take().fields();
                if (fields.readLong() == number && fields.readInt() == part && fields.readLong() == offset) {
                    String problem = Frame.text(fields);
                    if (!problem.isEmpty()) {
                        throw new IOException(problem);
                    }
                    return Frame.bytes(fields);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("The analysis was stopped");
        }
    }

    private void tell(long number, Statements said, @Nullable Throwable thrown, boolean interrupted)
            throws IOException {
        if (thrown instanceof InterruptedException || thrown != null && interrupted) {
            send(true, Result.end(number, Result.Ending.CANCELLED, ""));
            return;
        }
        Throwable trouble = thrown;
        try {
            said.tell(new Sending(number));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            trouble = e;
        }
        boolean full = full();
        if (trouble == null) {
            leaving = full;
            send(true, Result.end(number, full ? Result.Ending.DONE_LEAVING : Result.Ending.DONE, ""));
            return;
        }
        leaving = full || trouble instanceof VirtualMachineError && !(trouble instanceof StackOverflowError);
        String why = new Trouble(texts).ofPlugIn(trouble);
        send(true, Result.end(number, leaving ? Result.Ending.FAILED_LEAVING : Result.Ending.FAILED, shortened(why)));
    }

    /** Whether what lives in this process's memory leaves the next content too little of it. */
    private static boolean full() {
        long most = Runtime.getRuntime().maxMemory();
        if (used() < most / 4 * 3) {
            return false;
        }
        System.gc();
        return used() > most / 2;
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String shortened(String sentence) {
        return sentence.length() > 2_000 ? sentence.substring(0, 2_000) + "…" : sentence;
    }

    private void pulse() {
        try {
            while (!over) {
                Thread.sleep(PULSE_MILLIS);
                long now = call;
                if (now != 0) {
                    send(true, Frame.of(Frame.Kind.PULSE, to -> to.writeLong(now)));
                }
            }
        } catch (InterruptedException | IOException e) {
            over = true;
        }
    }

    private void send(boolean flush, Frame frame) throws IOException {
        synchronized (out) {
            frame.write(out);
            if (flush) {
                out.flush();
            }
        }
    }

    /** What was said, as frames. */
    private final class Sending implements org.lapwing.platform.api.analysis.FindingSink {

        private static final int CHARACTERS = 1 << 20;

        private final long number;

        Sending(long number) {
            this.number = number;
        }

        @Override
        public void finding(
                String kind,
                int valueVersion,
                org.lapwing.platform.api.findings.Basis basis,
                java.util.Map<String, ?> value,
                double confidence,
                String explanation) {
            send(Result.finding(number, kind, valueVersion, basis, value, confidence, explanation));
        }

        @Override
        public void derived(String kind, byte[] object) {
            int from = 0;
            do {
                int length = Math.min(Frame.PART, object.length - from);
                send(Result.derived(number, kind, object, from, length));
                from += length;
            } while (from < object.length);
        }

        @Override
        public void text(CharSequence text) {
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + CHARACTERS);
                if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                    to--;
                }
                send(Result.text(number, text.subSequence(from, to).toString()));
                from = to;
            }
        }

        @Override
        public void problem(String sentence) {
            send(Result.problem(number, shortened(sentence)));
        }

        private void send(Frame frame) {
            if (frame.size() >= Frame.MOST) {
                throw new IllegalArgumentException("One finding is longer than " + Frame.MOST + " bytes");
            }
            try {
                WorkerLoop.this.send(false, frame);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
