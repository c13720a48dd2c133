package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lapwing.platform.api.language.Texts;

/**
 * The workers of this process. None is started before there is work for it, a further one only when the others have been busy for a
 * while; those that nobody needs are let go after a minute.
 */
public final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WorkerPool.class.getName());
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration BUSY = Duration.ofMillis(300);
    private static final int START_ATTEMPTS = 2;

    private final Link.Starter starter;
    private final Texts texts;
    private final int most;
    private final Duration silence;
    private final Wear wear;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // All guarded by the lock.
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> all = new HashSet<>();
    private final Set<Worker> worn = new HashSet<>();
    private final Set<Worker> replaced = new HashSet<>();
    private int starting;
    private long lastUse = System.nanoTime();
    private boolean watched;
    private boolean closed;

    /**
     * @param most workers at a time
     * @param silence without a sign of life, after which a worker counts as lost
     */
    WorkerPool(Link.Starter starter, Texts texts, int most, Duration silence) {
        this(starter, texts, most, silence, Wear.USUAL);
    }

    WorkerPool(Link.Starter starter, Texts texts, int most, Duration silence, Wear wear) {
        this.starter = starter;
        this.texts = texts;
        this.most = most;
        this.silence = silence;
        this.wear = wear;
    }

    /** After what a worker is replaced: what leaks in it, and what a file left in it, goes with it. */
    record Wear(long contents, Duration age) {

        static final Wear USUAL = new Wear(10_000, Duration.ofMinutes(20));

        boolean of(Worker worker) {
            return worker.calls() >= contents || worker.age().compareTo(age) > 0;
        }
    }

    /** Without links, since a worker sees none that is not within what it sees. */
    static java.nio.file.Path real(java.nio.file.Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // It is not there; who needs it says so.
            return path;
        }
    }

    /**
     * Workers of the image at {@code home}, as many as there are processors.
     *
     * @param strict whether none is started where a wall is missing, so that what they would read waits
     */
    public static WorkerPool ofImage(java.nio.file.Path home, Texts texts, boolean strict) {
        return new WorkerPool(
                new WorkerCommand(real(home), texts, strict),
                texts,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                Duration.ofSeconds(30));
    }

    public int most() {
        return most;
    }

    /** What is missing on this system to keep workers apart, as a sentence for people; empty where nothing is. */
    public String missing() {
        return starter.missing();
    }

    /** How many workers live; for tests. */
    int size() {
        lock.lock();
        try {
            return all.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a worker; give it back. */
    Worker take() throws InterruptedException {
        long since = System.nanoTime();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (closed) {
                    throw new NoWorker(texts.get("worker.closed"));
                }
                Worker free = idle.pollLast();
                if (free != null) {
                    lastUse = System.nanoTime();
                    return free;
                }
                int known = all.size() + starting;
                if (known == 0 || known < most && starting == 0 && System.nanoTime() - since > BUSY.toNanos()) {
                    break;
                }
                boolean signalled = changed.await(50, TimeUnit.MILLISECONDS);
                LOG.log(Level.TRACE, signalled ? "A worker may be free" : "No worker is free yet");
            }
            starting++;
        } finally {
            lock.unlock();
        }
        return started();
    }

    private Worker started() throws InterruptedException {
        Worker worker = null;
        try {
            worker = start();
            return worker;
        } finally {
            lock.lock();
            try {
                starting--;
                if (worker != null) {
                    all.add(worker);
                    lastUse = System.nanoTime();
                    watch();
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private Worker start() throws InterruptedException {
        String why = "";
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            Worker worker = null;
            boolean ready = false;
            try {
                worker = new Worker(starter.start(), texts, silence);
                worker.greet(TO_START);
                ready = true;
                return worker;
            } catch (IOException | WorkerLost e) {
                why = String.valueOf(e.getMessage());
                LOG.log(Level.WARNING, "A worker did not start: " + why);
            } finally {
                if (worker != null && !ready) {
                    worker.close();
                }
            }
        }
        throw new NoWorker(texts.get("worker.none", why));
    }

    void giveBack(Worker worker) {
        lock.lock();
        try {
            if (!closed && worker.usable() && !replaced.remove(worker)) {
                lastUse = System.nanoTime();
                idle.addLast(worker);
                if (wear.of(worker) && worn.add(worker)) {
                    // It goes on until the other one is ready.
                    Thread.ofVirtual().name("worker-replace").start(() -> replace(worker));
                }
            } else {
                all.remove(worker);
                replaced.remove(worker);
                worker.close();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a worker whose memory has filled up; another one is started, whoever needs it next. */
    void retire(Worker worker) {
        discard(worker);
        lock.lock();
        try {
            if (closed || starting > 0 || all.size() >= most) {
                return;
            }
            starting++;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("worker-start").start(() -> {
            try {
                giveBack(started());
            } catch (NoWorker | InterruptedException e) {
                LOG.log(Level.WARNING, "No worker could be started in advance: " + e.getMessage());
            }
        });
    }

    private void replace(Worker old) {
        Worker fresh = null;
        try {
            fresh = start();
        } catch (NoWorker | InterruptedException e) {
            LOG.log(Level.WARNING, "A worker goes on, since no other one can be started: " + e.getMessage());
        }
        lock.lock();
        try {
            worn.remove(old);
            if (fresh == null) {
                old.renew();
            } else if (closed || !all.contains(old) && all.size() + starting >= most) {
                fresh.close();
            } else {
                all.add(fresh);
                idle.addFirst(fresh);
                lastUse = System.nanoTime();
                watch();
                if (idle.remove(old)) {
                    all.remove(old);
                    old.close();
                } else if (all.contains(old)) {
                    replaced.add(old);
                }
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends a worker that is not to be used again. */
    void discard(Worker worker) {
        worker.close();
        giveBack(worker);
    }

    // Under the lock.
    private void watch() {
        if (!watched) {
            watched = true;
            Thread.ofVirtual().name("worker-pool").start(this::letGo);
        }
    }

    private void letGo() {
        try {
            while (true) {
                Thread.sleep(1_000);
                lock.lock();
                try {
                    if (System.nanoTime() - lastUse > IDLE.toNanos()) {
                        for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
                            all.remove(worker);
                            worker.close();
                        }
                    }
                    if (all.isEmpty()) {
                        watched = false;
                        return;
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all of them; who waits for one is told so. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            all.forEach(Worker::close);
            all.clear();
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
