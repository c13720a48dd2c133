package org.lapwing.evidence.disks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.reading.Entry;

/** Reads small files some steps ahead, several at a time, since each is a program of its own; hands them over in their order. */
final class Ahead implements AutoCloseable {

    /** Bytes of a file that is held. */
    static final int SMALL = 1 << 20;

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int most = Math.clamp(Runtime.getRuntime().availableProcessors() * 2L, 2, 16);
    private final To to;

    /** Takes a file when its turn has come. */
    interface To {
        void take(Listed file, Entry.Bytes bytes, @Nullable String doubt) throws InterruptedException;
    }

    private record Waiting(
            Listed file,
            Entry.Bytes bytes,
            @Nullable String doubt,
            @Nullable Future<byte[]> held) {}

    Ahead(To to) {
        this.to = to;
    }

    /** A file that a program prints. */
    void add(Listed file, Entry.Bytes bytes, @Nullable String doubt) throws InterruptedException {
        boolean small = file.size() <= SMALL;
        wait(new Waiting(file, bytes, doubt, small ? readers.submit(() -> held(bytes)) : null));
    }

    /** A file that is quickly read when its turn has come. */
    void next(Listed file, Entry.Bytes bytes, @Nullable String doubt) throws InterruptedException {
        wait(new Waiting(file, bytes, doubt, null));
    }

    private void wait(Waiting next) throws InterruptedException {
        waiting.add(next);
        while (waiting.size() > most) {
            hand();
        }
    }

    void finish() throws InterruptedException {
        while (!waiting.isEmpty()) {
            hand();
        }
    }

    private static byte[] held(Entry.Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return in.readNBytes(2 * SMALL);
        }
    }

    private void hand() throws InterruptedException {
        Waiting next = waiting.remove();
        Future<byte[]> held = next.held();
        to.take(next.file(), held == null ? next.bytes() : () -> result(held), next.doubt());
    }

    private static InputStream result(Future<byte[]> held) throws IOException {
        try {
            return new ByteArrayInputStream(held.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        readers.close();
    }
}
