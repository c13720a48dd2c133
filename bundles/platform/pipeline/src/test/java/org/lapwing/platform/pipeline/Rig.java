package org.lapwing.platform.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.archive.ArchiveReader;
import org.lapwing.evidence.documents.TextAnalyzer;
import org.lapwing.evidence.folder.FolderReader;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.lapwing.platform.search.IndexWithoutFramework;
import org.lapwing.platform.search.LuceneSearchIndex;
import org.lapwing.platform.store.StoreWithoutFramework;
import org.lapwing.product.testkit.EnglishTexts;

/** The pipeline on the real store, index and readers. */
final class Rig implements AutoCloseable {

    static final Texts TEXTS = new Texts() {
        @Override
        public String get(String key, Object... arguments) {
            return key + " " + Arrays.toString(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    };

    final List<EvidenceReader> readers = new ArrayList<>(List.of(
            new FolderReader(EnglishTexts.of(FolderReader.class)),
            new ArchiveReader(EnglishTexts.of(ArchiveReader.class))));
    final List<Analyzer> analyzers = new ArrayList<>(List.of(new TextAnalyzer(EnglishTexts.of(TextAnalyzer.class))));
    final List<ContentImporter> importers = new ArrayList<>();
    SearchIndex index = new LuceneSearchIndex(TEXTS);
    final CaseStore store;
    final Path folder;
    Case target;
    Limits limits = Limits.ofThisMachine();

    @Nullable
    WorkerPool workers;

    @Nullable
    Policy policy;

    Rig(Path folder) throws CaseUnavailable {
        this.folder = folder;
        store = StoreWithoutFramework.in(folder.resolve("profile"), TEXTS, readers);
        target = store.create(folder.resolve("case"), "A case", null);
    }

    void hurry(Duration moderate, Duration grace) {
        limits = new Limits(
                limits.threads(),
                limits.held(),
                limits.waiting(),
                moderate,
                moderate,
                grace,
                limits.batch(),
                limits.indexEvery(),
                limits.reading());
    }

    /** So that contents come one after the other. */
    Limits oneHand() {
        return new Limits(
                1,
                limits.held(),
                limits.waiting(),
                limits.moderate(),
                limits.heavy(),
                limits.grace(),
                limits.batch(),
                limits.indexEvery(),
                limits.reading());
    }

    IngestReport ingest(Path... evidence) throws InterruptedException {
        return ingest(Progress.NONE, evidence);
    }

    IngestReport ingest(Progress progress, Path... evidence) throws InterruptedException {
        return new EvidenceIngest(index, EnglishTexts.of(EvidenceIngest.class), limits, workers, policy)
                .with(readers, analyzers, importers)
                .run(target, List.of(evidence), progress);
    }

    List<Item> items() {
        List<Item> all = new ArrayList<>();
        for (List<Item> page = target.evidence().items(ItemFilter.ALL, 0, 5_000);
                !page.isEmpty();
                page = target.evidence().items(ItemFilter.ALL, all.getLast().id(), 5_000)) {
            all.addAll(page);
        }
        return all;
    }

    Item item(String path) {
        return items().stream()
                .filter(item -> item.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among "
                        + items().stream().map(Item::path).toList()));
    }

    List<String> titlesWith(String words) throws SearchIndex.BadQuery {
        List<String> titles = new ArrayList<>();
        try (SearchIndex.Hits hits = index.search(target, new SearchQuery(words, null, 100))) {
            hits.forEachRemaining(hit -> titles.add(hit.title()));
        }
        return titles;
    }

    /** As another process would. */
    void reopen() throws CaseUnavailable {
        IndexWithoutFramework.close(index);
        index = new LuceneSearchIndex(TEXTS);
        target.close();
        target = store.open(folder.resolve("case"), CaseStore.Access.WRITE);
    }

    @Override
    public void close() {
        IndexWithoutFramework.close(index);
        target.close();
    }
}
