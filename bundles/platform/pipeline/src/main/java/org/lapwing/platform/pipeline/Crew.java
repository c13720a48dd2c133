package org.lapwing.platform.pipeline;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the work of a run. A job that calls a plug-in does so under watch: what takes too long is interrupted, and what does
 * not listen is left alone with its thread, for which another one is hired.
 */
final class Crew implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Crew.class.getName());
    private static final Duration STOP_GRACE = Duration.ofMillis(250);

    private final String name;
    private final Tally tally;
    private final Pending pending;
    private final Limits limits;
    private final PriorityBlockingQueue<Queued> jobs = new PriorityBlockingQueue<>(
            64, Comparator.comparingInt(Queued::rank).thenComparingLong(Queued::order));
    private final AtomicLong submitted = new AtomicLong();
    private final Semaphore room;
    private final int rooms;
    private final List<Hand> hands = new CopyOnWriteArrayList<>();
    private final AtomicInteger hired = new AtomicInteger();
    private volatile boolean closed;

    Crew(String name, Tally tally, Pending pending, Limits limits, int threads) {
        this.name = name;
        this.tally = tally;
        this.pending = pending;
        this.limits = limits;
        this.rooms = (int) (limits.waiting() >> 10);
        this.room = new Semaphore(rooms);
        for (int i = 0; i < threads; i++) {
            hire();
        }
    }

    private void hire() {
        Hand hand = new Hand(name + "-" + hired.incrementAndGet());
        hands.add(hand);
        hand.start();
    }

    /**
     * Waits for room, so that what produces jobs is no faster than what does them.
     *
     * @param rank the lowest is done first, among equals the first
     */
    void submit(int kibibytes, int rank, Job job) throws InterruptedException {
        int wanted = Math.clamp(kibibytes, 1, rooms);
        while (!room.tryAcquire(wanted, 50, TimeUnit.MILLISECONDS)) {
            if (tally.stopped()) {
                return;
            }
        }
        pending.add();
        jobs.add(new Queued(job, wanted, rank, submitted.incrementAndGet()));
    }

    /** Never waits; done before all others, the last first. */
    void urgent(Job job) {
        pending.add();
        jobs.add(new Queued(job, 0, -1, -submitted.incrementAndGet()));
    }

    /** Looks after the hands; called some ten times a second. */
    void look() {
        for (Hand hand : hands) {
            hand.look(System.nanoTime());
        }
    }

    /** Nothing new is begun from now on. */
    void shut() {
        closed = true;
    }

    /** Lets go of the threads within half a second; not by interrupts, which would close the files of the index. */
    @Override
    public void close() {
        shut();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        try {
            for (Hand hand : hands) {
                hand.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jobs.clear();
    }

    private record Queued(Job job, int room, int rank, long order) {}

    /** What a hand does. */
    interface Job {
        void run(Hand hand) throws InterruptedException;

        /** Something was thrown that the job did not foresee. */
        void failed(Throwable thrown);
    }

    /** A call into a plug-in. */
    interface Call {
        void run() throws Exception;
    }

    /** How a call ended. */
    record Verdict(@Nullable Throwable thrown, boolean tooLong) {}

    /** Thrown in a thread that was left alone and came back late: somebody else has taken over. */
    private static final class Retired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Retired() {
            super(null, null, false, false);
        }
    }

    /** One thread, with what it reads into. */
    final class Hand extends Thread {

        private final Object lock = new Object();
        private byte[] buffer = new byte[256 << 10];
        final Digests digests = new Digests();
        private @Nullable Watch watch;
        private @Nullable Queued current;
        private volatile boolean retired;

        Hand(String name) {
            super(null, null, name, 4L << 20);
            setDaemon(true);
        }

        byte[] buffer() {
            return buffer;
        }

        byte[] grownBuffer() {
            buffer = java.util.Arrays.copyOf(buffer, Math.min(limits.held(), buffer.length * 2));
            return buffer;
        }

        @Override
        public void run() {
            while (!closed && !retired) {
                Queued next = take();
                if (next == null) {
                    continue;
                }
                synchronized (lock) {
                    current = next;
                }
                work(next);
                // A thread that has ended can be kept by others (a class loader's locks): it is to keep no plug-in.
                synchronized (lock) {
                    current = null;
                }
            }
            hands.remove(this);
        }

        private @Nullable Queued take() {
            try {
                if (tally.paused()) {
                    Thread.sleep(20);
                    return null;
                }
                return jobs.poll(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // Told to look whether the crew is closed.
                return null;
            }
        }

        private void work(Queued next) {
            try {
                next.job().run(this);
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "A job was interrupted, since the run stops");
            } catch (Retired e) {
                return;
            } catch (RuntimeException | Error e) {
                digests.reset();
                next.job().failed(e);
            }
            release(next);
        }

        private void release(Queued done) {
            room.release(done.room());
            pending.done();
        }

        /**
         * Calls a plug-in. Whatever it throws comes back as a value.
         *
         * @param leftAlone called on another thread when the call does not end; the job is then over for this thread
         */
        Verdict guard(Duration limit, Call call, Runnable leftAlone) {
            return guard(limit, call, leftAlone, false);
        }

        /** @param writes the call writes the case: it is asked to stop, not interrupted, since that would close files under it */
        Verdict guard(Duration limit, Call call, Runnable leftAlone, boolean writes) {
            Watch mine = new Watch(System.nanoTime() + limit.toNanos(), leftAlone, writes);
            synchronized (lock) {
                watch = mine;
            }
            Throwable thrown = null;
            try {
                call.run();
            } catch (Throwable t) {
                thrown = t;
            }
            synchronized (lock) {
                if (mine.leftAlone) {
                    throw new Retired();
                }
                watch = null;
                Thread.interrupted();
                return new Verdict(thrown, mine.tooLong);
            }
        }

        private void look(long now) {
            Watch alone = null;
            Queued job = null;
            synchronized (lock) {
                if (watch == null) {
                    return;
                }
                boolean stopping = tally.stopped();
                if (tally.paused() && !stopping) {
                    watch.deadline += now - watch.looked;
                }
                watch.looked = now;
                if (watch.interruptedAt == 0) {
                    if (stopping || now > watch.deadline) {
                        watch.tooLong = now > watch.deadline;
                        watch.interruptedAt = now;
                        if (!watch.writes) {
                            interrupt();
                        }
                    }
                } else if (now > watch.interruptedAt + (stopping ? STOP_GRACE : limits.grace()).toNanos()) {
                    watch.leftAlone = true;
                    retired = true;
                    alone = watch;
                    job = current;
                    watch = null;
                }
            }
            if (alone != null && job != null) {
                LOG.log(Level.WARNING, "A plug-in does not end and was left alone with the thread " + getName());
                alone.whenLeftAlone.run();
                release(job);
                hands.remove(this);
                if (!closed) {
                    hire();
                }
            }
        }
    }

    /** A call under way; guarded by the lock of its hand. */
    private static final class Watch {
        private long deadline;
        private final Runnable whenLeftAlone;
        private final boolean writes;
        private long looked = System.nanoTime();
        private long interruptedAt;
        private boolean tooLong;
        private boolean leftAlone;

        Watch(long deadline, Runnable whenLeftAlone, boolean writes) {
            this.deadline = deadline;
            this.writes = writes;
            this.whenLeftAlone = whenLeftAlone;
        }
    }
}
