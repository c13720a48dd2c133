package org.lapwing.platform.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the jobs of a stage that are done. */
final class Counter {

    private final AtomicLong done = new AtomicLong();

    long count() {
        return done.get();
    }

    Crew.Job counted(Crew.Job job) {
        return new Crew.Job() {
            @Override
            public void run(Crew.Hand hand) throws InterruptedException {
                job.run(hand);
                done.incrementAndGet();
            }

            @Override
            public void failed(Throwable thrown) {
                job.failed(thrown);
                done.incrementAndGet();
            }
        };
    }
}
