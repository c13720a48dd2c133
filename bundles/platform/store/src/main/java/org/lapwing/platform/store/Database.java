package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseUnavailable;

/**
 * The database of an open case: one writing connection, guarded by a fair lock, and reading connections as needed. A thread that is in
 * a transaction reads its own changes.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final int IDLE_READERS = 6;

    private static final int PATIENCE_SECONDS = 20;

    private final Failures failures;
    private volatile DatabaseFile file;
    private volatile @Nullable Link writer;
    private volatile Link watch;

    /** Added to what the watching connection counts, so that the revision goes on growing when that is made anew. */
    private volatile long revisionsBefore;

    /** Held for reading by all who read, so that one who replaces the file waits for them. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private final ReentrantLock turn = new ReentrantLock(true);
    private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();
    private final List<Runnable> afterCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> afterEveryCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> beforeCommit = new CopyOnWriteArrayList<>();
    private final List<Runnable> afterRollback = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private @Nullable SQLException doom;

    private Database(DatabaseFile file, Failures failures, @Nullable Connection writer, Connection watch) {
        this.file = file;
        this.failures = failures;
        this.writer = writer == null ? null : new Link(writer);
        this.watch = new Link(watch);
    }

    static Database open(DatabaseFile file, Failures failures) throws SQLException {
        Connection writer = file.writable() ? file.connectForWriting() : null;
        try {
            return new Database(file, failures, writer, file.connectForReading());
        } catch (SQLException e) {
            if (writer != null) {
                writer.close();
            }
            throw e;
        }
    }

    boolean writable() {
        return writer != null;
    }

    /** Whether this thread is in a transaction of the writing connection. */
    boolean inTransaction() {
        return turn.isHeldByCurrentThread();
    }

    /** Reads a consistent state. */
    <T> T read(Work<T> work) {
        Link own = writer;
        if (own != null && turn.isHeldByCurrentThread()) {
            try {
                return work.run(own);
            } catch (SQLException e) {
                throw failures.of(e);
            }
        }
        gate.readLock().lock();
        try {
            checkOpen();
            Link link = borrow();
            boolean sound = false;
            try {
                link.run("begin");
                T result = work.run(link);
                link.run("commit");
                sound = true;
                return result;
            } finally {
                giveBack(link, sound);
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Runs the work in the transaction of this thread, or in one of its own. */
    <T> T write(Work<T> work) {
        if (writer == null) {
            throw new IllegalStateException("The case is open for reading only");
        }
        T result;
        boolean outermost;
        turn.lock();
        try {
            checkOpen();
            Link link = Objects.requireNonNull(writer);
            outermost = turn.getHoldCount() == 1;
            result = outermost ? transaction(link, work) : nested(link, work);
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            turn.unlock();
        }
        if (outermost) {
            afterEveryCommit.forEach(Database::call);
            afterCommit.forEach(Database::call);
        }
        return result;
    }

    /**
     * Like {@link #write}, for what changes nothing that anybody shows: the revision stays, and only {@link #afterEveryCommit} is told.
     *
     * @return false where another transaction took longer than the patience; then nothing was done
     */
    boolean quietly(Work<?> work, Duration patience) {
        if (writer == null || turn.isHeldByCurrentThread()) {
            write(work);
            return true;
        }
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            checkOpen();
            long before = revision();
            transaction(Objects.requireNonNull(writer), work);
            long counted = revisionsBefore;
            revisionsBefore = counted + before - revision();
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            turn.unlock();
        }
        afterEveryCommit.forEach(Database::call);
        return true;
    }

    /**
     * Like {@link #write}, without a way back of its own inside a transaction: a failure takes all of that back. For the small steps of a
     * long batch.
     */
    <T> T join(Work<T> work) {
        Link link = writer;
        if (link == null || !turn.isHeldByCurrentThread()) {
            return write(work);
        }
        boolean sound = false;
        try {
            checkDoom();
            T result = work.run(link);
            sound = true;
            return result;
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            if (!sound && doom == null) {
                doom = new SQLException("A step of the transaction failed before");
            }
        }
    }

    private <T> T transaction(Link link, Work<T> work) throws SQLException {
        doom = null;
        link.run("begin immediate");
        boolean sound = false;
        try {
            T result = work.run(link);
            checkDoom();
            beforeCommit.forEach(Runnable::run);
            link.run("commit");
            sound = true;
            return result;
        } finally {
            if (!sound) {
                afterRollback.forEach(Runnable::run);
                rollBack(link);
            }
        }
    }

    private <T> T nested(Link link, Work<T> work) throws SQLException {
        checkDoom();
        link.run("savepoint nested");
        boolean sound = false;
        try {
            T result = work.run(link);
            checkDoom();
            sound = true;
            return result;
        } finally {
            if (!sound) {
                afterRollback.forEach(Runnable::run);
                rollBackNested(link);
            }
            if (doom == null) {
                link.run("release nested");
            }
        }
    }

    private static void rollBack(Link link) {
        try {
            link.run("rollback");
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The transaction was already rolled back", e);
        }
    }

    /** Where not even that works (disk full, I/O error), the database has given up the whole transaction. */
    private void rollBackNested(Link link) {
        try {
            link.run("rollback to nested");
        } catch (SQLException e) {
            doom = e;
        }
    }

    private void checkDoom() throws SQLException {
        if (doom != null) {
            throw doom;
        }
    }

    /** Grows with each commit of anybody. */
    long revision() {
        checkOpen();
        gate.readLock().lock();
        try {
            Link counting = watch;
            synchronized (counting) {
                return revisionsBefore + counting.number("pragma data_version");
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            gate.readLock().unlock();
        }
    }

    AutoCloseable afterCommit(Runnable listener) {
        afterCommit.add(listener);
        return () -> afterCommit.remove(listener);
    }

    /** Also called after commits that nobody else is told of. */
    void afterEveryCommit(Runnable listener) {
        afterEveryCommit.add(listener);
    }

    /** Writes what the log beside the file holds into the file, as far as nobody reads what was before. */
    void checkpoint() {
        Link own = writer;
        turn.lock();
        try {
            checkOpen();
            if (own != null) {
                own.number("pragma wal_checkpoint(truncate)");
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            turn.unlock();
        }
    }

    /** Runs the work while nobody writes. */
    <T> T still(Still<T> work) throws IOException, CaseUnavailable {
        turn.lock();
        try {
            checkOpen();
            return work.run();
        } finally {
            turn.unlock();
        }
    }

    /** Called on the writing thread before each commit; what it throws takes the transaction back. */
    void beforeCommit(Runnable settle) {
        beforeCommit.add(settle);
    }

    /**
     * Waits for all who read and write, closes all connections so that nothing is left beside the file, lets the work replace it, and
     * opens what the work says. Nobody else, in no process, may have it open.
     */
    void replaced(Replacing work) throws SQLException, IOException {
        Link own = writer;
        if (own == null || turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("The file is replaced outside of a transaction of a case open for writing");
        }
        turn.lock();
        try {
            checkOpen();
            if (!gate.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("Something has been reading the case for too long");
            }
            try {
                long counted = revision();
                letGo(own);
                try {
                    file = work.replace(file);
                } finally {
                    writer = new Link(file.connectForWriting());
                    watch = new Link(file.connectForReading());
                    revisionsBefore = 0;
                    revisionsBefore = counted + 1 - revision();
                }
            } finally {
                gate.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted before anything was changed", e);
        } finally {
            turn.unlock();
        }
        afterEveryCommit.forEach(Database::call);
        afterCommit.forEach(Database::call);
    }

    /**
     * Closes all connections, with nothing left beside the file.
     *
     * @throws SQLException when somebody else has the file open; then all connections are there again
     */
    private void letGo(Link own) throws SQLException {
        for (Link link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
            link.close();
        }
        watch.close();
        try {
            own.forgetStatements();
            own.script("pragma busy_timeout = 500");
            own.first(row -> row.getString(1), "pragma journal_mode = delete");
            own.close();
        } catch (SQLException e) {
            own.close();
            writer = new Link(file.connectForWriting());
            watch = new Link(file.connectForReading());
            throw e;
        }
    }

    /** Called on the writing thread whenever something is rolled back: what was remembered of rows may be wrong. */
    void afterRollback(Runnable forget) {
        afterRollback.add(forget);
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener to changes of the case failed; the others were told", e);
        }
    }

    private Link borrow() throws SQLException {
        Link link = idle.pollFirst();
        return link == null ? new Link(file.connectForReading()) : link;
    }

    private void giveBack(Link link, boolean sound) throws SQLException {
        if (!sound) {
            rollBack(link);
        }
        if (closed || !sound || idle.size() >= IDLE_READERS) {
            link.close();
            return;
        }
        idle.addFirst(link);
        if (closed && idle.remove(link)) {
            link.close();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The case is closed");
        }
    }

    /** Waits for a running transaction; reading that is under way ends by itself. */
    @Override
    public void close() {
        turn.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            for (Link link = idle.pollFirst(); link != null; link = idle.pollFirst()) {
                close(link);
            }
            Link counting = watch;
            synchronized (counting) {
                close(counting);
            }
            Link own = writer;
            if (own != null) {
                close(own);
            }
        } finally {
            turn.unlock();
        }
    }

    private static void close(Link link) {
        try {
            link.close();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "A connection to the case's database did not close cleanly", e);
        }
    }

    /** Work on the files of a case. */
    @FunctionalInterface
    interface Still<T> {
        T run() throws IOException, CaseUnavailable;
    }

    /** Replaces the closed file; returns how it is connected to from now on. */
    @FunctionalInterface
    interface Replacing {
        DatabaseFile replace(DatabaseFile closed) throws SQLException, IOException;
    }

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Link link) throws SQLException;
    }
}
