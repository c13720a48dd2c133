package org.lapwing.platform.pipeline.work;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.language.Texts;

/**
 * One worker as seen by who gives it work; for one thread at a time. Reading and writing are done by threads of their own, so that the
 * caller can be interrupted whatever the worker does.
 */
final class Worker implements AutoCloseable {

    /** Contents up to so many bytes go with the request; of larger ones the worker asks for what it wants. */
    static final int INLINE = 2 << 20;

    private static final Duration CANCEL_GRACE = Duration.ofMillis(150);

    /** Of all that one answer may hold. */
    private static final long MOST = 192L << 20;

    /** What a frame costs here besides its bytes, so that very many very small ones count too. */
    private static final int EACH = 128;

    /** Answers that a worker may leave lying. */
    private static final int MOST_WAITING = 8;

    private final Link link;
    private final Texts texts;
    private final Duration silence;
    private final BlockingQueue<Frame> heard = new ArrayBlockingQueue<>(8);
    private final BlockingQueue<Frame> toTell = new LinkedBlockingQueue<>();
    private volatile long lastHeard = System.nanoTime();
    private volatile @Nullable String broken;
    private volatile boolean closed;
    private volatile long born = System.nanoTime();
    private volatile long calls;
    private volatile long forgotten;

    /** @param silence without a sign of life, after which a worker counts as lost */
    Worker(Link link, Texts texts, Duration silence) {
        this.link = link;
        this.texts = texts;
        this.silence = silence;
        Thread.ofVirtual().name("worker-hear").start(this::hear);
        Thread.ofVirtual().name("worker-tell").start(this::tell);
    }

    /** Waits until the worker is ready. */
    void greet(Duration limit) throws WorkerLost, InterruptedException {
        tell(Frame.of(Frame.Kind.HELLO, out -> {
            out.writeInt(WorkerLoop.MAGIC);
            out.writeInt(WorkerLoop.VERSION);
        }));
        Frame hello = next(limit, System.nanoTime() + limit.toNanos());
        if (hello == null) {
            throw new WorkerLost(texts.get("worker.silent", limit.toSeconds()));
        }
        try {
            DataInputStream fields = hello.fields();
            if (hello.kind() != Frame.Kind.HELLO
                    || fields.readInt() != WorkerLoop.MAGIC
                    || fields.readInt() != WorkerLoop.VERSION) {
                throw new WorkerLost(texts.get("worker.nonsense"));
            }
        } catch (IOException e) {
            throw new WorkerLost(texts.get("worker.nonsense"));
        }
    }

    /**
     * One call. When it is interrupted the worker is told to stop, and closed when it does not.
     *
     * @throws IOException when the content cannot be read
     */
    Result analyse(AnalyzerCard card, Content content, Duration limit)
            throws WorkerLost, IOException, InterruptedException {
        long call = calls + 1;
        calls = call;
        byte[] bytes = content.size() <= INLINE ? whole(content) : null;
        tell(Frame.of(Frame.Kind.ANALYSE, 1024 + (bytes == null ? 0 : bytes.length), out -> {
            out.writeLong(call);
            Frame.put(out, card.id());
            Frame.put(out, card.version());
            Frame.put(out, card.parameters());
            HandedContent.describe(out, content);
            out.writeBoolean(bytes != null);
            if (bytes != null) {
                Frame.put(out, bytes);
            }
            out.writeInt(content.companions().size());
            for (Content.Companion companion : content.companions()) {
                Frame.put(out, companion.ending());
                Frame.put(out, companion.input());
                HandedContent.describe(out, companion.content());
            }
        }));
        try (Serving serving = new Serving(content)) {
            Result result = hear(call, serving, limit);
            IOException refusal = serving.refusal();
            if (refusal != null) {
                throw refusal;
            }
            return result;
        } catch (InterruptedException e) {
            stop(call);
            throw e;
        }
    }

    /** How many contents it was given since it was new. */
    long calls() {
        return calls - forgotten;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    /** It counts as new again. */
    void renew() {
        born = System.nanoTime();
        forgotten = calls;
    }

    boolean usable() {
        return broken == null && !closed;
    }

    private static byte[] whole(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(INLINE);
        }
    }

    private Result hear(long call, Serving serving, Duration limit)
            throws WorkerLost, IOException, InterruptedException {
        Result result = new Result();
        long until = System.nanoTime() + limit.toNanos();
        long total = 0;
        try {
            while (true) {
                Frame frame = next(silence, until);
                if (frame == null) {
                    stop(call);
                    throw new WorkerSaid(texts.get("analysis.slow", limit.toSeconds()));
                }
                if (frame.kind() == Frame.Kind.WANT) {
                    // A worker waits for what it asked for: one that asks on without taking would fill this process's
                    // memory.
                    if (toTell.size() > MOST_WAITING) {
                        throw new Frame.BrokenFrame("It asks for more than it takes");
                    }
                    tell(serving.answer(frame, call));
                    continue;
                }
                total += frame.size() + EACH;
                if (total > MOST) {
                    throw new WorkerLost(texts.get("worker.flood", MOST >> 20));
                }
                if (result.take(frame, call)) {
                    return result;
                }
            }
        } catch (Frame.BrokenFrame | java.io.EOFException e) {
            throw new WorkerLost(texts.get("worker.nonsense"));
        }
    }

    /**
     * The next frame but for signs of life; null when there is none by then.
     *
     * @param until as of {@link System#nanoTime}
     */
    private @Nullable Frame next(Duration limit, long until) throws WorkerLost, InterruptedException {
        lastHeard = System.nanoTime();
        while (true) {
            Frame frame = heard.poll(50, TimeUnit.MILLISECONDS);
            if (frame != null) {
                return frame;
            }
            String why = broken;
            if (why != null && heard.isEmpty()) {
                throw new WorkerLost(why.isEmpty() ? texts.get("worker.ended", link.lastWords()) : why);
            }
            if (System.nanoTime() - lastHeard > limit.toNanos()) {
                throw new WorkerLost(texts.get("worker.silent", limit.toSeconds()));
            }
            if (System.nanoTime() - until > 0) {
                return null;
            }
        }
    }

    private void stop(long call) {
        tell(Frame.of(Frame.Kind.CANCEL, out -> out.writeLong(call)));
        long until = System.nanoTime() + CANCEL_GRACE.toNanos();
        try {
            while (System.nanoTime() < until) {
                Frame frame = heard.poll(10, TimeUnit.MILLISECONDS);
                if (frame != null && frame.kind() == Frame.Kind.END) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void tell(Frame frame) {
        toTell.add(frame);
    }

    private void hear() {
        try {
            InputStream in = link.in();
            for (Frame frame = Frame.read(in); frame != null && !closed; frame = Frame.read(in)) {
                lastHeard = System.nanoTime();
                if (frame.kind() != Frame.Kind.PULSE) {
                    while (!closed && !heard.offer(frame, 100, TimeUnit.MILLISECONDS)) {
                        lastHeard = System.nanoTime();
                    }
                }
            }
            broken = "";
        } catch (Frame.BrokenFrame e) {
            broken = texts.get("worker.nonsense");
        } catch (IOException | InterruptedException e) {
            broken = "";
        }
    }

    private void tell() {
        try (OutputStream out = new BufferedOutputStream(link.out(), 64 << 10)) {
            while (!closed && broken == null) {
                Frame frame = toTell.poll(100, TimeUnit.MILLISECONDS);
                if (frame != null) {
                    frame.write(out);
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // Who listens to the worker notices that it is gone.
            toTell.clear();
        }
    }

    @Override
    public void close() {
        closed = true;
        link.close();
    }
}
