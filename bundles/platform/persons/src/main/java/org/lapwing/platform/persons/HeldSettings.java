package org.lapwing.platform.persons;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a small file holds, answered from memory, as it is asked on the UI thread. What this process changes is in the next answer;
 * what another process changes is read in the background once an answer is a second old, and is in the answers after that.
 */
final class HeldSettings implements AutoCloseable {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JsonFile file;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Held held;
    private volatile @Nullable Thread reader;

    HeldSettings(JsonFile file) {
        this.file = file;
        this.held = read();
    }

    /** What is in the file; throws what reading it threw. */
    Map<String, Object> all() {
        Held now = held;
        if (System.nanoTime() - now.readAt > FRESH_NANOS && reading.compareAndSet(false, true)) {
            reader = Thread.startVirtualThread(this::readAgain);
        }
        if (now.trouble != null) {
            throw now.trouble;
        }
        return now.content;
    }

    /** Changes the file while no other process does. May wait. */
    synchronized void change(Consumer<Map<String, Object>> change) {
        held = Held.of(file.change(change));
    }

    /** Waits for a reading that was begun. */
    @Override
    public void close() {
        Thread last = reader;
        if (last != null) {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void readAgain() {
        try {
            held = read();
        } finally {
            reading.set(false);
        }
    }

    private Held read() {
        try {
            return Held.of(file.read());
        } catch (RuntimeException e) {
            return new Held(Map.of(), e, System.nanoTime());
        }
    }

    private record Held(
            Map<String, Object> content, @Nullable RuntimeException trouble, long readAt) {

        static Held of(Map<String, Object> content) {
            return new Held(content, null, System.nanoTime());
        }
    }
}
