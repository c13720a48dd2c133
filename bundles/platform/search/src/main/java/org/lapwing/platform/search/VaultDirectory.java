package org.lapwing.platform.search;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockFactory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.lapwing.platform.api.vault.VaultFiles;

/** Lucene's files as files of the vault, so that whatever the vault does to bytes is done to the index too. */
final class VaultDirectory extends BaseDirectory {

    private static final int BUFFER = 1 << 14;

    private final VaultFiles files;
    private final AtomicLong temporary = new AtomicLong();

    /** What could not be deleted yet, because some systems do not delete files that are open. */
    private final Set<String> doomed = ConcurrentHashMap.newKeySet();

    VaultDirectory(VaultFiles files) {
        super(new VaultLocks());
        this.files = files;
    }

    @Override
    public String[] listAll() throws IOException {
        ensureOpen();
        return files.list().stream()
                .filter(name -> !doomed.contains(name))
                .sorted()
                .toArray(String[]::new);
    }

    @Override
    public void deleteFile(String name) throws IOException {
        ensureOpen();
        if (doomed.contains(name)) {
            throw new NoSuchFileException(name, null, "already deleted");
        }
        try {
            files.delete(name);
        } catch (NoSuchFileException | FileNotFoundException gone) {
            throw gone;
        } catch (IOException openElsewhere) {
            doomed.add(name);
        }
        deleteDoomed();
    }

    @Override
    public long fileLength(String name) throws IOException {
        ensureOpen();
        return files.length(name);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        ensureOpen();
        deleteDoomed();
        return new OutputStreamIndexOutput("vault file " + name, name, files.create(name), BUFFER);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        ensureOpen();
        while (true) {
            String name = IndexFileNames.segmentFileName(
                    prefix, suffix + "_" + Long.toString(temporary.getAndIncrement(), Character.MAX_RADIX), "tmp");
            if (!files.list().contains(name)) {
                return new OutputStreamIndexOutput("vault file " + name, name, files.create(name), BUFFER);
            }
        }
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        ensureOpen();
        files.sync(names);
        deleteDoomed();
    }

    @Override
    public void syncMetaData() throws IOException {
        ensureOpen();
        files.syncNames();
        deleteDoomed();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        ensureOpen();
        files.rename(from, to);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        ensureOpen();
        if (doomed.contains(name)) {
            throw new NoSuchFileException(name, null, "already deleted");
        }
        return new VaultInput("vault file " + name, files.open(name), context);
    }

    @Override
    public Set<String> getPendingDeletions() {
        deleteDoomed();
        return Set.copyOf(doomed);
    }

    @Override
    public void close() {
        isOpen = false;
        deleteDoomed();
    }

    private void deleteDoomed() {
        for (String name : doomed) {
            try {
                files.delete(name);
                doomed.remove(name);
            } catch (NoSuchFileException | FileNotFoundException gone) {
                doomed.remove(name);
            } catch (IOException stillOpen) {
                // Tried again with the next change of the directory, and by the next writer.
                continue;
            }
        }
    }

    /** Locks between processes are the vault's affair. */
    private static final class VaultLocks extends LockFactory {

        @Override
        public Lock obtainLock(Directory directory, String name) throws IOException {
            VaultFiles files = ((VaultDirectory) directory).files;
            AutoCloseable held;
            try {
                held = files.lock(name);
            } catch (IOException taken) {
                throw new LockObtainFailedException(String.valueOf(taken.getMessage()), taken);
            }
            return new HeldLock(held);
        }
    }

    private static final class HeldLock extends Lock {

        private final AutoCloseable held;
        private volatile boolean closed;

        HeldLock(AutoCloseable held) {
            this.held = held;
        }

        @Override
        public void ensureValid() throws IOException {
            if (closed) {
                throw new IOException("The lock of the index was given back");
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                held.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException("The lock of the index could not be given back", e);
            }
        }
    }
}
