package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.findings.FindingBook.Comparison;
import org.lapwing.platform.api.findings.Provenance;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs an analyser again on the calling thread; what it says is compared and let go. */
@Component
public final class Replays implements Replay {

    private final Texts texts;
    private final @Nullable WorkerPool workers;
    private final @Nullable Policy policy;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Analyzer> analyzers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ContentImporter> importers = List.of();

    @Activate
    public Replays(@Reference Texts texts, @Reference Policy policy, BundleContext context) {
        this(texts, EvidenceIngest.workers(context.getProperty("lapwing.home"), texts, policy.wallsRequired()), policy);
    }

    /**
     * @param workers null where all runs in this process
     * @param policy null where everything is permitted
     */
    Replays(Texts texts, @Nullable WorkerPool workers, @Nullable Policy policy) {
        this.policy = policy;
        this.texts = texts;
        this.workers = workers;
    }

    @Deactivate
    void close() {
        if (workers != null) {
            workers.close();
        }
    }

    /** For use without a framework. */
    Replays with(List<Analyzer> a, List<ContentImporter> i) {
        analyzers = a;
        importers = i;
        return this;
    }

    @Override
    public Replayed replay(Case of, ContentId content, String analyzer) throws IOException, InterruptedException {
        if (importers.stream().anyMatch(each -> each.card().id().equals(analyzer))) {
            return new Replayed(Result.NOT_POSSIBLE, texts.get("replay.importer", analyzer), null);
        }
        List<Analyzer> named = analyzers.stream()
                .filter(each -> each.card().id().equals(analyzer))
                .toList();
        Programs programs = Programs.asking(policy, of, texts.get("programs.replay"));
        PlugIns plugIns =
                PlugIns.of(List.of(), named, List.of(), texts, new Tally(), Limits.ofThisMachine(), workers, programs);
        String refused = named.stream().anyMatch(Analyzer::runsPrograms) ? programs.refused() : null;
        if (refused != null) {
            return new Replayed(Result.NOT_POSSIBLE, refused, null);
        }
        Optional<PlugIns.Step> found = plugIns.steps().stream().findFirst();
        List<Item> items = of.evidence().itemsOf(content);
        if (found.isEmpty() || items.isEmpty()) {
            return new Replayed(Result.NOT_POSSIBLE, texts.get("replay.absent", analyzer), null);
        }
        Analysed again = run(of, items.getFirst(), content, found.get());
        return of.findings()
                .compare(again)
                .map(comparison -> judged(comparison, again))
                .orElseGet(() -> new Replayed(Result.NOT_POSSIBLE, texts.get("replay.never", analyzer), null));
    }

    private Analysed run(Case of, Item item, ContentId content, PlugIns.Step step)
            throws IOException, InterruptedException {
        Held.Lent held = new Held.Stored(
                        of.evidence().hashes(content).orElseThrow(),
                        item.size(),
                        item.mediaType() == null ? "application/octet-stream" : item.mediaType(),
                        item.name(),
                        of.evidence(),
                        of.vault(),
                        new Held.Spare())
                .with(step.card(), of.findings());
        // The bytes are compared with the recorded hash before anything is said of them.
        try (var in = held.open()) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        Statements said = new Statements(content, texts);
        Analyzer analyzer = step.analyzer();
        if (analyzer == null) {
            throw new IllegalStateException("No analyser: " + step.card().id());
        }
        try {
            analyzer.analyze(held, said);
            return said.analysed(held, step, Analysed.Outcome.DONE, null);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return said.analysed(held, step, Analysed.Outcome.FAILED, new Trouble(texts).ofPlugIn(e));
        } finally {
            said.close();
            held.giveBack();
        }
    }

    private Replayed judged(Comparison comparison, Analysed again) {
        Provenance stored = comparison.stored().provenance();
        boolean sameTool = stored.analyzerVersion().equals(again.analyzerVersion())
                && stored.bundle().equals(again.bundle())
                && stored.parameters().equals(again.making().parameters())
                && stored.inputs().equals(again.making().inputs())
                && java.util.Objects.equals(stored.model(), again.making().model());
        String by = again.analyzer() + " " + again.analyzerVersion();
        if (comparison.output().equals(stored.output())) {
            return new Replayed(Result.REPRODUCED, texts.get("replay.same", by), comparison);
        }
        if (!sameTool) {
            return new Replayed(
                    Result.OTHER_VERSION, texts.get("replay.other", stored.analyzerVersion(), by), comparison);
        }
        if (!again.making().deterministic()) {
            return new Replayed(Result.NOT_DETERMINISTIC, texts.get("replay.random", by), comparison);
        }
        return new Replayed(
                Result.DIFFERS,
                texts.get("replay.differs", by, comparison.differences().size()),
                comparison);
    }
}
