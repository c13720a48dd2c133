package org.lapwing.platform.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.pipeline.work.IsolatedAnalyzer;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The readers, analysers and importers that one run works with, cheap ones first. */
final class PlugIns {

    private volatile List<EvidenceReader> readers;
    private volatile List<Step> steps;

    private final Programs programs;

    private PlugIns(List<EvidenceReader> readers, List<Step> steps, Programs programs) {
        this.readers = readers;
        this.steps = steps;
        this.programs = programs;
    }

    /** Lets go of them at the end of the run: a thread that was left alone, or that somebody keeps, is to hold none. */
    void forget() {
        readers = List.of();
        steps = List.of();
    }

    /** All of them in this process. */
    static PlugIns of(
            List<EvidenceReader> readers,
            List<Analyzer> analyzers,
            List<ContentImporter> importers,
            Texts texts,
            Tally tally) {
        return of(readers, analyzers, importers, texts, tally, Limits.ofThisMachine(), null, Programs.allowed());
    }

    /**
     * @param workers null where all runs in this process
     * @param programs asked where a plug-in runs external ones
     */
    static PlugIns of(
            List<EvidenceReader> readers,
            List<Analyzer> analyzers,
            List<ContentImporter> importers,
            Texts texts,
            Tally tally,
            Limits limits,
            @Nullable WorkerPool workers,
            Programs programs) {
        List<Step> steps = new ArrayList<>();
        for (Analyzer analyzer : analyzers) {
            add(steps, analyzer, texts, tally, () -> step(analyzer, texts, limits, workers, programs));
        }
        for (ContentImporter importer : importers) {
            add(steps, importer, texts, tally, () -> Step.of(importer, bundle(importer)));
        }
        // At equal cost the importers first: chats are what people ask for. What reads what others said is last.
        steps.sort(Comparator.comparing((Step step) -> !step.card().reads().isEmpty())
                .thenComparing(step -> step.card().cost())
                .thenComparing(step -> step.importer() == null)
                .thenComparing(step -> step.card().id()));
        return new PlugIns(List.copyOf(readers), List.copyOf(steps), programs);
    }

    private static void add(
            List<Step> steps, Object plugIn, Texts texts, Tally tally, java.util.function.Supplier<Step> step) {
        try {
            steps.add(step.get());
        } catch (RuntimeException | LinkageError e) {
            tally.problem(plugIn.getClass().getName(), texts.get("analysis.left.out", new Trouble(texts).ofPlugIn(e)));
        }
    }

    private static Step step(
            Analyzer analyzer, Texts texts, Limits limits, @Nullable WorkerPool workers, Programs programs) {
        AnalyzerCard card = analyzer.card();
        Analyzer doing = workers != null && card.isolated()
                ? new IsolatedAnalyzer(card, workers, texts, limits.of(card.cost()))
                : analyzer;
        String away = analyzer.unavailable();
        if (away == null && analyzer.runsPrograms()) {
            away = programs.refused();
        }
        return new Step(Step.stored(card), bundle(analyzer), doing, null, away, analyzer.combines());
    }

    private static String bundle(Object plugIn) {
        Bundle bundle = FrameworkUtil.getBundle(plugIn.getClass());
        return bundle == null
                ? plugIn.getClass().getPackageName() + " 0.0.0"
                : bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    /** All that can work here, in the order in which they run. */
    List<Step> steps() {
        return steps.stream().filter(step -> step.away() == null).toList();
    }

    /** Those that turn contents into rows of their wings. */
    List<ContentImporter> importers() {
        return steps.stream().map(Step::importer).filter(Objects::nonNull).toList();
    }

    /** Those that cannot work here. */
    List<Step> away() {
        return steps.stream().filter(step -> step.away() != null).toList();
    }

    /** What runs while the bytes are at hand; heavy work, and what wants to see more, waits until all evidence is in the case. */
    List<Step> atOnce(String mediaType) {
        return steps.stream()
                .filter(step -> step.away() == null
                        && step.card().cost() != AnalyzerCard.Cost.HEAVY
                        && step.card().companions().isEmpty()
                        && step.card().reads().isEmpty()
                        && step.card().accepts(mediaType))
                .toList();
    }

    @Nullable
    EvidenceReader readerOf(Container container) {
        for (EvidenceReader reader : readers) {
            try {
                if (reader.opens(container)) {
                    String refused = reader.runsPrograms() ? programs.refused() : null;
                    return refused == null ? reader : new ClosedReader(reader, refused);
                }
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                System.getLogger(PlugIns.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "A reader failed to say whether it opens " + container.name(),
                                e);
            }
        }
        return null;
    }

    /**
     * An analyser or an importer.
     *
     * @param card as stored: its version tells the parameters too
     * @param away why it cannot work here, null where it can
     * @param combines whether it brings the case together with other collections
     */
    record Step(
            AnalyzerCard card,
            String bundle,
            @Nullable Analyzer analyzer,
            @Nullable ContentImporter importer,
            @Nullable String away,
            boolean combines) {

        static Step of(ContentImporter importer, String bundle) {
            return new Step(stored(importer.card()), bundle, null, importer, null, false);
        }

        /** Whether a worker process does it. */
        boolean apart() {
            return analyzer instanceof IsolatedAnalyzer;
        }

        /** The card under which checkpoints are stored: parameters are part of the version. */
        static AnalyzerCard stored(AnalyzerCard card) {
            return card.parameters().isEmpty() ? card : card.as(card.version() + "+p" + digest(card.parameters()));
        }

        private static String digest(String parameters) {
            Digests digests = new Digests();
            byte[] bytes = parameters.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            digests.add(bytes, 0, bytes.length);
            return digests.finish().sha256().sha256().substring(0, 16);
        }
    }
}
