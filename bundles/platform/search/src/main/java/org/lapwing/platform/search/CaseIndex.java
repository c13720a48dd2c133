package org.lapwing.platform.search;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.search.SearchIndex.Hits;
import org.lapwing.platform.api.vault.VaultFiles;

/** The index of one case: a writer, and a reader that follows what is committed, by this process or another. */
final class CaseIndex {

    private final VaultDirectory directory;
    private final Analyzer analyzer;
    private final Failures failures;
    private final IndexWriterSide writing;
    private @Nullable DirectoryReader reader;
    private long lastSearch = System.nanoTime();

    CaseIndex(VaultFiles files, Analyzer analyzer, Failures failures) {
        this.directory = new VaultDirectory(files);
        this.analyzer = analyzer;
        this.failures = failures;
        this.writing = new IndexWriterSide(directory, analyzer, failures);
    }

    IndexWriterSide writing() {
        return writing;
    }

    Hits search(Query query, int limit) {
        try {
            DirectoryReader current = current();
            if (current == null) {
                return new NoHits();
            }
            boolean taken = false;
            try {
                Hits hits = new HitStream(
                        new IndexSearcher(current), analyzer, query, limit, failures, () -> release(current));
                taken = true;
                return hits;
            } finally {
                if (!taken) {
                    release(current);
                }
            }
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    void closeIfIdle(long writerNanos, long readerNanos) {
        writing.closeIfIdle(writerNanos);
        synchronized (this) {
            if (System.nanoTime() - lastSearch > readerNanos) {
                closeReader();
            }
        }
    }

    void close() {
        try {
            writing.close(true);
        } finally {
            synchronized (this) {
                closeReader();
            }
            directory.close();
        }
    }

    /** The newest reader, with one more reference; null while there is no index. */
    private synchronized @Nullable DirectoryReader current() throws IOException {
        lastSearch = System.nanoTime();
        DirectoryReader current = newest(reader);
        reader = current;
        if (current != null) {
            current.incRef();
        }
        return current;
    }

    private @Nullable DirectoryReader newest(@Nullable DirectoryReader old) throws IOException {
        if (old == null) {
            return DirectoryReader.indexExists(directory) ? DirectoryReader.open(directory) : null;
        }
        DirectoryReader newer = DirectoryReader.openIfChanged(old);
        if (newer == null) {
            return old;
        }
        old.decRef();
        return newer;
    }

    private void closeReader() {
        DirectoryReader closing = reader;
        reader = null;
        if (closing != null) {
            release(closing);
        }
    }

    private void release(DirectoryReader used) {
        try {
            used.decRef();
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    /** For a case that has no index yet. */
    private static final class NoHits implements Hits {

        @Override
        public long total() {
            return 0;
        }

        @Override
        public void skip(int hits) {
            // There are none.
        }

        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public org.lapwing.platform.api.search.SearchHit next() {
            throw new java.util.NoSuchElementException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
