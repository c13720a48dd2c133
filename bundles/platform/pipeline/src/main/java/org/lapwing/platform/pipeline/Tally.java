package org.lapwing.platform.pipeline;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.IngestReport;

/** Counts what a run does; for many threads. */
final class Tally {

    private static final int MAX_PROBLEMS = 1_000;

    final AtomicLong items = new AtomicLong();
    final AtomicLong added = new AtomicLong();
    final AtomicLong contents = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    private final Set<ContentId> failedContents = ConcurrentHashMap.newKeySet();
    /** In order, each once: two copies of one file are told by their paths, two analysers of one damage are one problem. */
    private final Set<String> problems = new LinkedHashSet<>();

    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile @Nullable String stopped;
    private final Map<String, String> away = new ConcurrentHashMap<>();
    private volatile boolean paused;
    private final AtomicLong pausedNanos = new AtomicLong();

    void problem(String thing, String sentence) {
        synchronized (problems) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(thing.isEmpty() ? sentence : thing + ": " + sentence);
            }
        }
    }

    /** Something that is wrong with more than one item; told before what is wrong with each. */
    void warn(String sentence) {
        synchronized (problems) {
            warnings.add(sentence);
        }
    }

    /** How many times in a row the analyser has failed by now, each time on another content. */
    int inARow(String analyzer, boolean again) {
        return failures.merge(analyzer, again ? 1 : 0, (before, now) -> again ? before + 1 : 0);
    }

    void failed(ContentId content) {
        if (failedContents.size() < 1_000_000 && failedContents.add(content)) {
            failed.incrementAndGet();
        }
    }

    /** The first reason to stop stays. */
    synchronized void stop(String sentence) {
        if (stopped == null) {
            stopped = sentence;
        }
    }

    boolean stopped() {
        return stopped != null;
    }

    /** Of the one thread that asks whether the run is to rest; called some twenty times a second. */
    void rest(boolean now, long sinceLast) {
        if (paused) {
            pausedNanos.addAndGet(sinceLast);
        }
        paused = now;
    }

    /** Nothing new is to be begun for now. */
    boolean paused() {
        return paused && stopped == null;
    }

    /** How long the run has rested in all. */
    long pausedNanos() {
        return pausedNanos.get();
    }

    /** Waits while the run rests; returns at once when it is to stop. */
    void awaitGoOn() {
        while (paused()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The analyser cannot work in this run; its contents wait for another one. */
    void away(String analyzer, String sentence) {
        away.putIfAbsent(analyzer, sentence);
    }

    /** Why an analyser cannot work in this run, null where it can. */
    @Nullable
    String away(String analyzer) {
        return away.get(analyzer);
    }

    IngestReport report() {
        String why = stopped;
        synchronized (problems) {
            return new IngestReport(
                    items.get(),
                    added.get(),
                    contents.get(),
                    bytes.get(),
                    failed.get(),
                    Stream.concat(warnings.stream(), problems.stream().sorted()).toList(),
                    why == null ? "" : why);
        }
    }
}
