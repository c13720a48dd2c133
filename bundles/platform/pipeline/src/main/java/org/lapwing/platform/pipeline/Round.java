package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Analysed.Outcome;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.pipeline.work.NoWorker;

/** Several analysers on one content, one after the other. When one does not end, the others go on with another hand. */
final class Round implements Crew.Job {

    /** So many failures of one analyser, one after the other, look like a fault of the analyser rather than of the files. */
    private static final int IN_A_ROW = 3;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RunContext run;
    private final Crew crew;
    private final Held.Lent content;
    private final List<PlugIns.Step> steps;
    private final boolean again;
    private int next;

    /**
     * @param crew whose hand does this
     * @param again whether an earlier version may have left text in the index
     */
    Round(RunContext run, Crew crew, Held.Lent content, List<PlugIns.Step> steps, boolean again) {
        this.run = run;
        this.crew = crew;
        this.content = content;
        this.steps = steps;
        this.again = again;
    }

    @Override
    public void run(Crew.Hand hand) {
        while (next < steps.size()) {
            run.tally().awaitGoOn();
            if (run.tally().stopped()) {
                break;
            }
            PlugIns.Step step = steps.get(next++);
            if (run.tally().away(step.card().id()) != null) {
                continue;
            }
            if (step.importer() == null) {
                analyse(hand, step);
            } else {
                offer(hand, step, step.importer());
            }
        }
        content.giveBack();
    }

    @Override
    public void failed(Throwable thrown) {
        if (Trouble.noSpace(thrown)) {
            run.tally().stop(run.trouble().stopping(thrown));
            return;
        }
        run.tally().failed(content.id());
        run.tally().problem(content.path(), run.trouble().ofReading(thrown));
    }

    private void analyse(Crew.Hand hand, PlugIns.Step step) {
        Statements said = new Statements(content.id(), run.texts());
        // Work in a worker is timed where a worker is at hand, not while it waits for one.
        Duration limit = step.apart() ? FOR_EVER : run.limits().of(step.card().cost());
        Crew.Verdict verdict = hand.guard(limit, () -> analyse(step, said), () -> leftAlone(step, said, limit));
        conclude(step, said, verdict, limit);
    }

    private void analyse(PlugIns.Step step, Statements said) throws IOException, InterruptedException {
        run.combining().before(step);
        required(step).analyze(content, said);
    }

    private static org.lapwing.platform.api.analysis.Analyzer required(PlugIns.Step step) {
        if (step.analyzer() == null) {
            throw new IllegalStateException("No analyser: " + step.card().id());
        }
        return step.analyzer();
    }

    private void offer(Crew.Hand hand, PlugIns.Step step, ContentImporter importer) {
        Statements said = new Statements(content.id(), run.texts());
        Duration limit = run.limits().moderate();
        boolean[] claimed = new boolean[1];
        Crew.Verdict verdict = hand.guard(
                limit, () -> claimed[0] = importer.claims(content, content.head()), () -> leftAlone(step, said, limit));
        if (verdict.thrown() != null || verdict.tooLong() || !claimed[0]) {
            conclude(step, said, verdict, limit);
        } else if (content instanceof Held.Stored || content instanceof Held.Accompanied) {
            importNow(hand, step, importer);
        } else {
            // The importer's rows refer to the content: it comes again when that is in the case.
            run.ledger()
                    .submit(Ledger.after(
                            () -> crew.urgent(new Round(run, crew, run.stored(content), List.of(step), again))));
        }
    }

    private void importNow(Crew.Hand hand, PlugIns.Step step, ContentImporter importer) {
        Statements said = new Statements(content.id(), run.texts());
        Duration limit = run.limits().heavy();
        long begun = System.nanoTime() - run.tally().pausedNanos();
        Crew.Verdict verdict = hand.guard(
                limit,
                () -> importer.importContent(run.target(), content, said, () -> {
                    run.tally().awaitGoOn();
                    long spent = System.nanoTime() - run.tally().pausedNanos() - begun;
                    return run.tally().stopped() || said.closed() || spent > limit.toNanos();
                }),
                () -> leftAlone(step, said, limit),
                true);
        conclude(step, said, verdict, limit);
    }

    private void leftAlone(PlugIns.Step step, Statements said, Duration limit) {
        said.close();
        if (run.tally().stopped()) {
            return;
        }
        store(step, said, Outcome.FAILED, run.texts().get("analysis.deaf", limit.toSeconds()));
        crew.urgent(this);
    }

    private void conclude(PlugIns.Step step, Statements said, Crew.Verdict verdict, Duration limit) {
        said.close();
        Throwable thrown = verdict.thrown();
        if (verdict.tooLong()) {
            store(step, said, Outcome.FAILED, run.texts().get("analysis.slow", limit.toSeconds()));
        } else if (run.tally().stopped()) {
            // Not known whether it came to its end: it is done again by the next run.
            return;
        } else if (thrown instanceof NoWorker) {
            // Nothing is known of the content: it waits for a run in which there is one.
            run.tally().away(step.card().id(), String.valueOf(thrown.getMessage()));
        } else if (thrown != null && Trouble.refused(thrown)) {
            run.tally().failed(content.id());
            run.tally().problem(content.path(), String.valueOf(thrown.getMessage()));
        } else if (thrown != null && Trouble.noSpace(thrown)) {
            run.tally().stop(run.trouble().stopping(thrown));
        } else if (thrown != null) {
            log(step, thrown);
            store(step, said, Outcome.FAILED, run.trouble().ofPlugIn(thrown));
        } else {
            store(step, said, Outcome.DONE, null);
        }
    }

    private static void log(PlugIns.Step step, Throwable thrown) {
        System.Logger log = System.getLogger(Round.class.getName());
        if (thrown instanceof StackOverflowError) {
            // A thousand equal lines say no more than one.
            log.log(System.Logger.Level.WARNING, step.card().id() + " overflowed its stack on a content");
        } else if (!(thrown instanceof java.io.IOException)) {
            log.log(System.Logger.Level.WARNING, step.card().id() + " failed on a content", thrown);
        }
    }

    private void store(PlugIns.Step step, Statements said, Outcome outcome, @Nullable String why) {
        Analysed analysed = said.analysed(content, step, outcome, why);
        if (run.tally().inARow(step.card().id(), outcome == Outcome.FAILED) == IN_A_ROW) {
            run.tally().warn(run.texts().get("analysis.in.a.row", step.card().id(), IN_A_ROW));
        }
        for (String problem : analysed.problems()) {
            run.tally().failed(content.id());
            run.tally().problem(content.path(), problem);
        }
        String text = said.text().isEmpty() || step.importer() != null || !withheld() ? said.text() : "";
        if (!text.isEmpty() || again && step.importer() == null) {
            index(step, text);
        }
        if (text.isEmpty() && step.importer() == null) {
            run.ledger().submit(intake -> intake.analysed(analysed));
        } else {
            run.ledger().submitAfterIndex(analysed);
        }
    }

    /** Whether an importer alone may say what is in it; where one fails to answer, nobody else does. */
    private boolean withheld() {
        try {
            byte[] head = content.head();
            return run.plugIns().importers().stream()
                    .anyMatch(importer -> importer.withholds(run.target(), content, head));
        } catch (java.io.IOException | RuntimeException | LinkageError e) {
            System.getLogger(Round.class.getName())
                    .log(System.Logger.Level.WARNING, "Nobody can say whether the text of a content may be kept", e);
            return true;
        }
    }

    /** Each analyser has a group of its own, so that a new version of one leaves the text of the others. */
    private void index(PlugIns.Step step, String text) {
        String group = "content:" + content.id().sha256() + "/" + step.card().id();
        SearchDocument document = new SearchDocument(Target.of(content.id()), content.name(), text, null, null, null);
        try {
            run.index().replace(group, text.isEmpty() ? Stream.empty() : Stream.of(document));
        } catch (RuntimeException e) {
            run.tally().stop(run.trouble().stopping(e));
        }
    }
}
