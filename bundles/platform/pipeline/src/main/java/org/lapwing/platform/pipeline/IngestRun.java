package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.intake.WaitingContent;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.pipeline.work.WorkerPool;

/**
 * One run: first all evidence into the case with what is cheap, then what waits for an analyser (heavy ones, new versions, what an
 * interrupted run left).
 */
final class IngestRun {

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final int PAGE = 500;
    private static final int KIB_OF_A_CONTENT = 256;

    private final Case target;
    private final Progress progress;
    private final Tally tally;
    private final Pending pending = new Pending();
    private final RunContext run;
    private final @Nullable WorkerPool workers;
    private final List<Long> walked = Collections.synchronizedList(new ArrayList<>());
    private volatile String stage = "";
    private volatile long failedBefore;
    private volatile long total = -1;
    private volatile @Nullable Counter counter;

    IngestRun(
            Case target,
            IndexWriting index,
            PlugIns plugIns,
            MediaTypes types,
            Limits limits,
            Texts texts,
            Tally tally,
            Progress progress,
            @Nullable WorkerPool workers) {
        this.workers = workers;
        this.target = target;
        this.progress = progress;
        this.tally = tally;
        boolean empty = target.evidence().exhibits().isEmpty();
        this.run = new RunContext(
                target,
                index,
                plugIns,
                types,
                limits,
                tally,
                pending,
                new Ledger(target, index, tally, pending, limits, new Trouble(texts)),
                new Crew("ingest", tally, pending, limits, limits.threads()),
                new Crew("ingest-open", tally, pending, limits, limits.threads()),
                // These wait for worker processes; they take no processor meanwhile.
                new Crew("ingest-work", tally, pending, limits, workers == null ? 0 : workers.most()),
                new Seen(target.evidence(), empty),
                texts,
                new Trouble(texts),
                new Combining(target));
    }

    IngestReport go(List<Path> paths) throws InterruptedException {
        run.ledger().start();
        Thread watch = new Thread(this::watch, "ingest-watch");
        watch.setDaemon(true);
        watch.start();
        boolean interrupted = false;
        try {
            evidence(paths);
            if (!tally.stopped()) {
                analysis();
            }
        } catch (InterruptedException e) {
            tally.stop(run.texts().get("stopped.cancelled"));
            interrupted = true;
        } catch (RuntimeException e) {
            tally.stop(run.trouble().stopping(e));
        } finally {
            run.openers().shut();
            run.crew().shut();
            run.workers().shut();
            run.openers().close();
            run.crew().close();
            run.workers().close();
            interrupted |= closeLedger();
            watch.interrupt();
            run.plugIns().forget();
        }
        if (workers != null && !workers.missing().isEmpty()) {
            tally.warn(workers.missing());
        }
        IngestReport report = tally.report();
        progress.at(stage, report.items(), report.items(), report.failed());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    private boolean closeLedger() {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                run.ledger().close();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void evidence(List<Path> paths) throws InterruptedException {
        Set<String> known = new HashSet<>();
        target.evidence().exhibits().stream().map(Exhibit::source).forEach(known::add);
        for (Path path : paths) {
            Path real = usable(path);
            if (real != null && !tally.stopped()) {
                exhibit(real, !known.contains(real.toString()));
                pending.await(tally);
            }
        }
        run.ledger().flush();
        if (!tally.stopped()) {
            List.copyOf(walked).forEach(target.intake()::complete);
        }
    }

    /** Null, with a problem told, for what cannot be an exhibit. */
    private @Nullable Path usable(Path path) {
        try {
            Path real = path.toRealPath();
            Path folder = target.info().folder();
            Path own = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            if (own.startsWith(real) || real.startsWith(own)) {
                throw new IOException(run.texts().get("exhibit.itself"));
            }
            if (!Files.isReadable(real)) {
                throw new IOException(run.texts().get("exhibit.denied"));
            }
            return real;
        } catch (IOException e) {
            tally.failed.incrementAndGet();
            boolean absent = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            tally.problem(
                    path.toString(),
                    absent ? run.texts().get("exhibit.absent") : run.trouble().ofReading(e));
            return null;
        }
    }

    private void exhibit(Path path, boolean fresh) {
        String name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        stage = name;
        Intake intake = target.intake();
        long exhibit = intake.exhibit(path, name);
        boolean folder = Files.isDirectory(path);
        OpenedContainer container =
                new OpenedContainer(path.toString(), path, null, size(path), 0, () -> Files.newByteChannel(path));
        EvidenceReader reader = run.plugIns().readerOf(container);
        if (reader == null) {
            tally.failed.incrementAndGet();
            tally.problem(path.toString(), run.texts().get("exhibit.reader"));
            return;
        }
        intake.exhibitReadBy(exhibit, reader.name());
        run.openers().urgent(new Crew.Job() {
            @Override
            public void run(Crew.Hand hand) {
                Arrivals arrivals = new Arrivals(
                        run,
                        exhibit,
                        0,
                        "",
                        folder ? 1 : 0,
                        folder ? null : path,
                        fresh,
                        container,
                        reader,
                        hand,
                        null);
                Crew.Verdict verdict = hand.guard(
                        FOR_EVER, () -> reader.walk(container, run.limits().reading(), arrivals), () -> {});
                arrivals.problems().forEach(problem -> tally.problem(name, problem));
                if (verdict.thrown() != null && !tally.stopped()) {
                    failed(verdict.thrown());
                } else if (!tally.stopped()) {
                    walked.add(exhibit);
                }
            }

            @Override
            public void failed(Throwable thrown) {
                tally.failed.incrementAndGet();
                tally.problem(path.toString(), run.trouble().ofReading(thrown));
            }
        });
    }

    private static long size(Path path) {
        try {
            return Files.isDirectory(path) ? 0 : Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    private void analysis() throws InterruptedException {
        Intake intake = target.intake();
        for (PlugIns.Step step : run.plugIns().steps()) {
            if (!step.card().reads().isEmpty()) {
                run.ledger().flush();
            }
            long waiting = intake.waitingCount(step.card());
            if (waiting == 0 || tally.stopped() || tally.away(step.card().id()) != null) {
                continue;
            }
            Counter done = new Counter();
            counter = done;
            total = waiting;
            failedBefore = tally.failed.get();
            stage = run.texts().get("stage.analysis", step.card().id());
            long after = 0;
            for (List<WaitingContent> page = intake.waiting(step.card(), after, PAGE);
                    !page.isEmpty() && !tally.stopped();
                    page = intake.waiting(step.card(), after, PAGE)) {
                for (WaitingContent content : page) {
                    after = content.row();
                    Crew crew = step.apart() ? run.workers() : run.crew();
                    crew.submit(
                            KIB_OF_A_CONTENT,
                            0,
                            done.counted(new Round(run, crew, stored(content, step), List.of(step), true)));
                }
            }
            pending.await(tally);
        }
        run.ledger().flush();
        for (PlugIns.Step step : run.plugIns().away()) {
            away(step, String.valueOf(step.away()));
        }
        for (PlugIns.Step step : run.plugIns().steps()) {
            String why = tally.away(step.card().id());
            if (why != null) {
                away(step, why);
            }
        }
    }

    private void away(PlugIns.Step step, String why) {
        long waiting = target.intake().waitingCount(step.card());
        if (waiting > 0) {
            tally.warn(run.texts().get("analysis.away", waiting, step.card().id(), why));
        }
    }

    private Held.Lent stored(WaitingContent content, PlugIns.Step step) {
        return new Held.Stored(
                        content.hashes(),
                        content.size(),
                        content.mediaType(),
                        content.name(),
                        target.evidence(),
                        target.vault(),
                        new Held.Spare())
                .with(step.card(), target.findings());
    }

    /** Asks whether to go on, looks after the hands and tells how far it is, until the run ends. */
    private void watch() {
        try {
            long before = System.nanoTime();
            for (int round = 0; ; round++) {
                Thread.sleep(50);
                if (progress.cancelled()) {
                    tally.stop(run.texts().get("stopped.cancelled"));
                }
                long now = System.nanoTime();
                tally.rest(progress.paused(), now - before);
                before = now;
                run.crew().look();
                run.openers().look();
                run.workers().look();
                if (round % 4 == 0) {
                    Counter counted = counter;
                    progress.at(
                            stage,
                            counted == null ? tally.items.get() : counted.count(),
                            counted == null ? -1 : total,
                            tally.failed.get() - failedBefore);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
