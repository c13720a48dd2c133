package org.lapwing.platform.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.search.IndexWriting;

/**
 * The one thread that writes the case: many operations in one transaction. What said text waits until the index has it for certain, so
 * that a crash in between indexes again rather than forgets.
 */
final class Ledger extends Thread implements AutoCloseable {

    private static final int MANY_TEXTS = 5_000;

    private final Case target;
    private final IndexWriting index;
    private final Tally tally;
    private final Pending pending;
    private final Limits limits;
    private final Trouble trouble;
    private final ArrayBlockingQueue<Entry> queue;
    // Of this thread alone.
    private List<Analysed> texts = new ArrayList<>();
    private long textsSince;
    private volatile boolean closing;
    private volatile boolean broken;

    Ledger(Case target, IndexWriting index, Tally tally, Pending pending, Limits limits, Trouble trouble) {
        super("ingest-ledger");
        setDaemon(true);
        this.target = target;
        this.index = index;
        this.tally = tally;
        this.pending = pending;
        this.limits = limits;
        this.trouble = trouble;
        this.queue = new ArrayBlockingQueue<>(2 * limits.batch());
    }

    /** One thing to store. */
    interface Entry {

        void store(Intake intake);

        /** Called once it will survive a crash. */
        default void committed() {}
    }

    /** Nothing to store, but something to do once all that was submitted before is stored. */
    static Entry after(Runnable then) {
        return new Entry() {
            @Override
            public void store(Intake intake) {
                // It only keeps the order.
            }

            @Override
            public void committed() {
                then.run();
            }
        };
    }

    /** Waits while the writer is behind. */
    void submit(Entry entry) {
        pending.add();
        boolean interrupted = false;
        try {
            while (!broken) {
                try {
                    if (queue.offer(entry, 100, TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            pending.done();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stores it after the next commit of the index; in the queue until its content is stored. */
    void submitAfterIndex(Analysed analysed) {
        submit(after(() -> {
            if (texts.isEmpty()) {
                textsSince = System.nanoTime();
            }
            texts.add(analysed);
        }));
    }

    /** Returns when all that was submitted is stored, texts included. */
    void flush() throws InterruptedException {
        Flush flush = new Flush();
        submit(flush);
        while (!flush.done.await(100, TimeUnit.MILLISECONDS)) {
            if (broken || !isAlive()) {
                return;
            }
        }
    }

    /** Stores what was submitted, then ends. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        join();
    }

    @Override
    public void run() {
        List<Entry> batch = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty()) {
                batch.clear();
                collect(batch);
                List<Flush> flushes = batch.stream()
                        .filter(Flush.class::isInstance)
                        .map(Flush.class::cast)
                        .toList();
                write(batch, textsDue());
                if (!flushes.isEmpty()) {
                    write(List.of(), takeTexts());
                    flushes.forEach(flush -> flush.done.countDown());
                }
            }
            write(List.of(), takeTexts());
        } catch (RuntimeException | Error e) {
            broken = true;
            tally.stop(trouble.stopping(e));
            System.getLogger(Ledger.class.getName()).log(System.Logger.Level.ERROR, "The case could not be written", e);
        } finally {
            batch.forEach(entry -> pending.done());
            broken = true;
            for (Entry rest = queue.poll(); rest != null; rest = queue.poll()) {
                pending.done();
            }
        }
    }

    private void collect(List<Entry> batch) {
        try {
            Entry first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            batch.add(first);
            queue.drainTo(batch, limits.batch() - 1);
            if (batch.size() < limits.batch() / 2 && !closing && !(batch.getLast() instanceof Flush)) {
                // A commit costs as much as some hundred operations: let some come together.
                Thread.sleep(20);
                queue.drainTo(batch, limits.batch() - batch.size());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but to hurry it.
            closing = true;
        }
    }

    private void write(List<Entry> batch, List<Analysed> ready) {
        if (!ready.isEmpty()) {
            index.commit();
        }
        if (!batch.isEmpty() || !ready.isEmpty()) {
            target.write(() -> {
                Intake intake = target.intake();
                batch.forEach(entry -> entry.store(intake));
                ready.forEach(intake::analysed);
            });
        }
        for (Entry entry : batch) {
            entry.committed();
        }
        batch.forEach(entry -> pending.done());
        if (!batch.isEmpty()) {
            batch.clear();
        }
    }

    // Of this thread alone.
    private List<Analysed> textsDue() {
        boolean due = !texts.isEmpty()
                && (texts.size() >= MANY_TEXTS
                        || System.nanoTime() - textsSince > limits.indexEvery().toNanos());
        return due ? takeTexts() : List.of();
    }

    private List<Analysed> takeTexts() {
        List<Analysed> taken = texts;
        texts = new ArrayList<>();
        return taken;
    }

    private static final class Flush implements Entry {

        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void store(Intake intake) {
            // It only marks a place in the queue.
        }
    }
}
