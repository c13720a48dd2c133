package org.lapwing.platform.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex.Hits;

/** Reads hits page by page, so that their number does not matter. For one thread. */
final class HitStream implements Hits {

    private static final int FIRST_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;
    private static final int SKIPPED_AT_ONCE = 10_000;
    private static final Set<String> SHOWN =
            Set.of(Documents.KIND, Documents.ID, Documents.TITLE, Documents.AT, Documents.AUTHOR);

    private final IndexSearcher searcher;
    private final Query query;
    private final Passages passages;
    private final Failures failures;
    private final Runnable whenDone;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long total;
    private final Deque<SearchHit> page = new ArrayDeque<>();
    private long left;
    private int pageSize = FIRST_PAGE;
    private @Nullable ScoreDoc last;

    HitStream(IndexSearcher searcher, Analyzer analyzer, Query query, int limit, Failures failures, Runnable whenDone)
            throws IOException {
        this.searcher = searcher;
        this.query = searcher.rewrite(query);
        this.passages = new Passages(searcher, analyzer);
        this.failures = failures;
        this.whenDone = whenDone;
        this.total = searcher.count(query);
        this.left = Math.min(total, Math.max(0, limit));
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public void skip(int hits) {
        try {
            for (int pass = (int) Math.min(hits, left); pass > 0; ) {
                TopDocs found = searcher.searchAfter(last, query, Math.min(pass, SKIPPED_AT_ONCE));
                if (found.scoreDocs.length == 0) {
                    left = 0;
                    return;
                }
                last = found.scoreDocs[found.scoreDocs.length - 1];
                pass -= found.scoreDocs.length;
                left -= found.scoreDocs.length;
            }
        } catch (IOException e) {
            close();
            throw failures.of(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && left > 0 && !closed.get()) {
            try {
                readPage();
            } catch (IOException e) {
                close();
                throw failures.of(e);
            }
        }
        if (page.isEmpty()) {
            close();
            return false;
        }
        return true;
    }

    @Override
    public SearchHit next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            whenDone.run();
        }
    }

    private void readPage() throws IOException {
        int wanted = (int) Math.min(left, pageSize);
        pageSize = Math.min(LARGEST_PAGE, pageSize * 4);
        TopDocs found = searcher.searchAfter(last, query, wanted);
        int[] documents = new int[found.scoreDocs.length];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = found.scoreDocs[i].doc;
        }
        if (documents.length == 0) {
            left = 0;
            return;
        }
        List<Passages.Marked> marked = passages.of(query, documents);
        StoredFields stored = searcher.storedFields();
        for (int i = 0; i < documents.length; i++) {
            page.add(hit(stored.document(documents[i], SHOWN), marked.get(i), found.scoreDocs[i].score));
        }
        last = found.scoreDocs[documents.length - 1];
        left -= documents.length;
    }

    private static SearchHit hit(Document stored, Passages.Marked marked, float score) {
        return new SearchHit(
                Documents.target(stored),
                stored.get(Documents.TITLE),
                marked.context(),
                marked.marks(),
                Documents.at(stored),
                stored.get(Documents.AUTHOR),
                score);
    }
}
