package org.lapwing.platform.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Takes evidence in, with the readers, analysers and importers that are installed when a run begins; into one case one run at a time. */
@Component
public final class EvidenceIngest implements Ingest {

    private static final long WAIT_MILLIS = 200;

    private final SearchIndex index;
    private final Texts texts;
    private final Limits limits;
    private final Supplier<MediaTypes> types = new Once();
    private final @Nullable WorkerPool workers;
    private final @Nullable Policy policy;
    private final Map<Path, ReentrantLock> turns = new ConcurrentHashMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<EvidenceReader> readers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Analyzer> analyzers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ContentImporter> importers = List.of();

    @Activate
    public EvidenceIngest(
            @Reference SearchIndex index, @Reference Texts texts, @Reference Policy policy, BundleContext context) {
        this(
                index,
                texts,
                Limits.ofThisMachine(),
                workers(context.getProperty("lapwing.home"), texts, policy.wallsRequired()),
                policy);
    }

    /**
     * @param workers null where all runs in this process
     * @param policy null where everything is permitted
     */
    EvidenceIngest(
            SearchIndex index, Texts texts, Limits limits, @Nullable WorkerPool workers, @Nullable Policy policy) {
        this.policy = policy;
        this.index = index;
        this.texts = texts;
        this.limits = limits;
        this.workers = workers;
    }

    /** Without an image there is nothing to start a worker from. */
    static @Nullable WorkerPool workers(@Nullable String home, Texts texts, boolean strict) {
        return home == null ? null : WorkerPool.ofImage(Path.of(home), texts, strict);
    }

    @Deactivate
    void close() {
        if (workers != null) {
            workers.close();
        }
    }

    /** For use without a framework. */
    EvidenceIngest with(List<EvidenceReader> r, List<Analyzer> a, List<ContentImporter> i) {
        readers = r;
        analyzers = a;
        importers = i;
        return this;
    }

    @Override
    public IngestReport run(Case target, List<Path> paths, Progress progress) throws InterruptedException {
        ReentrantLock turn = turns.computeIfAbsent(target.info().folder(), folder -> new ReentrantLock());
        while (!turn.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.at(texts.get("ingest.waiting"), 0, -1, 0);
            if (progress.cancelled()) {
                return new IngestReport(0, 0, 0, 0, 0, List.of(), texts.get("stopped.cancelled"));
            }
        }
        try {
            return inTurn(target, paths, progress);
        } finally {
            turn.unlock();
        }
    }

    private IngestReport inTurn(Case target, List<Path> paths, Progress progress) throws InterruptedException {
        Tally tally = new Tally();
        Programs programs = Programs.asking(policy, target, texts.get("programs.ingest"));
        PlugIns plugIns = PlugIns.of(readers, analyzers, importers, texts, tally, limits, workers, programs);
        return new IngestRun(
                        target, index.writing(target), plugIns, types.get(), limits, texts, tally, progress, workers)
                .go(paths);
    }

    /** The table of types takes a moment to read: not before the first run. */
    private static final class Once implements Supplier<MediaTypes> {

        private @Nullable MediaTypes types;

        @Override
        public synchronized MediaTypes get() {
            MediaTypes known = types;
            if (known == null) {
                known = new MediaTypes();
                types = known;
            }
            return known;
        }
    }
}
