package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Jobs;

/** The jobs of this window. A job's thread is its own; cancelling asks it first and interrupts it three seconds later. */
final class JobList implements Jobs {

    private static final System.Logger LOG = System.getLogger(JobList.class.getName());

    private final Texts texts;
    private final ThreadFactory threads;
    private final Runnable changed;
    private final List<Job> jobs = new CopyOnWriteArrayList<>();

    /** @param changed called on any thread when a job starts or ends */
    JobList(Texts texts, ThreadFactory threads, Runnable changed) {
        this.texts = texts;
        this.threads = threads;
        this.changed = changed;
    }

    @Override
    public void start(String title, Body body) {
        begin(title, body, null);
    }

    @Override
    public void start(String title, Body body, Runnable openFailed) {
        begin(title, body, openFailed);
    }

    private void begin(String title, Body body, @Nullable Runnable openFailed) {
        Job job = new Job(title, body, openFailed);
        jobs.add(0, job);
        job.thread = threads.newThread(job);
        job.thread.start();
        changed.run();
    }

    @Override
    public List<State> states() {
        return jobs.stream().map(Job::state).toList();
    }

    List<Job> all() {
        return List.copyOf(jobs);
    }

    boolean running() {
        return jobs.stream().anyMatch(job -> job.running);
    }

    /** Takes an ended job off the list. */
    void remove(Job job) {
        jobs.remove(job);
        changed.run();
    }

    /** Cancels all and waits for them a little, so that each can put its work in order. */
    void end(Duration patience) throws InterruptedException {
        jobs.forEach(Job::cancel);
        long until = System.nanoTime() + patience.toNanos();
        for (Job job : jobs) {
            Thread thread = job.thread;
            long left = (until - System.nanoTime()) / 1_000_000;
            if (thread != null && left > 0) {
                thread.join(left);
            }
        }
    }

    /** One job. */
    final class Job implements Progress, Runnable {

        private final String title;
        private final @Nullable Runnable openFailed;
        private final long began = System.nanoTime();
        private @Nullable Body body;
        private volatile @Nullable Thread thread;
        private volatile boolean running = true;
        private volatile boolean cancelled;
        private volatile boolean paused;
        private volatile boolean pausable;
        private volatile boolean broken;
        private volatile String stage = "";
        private volatile long done;
        private volatile long total = -1;
        private volatile long failed;
        private volatile String outcome = "";
        private volatile long ended;

        Job(String title, Body body, @Nullable Runnable openFailed) {
            this.title = title;
            this.body = body;
            this.openFailed = openFailed;
        }

        @Override
        public void run() {
            Body work = body;
            try {
                outcome = work == null ? "" : work.run(this);
            } catch (InterruptedException stopped) {
                outcome = texts.get("job.cancelled");
            } catch (Exception failure) {
                LOG.log(Level.WARNING, "The job " + title + " failed.", failure);
                broken = true;
                outcome = Sentences.of(failure, texts);
            } finally {
                body = null;
                ended = System.nanoTime();
                running = false;
                thread = null;
                changed.run();
            }
        }

        @Override
        public void at(String nowStage, long nowDone, long nowTotal, long nowFailed) {
            stage = nowStage;
            done = nowDone;
            total = nowTotal;
            failed = nowFailed;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public boolean paused() {
            pausable = true;
            return paused;
        }

        /** Lets it rest, or go on. */
        void pause(boolean now) {
            paused = now;
        }

        /** Whether the person has told it to rest. */
        boolean resting() {
            return paused && running && !cancelled;
        }

        /** Whether its work asks whether it is to rest; what never asks cannot. */
        boolean pausable() {
            return pausable && running && !cancelled;
        }

        void cancel() {
            Thread at = thread;
            if (cancelled || at == null) {
                return;
            }
            cancelled = true;
            Thread after = threads.newThread(() -> {
                try {
                    if (!at.join(Duration.ofSeconds(3))) {
                        at.interrupt();
                    }
                } catch (InterruptedException alsoEnding) {
                    Thread.currentThread().interrupt();
                }
            });
            after.start();
        }

        boolean cancelling() {
            return cancelled && running;
        }

        boolean broken() {
            return broken;
        }

        @Nullable
        Runnable openFailed() {
            return failed > 0 ? openFailed : null;
        }

        State state() {
            return new State(title, stage, done, total, failed, running, outcome);
        }

        double seconds() {
            return ((running ? System.nanoTime() : ended) - began) / 1e9;
        }

        /** Units a second; 0 before anything can be said. */
        double rate() {
            return seconds() < 0.5 ? 0 : done / seconds();
        }

        /** Seconds left; -1 while unknown. */
        long secondsLeft() {
            return !running || total <= 0 || rate() == 0 ? -1 : Math.round((total - done) / rate());
        }
    }
}
