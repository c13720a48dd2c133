package org.lapwing.platform.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchDocument;

/**
 * The one writer of an index. Opened by the first change and closed when nothing was written for a while, so that a case that was
 * closed, or that another process wants to write, is let go.
 */
final class IndexWriterSide implements IndexWriting {

    private static final double BUFFER_MEGABYTES = 64;
    private static final long LOCK_PATIENCE = TimeUnit.SECONDS.toNanos(6);
    private static final long LOCK_PAUSE_MILLIS = 100;

    private final VaultDirectory directory;
    private final Analyzer analyzer;
    private final Failures failures;

    private @Nullable Session session;
    private int busy;
    private long lastUse = System.nanoTime();

    IndexWriterSide(VaultDirectory directory, Analyzer analyzer, Failures failures) {
        this.directory = directory;
        this.analyzer = analyzer;
        this.failures = failures;
    }

    /** What lives as long as the writer is open. */
    private record Session(IndexWriter writer, DirectoryReader before, GroupFilter written) {

        boolean mayHold(Term group, String name) throws IOException {
            return written.add(name) | before.docFreq(group) > 0;
        }
    }

    @Override
    public void replace(String group, Stream<SearchDocument> documents) {
        Session open = begin();
        try (documents) {
            Term term = new Term(Documents.GROUP, group);
            if (open.mayHold(term, group)) {
                open.writer().deleteDocuments(term);
            }
            for (Iterator<SearchDocument> each = documents.iterator(); each.hasNext(); ) {
                open.writer().addDocument(Documents.of(group, each.next()));
            }
        } catch (IOException | AlreadyClosedException e) {
            throw lost(open, e);
        } finally {
            end();
        }
    }

    @Override
    public void commit() {
        Session open;
        synchronized (this) {
            if (session == null) {
                return;
            }
            open = begin();
        }
        try {
            open.writer().commit();
        } catch (IOException | AlreadyClosedException e) {
            throw lost(open, e);
        } finally {
            end();
        }
    }

    /** Closes the writer if it was not used for so long. */
    synchronized void closeIfIdle(long nanos) {
        if (session != null && busy == 0 && System.nanoTime() - lastUse > nanos) {
            close(false);
        }
    }

    /** @param now without waiting for merges that go on; what was committed stays, and so does what was only added otherwise */
    synchronized void close(boolean now) {
        Session closing = session;
        session = null;
        if (closing == null) {
            return;
        }
        try {
            if (closing.writer().hasUncommittedChanges()) {
                closing.writer().commit();
            }
            if (now) {
                closing.writer().rollback();
            }
            closing.writer().close();
            closing.before().close();
        } catch (IOException | AlreadyClosedException e) {
            throw lost(closing, e);
        }
    }

    private synchronized Session begin() {
        Session open = session;
        if (open == null) {
            open = open();
            session = open;
        }
        busy++;
        return open;
    }

    private synchronized void end() {
        busy--;
        lastUse = System.nanoTime();
    }

    private Session open() {
        try {
            IndexWriter writer = openWriter();
            try {
                if (!DirectoryReader.indexExists(directory)) {
                    writer.commit();
                }
                return new Session(writer, DirectoryReader.open(directory), new GroupFilter());
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                throw e;
            }
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    /** Another process may be about to let go. */
    private IndexWriter openWriter() throws IOException {
        long until = System.nanoTime() + LOCK_PATIENCE;
        while (true) {
            try {
                return new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES));
            } catch (LockObtainFailedException taken) {
                if (System.nanoTime() - until > 0) {
                    throw taken;
                }
                pause(taken);
            }
        }
    }

    private static void pause(LockObtainFailedException taken) throws LockObtainFailedException {
        try {
            Thread.sleep(LOCK_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw taken;
        }
    }

    /** After a failure Lucene may have given the writer up: the next change then begins with what was committed. */
    private synchronized RuntimeException lost(Session open, Exception failure) {
        Throwable tragic = open.writer().getTragicException();
        if (!open.writer().isOpen()) {
            if (open.equals(session)) {
                session = null;
            }
            try {
                open.before().close();
            } catch (IOException alsoLost) {
                failure.addSuppressed(alsoLost);
            }
        }
        return failures.of(tragic == null ? failure : tragic);
    }
}
