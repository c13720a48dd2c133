package org.lapwing.platform.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.IndexWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchIndex.BadQuery;
import org.lapwing.platform.api.search.SearchIndex.Hits;
import org.lapwing.platform.api.search.SearchQuery;

/** The indexes of the open cases; closed with their case, and what was not used for a while earlier: opening it again is cheap. */
final class CaseIndexes {

    private static final System.Logger LOG = System.getLogger(CaseIndexes.class.getName());
    private static final String AREA = "index";
    private static final long WRITER_IDLE = TimeUnit.SECONDS.toNanos(2);
    private static final long READER_IDLE = TimeUnit.SECONDS.toNanos(20);

    private final Texts texts;
    private final Failures failures;
    private final Map<Case, CaseIndex> indexes = new IdentityHashMap<>();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("lapwing-index-keeper").unstarted(work));

    private final FoldingAnalyzer analyzer;

    CaseIndexes(Texts texts) {
        this.texts = texts;
        this.failures = new Failures(texts);
        loadCodecs();
        this.analyzer = new FoldingAnalyzer();
        keeper.scheduleWithFixedDelay(this::closeIdle, 1, 1, TimeUnit.SECONDS);
    }

    IndexWriting writing(Case of) {
        return index(of).writing();
    }

    Hits search(Case in, SearchQuery query) throws BadQuery {
        return index(in).search(new QuestionParser(texts, analyzer).parse(query), query.limit());
    }

    void close() {
        keeper.shutdownNow();
        List<CaseIndex> all;
        synchronized (indexes) {
            all = new ArrayList<>(indexes.values());
            indexes.clear();
        }
        all.forEach(index -> tried(index::close));
    }

    private CaseIndex index(Case of) {
        synchronized (indexes) {
            CaseIndex known = indexes.get(of);
            if (known == null) {
                known = new CaseIndex(of.vault().files(AREA), analyzer, failures);
                indexes.put(of, known);
                of.onClose(() -> forget(of));
            }
            return known;
        }
    }

    private void forget(Case closing) {
        CaseIndex index;
        synchronized (indexes) {
            index = indexes.remove(closing);
        }
        if (index != null) {
            index.close();
        }
    }

    private void closeIdle() {
        List<CaseIndex> all;
        synchronized (indexes) {
            all = new ArrayList<>(indexes.values());
        }
        all.forEach(index -> tried(() -> index.closeIfIdle(WRITER_IDLE, READER_IDLE)));
    }

    private static void tried(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "An index could not be closed cleanly", e);
        }
    }

    /** Lucene finds its codecs through the loader of the thread as well; here that must be its own bundle's. */
    private static void loadCodecs() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(IndexWriter.class.getClassLoader());
        try {
            Codec.getDefault();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
