package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.vault.Vault.ClearFile;
import org.lapwing.platform.store.ScratchArea.ScratchFile;

/**
 * Copies of contents that do not lie on the disk as files, in the scratch area. Those that are only read through a channel are kept for
 * the next time as long as there are few, so that a thousand entries of one nested archive cost one copy.
 */
final class ContainerCopies implements AutoCloseable {

    private static final int KEPT = 8;

    private final ScratchArea scratch;
    private final ClearFiles clear;
    private final Map<ContentId, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ContentId, ClearFile> files = new HashMap<>();

    ContainerCopies(ScratchArea scratch, ClearFiles clear) {
        this.scratch = scratch;
        this.clear = clear;
    }

    /** A plain file in memory that stays until the case's handle is closed. */
    Path kept(ContentId content, long size, Source source) throws IOException {
        synchronized (files) {
            ClearFile known = files.get(content);
            if (known == null) {
                known = copied(size, source);
                files.put(content, known);
            }
            return known.path();
        }
    }

    private ClearFile copied(long size, Source source) throws IOException {
        ClearFile made = clear.file(size);
        boolean sound = false;
        try (InputStream in = source.open();
                OutputStream out = Files.newOutputStream(made.path())) {
            in.transferTo(out);
            sound = true;
            return made;
        } finally {
            if (!sound) {
                made.close();
            }
        }
    }

    /** A new, empty file in memory; its user closes it. */
    ClearFile memory(long bytes) throws IOException {
        return clear.file(bytes);
    }

    SeekableByteChannel channel(ContentId content, Source source) throws IOException {
        Copy copy = take(content, source);
        try {
            return copy.read(() -> release(copy));
        } catch (IOException e) {
            release(copy);
            throw e;
        }
    }

    private Copy take(ContentId content, Source source) throws IOException {
        Copy copy;
        synchronized (copies) {
            copy = copies.computeIfAbsent(content, id -> new Copy());
            copy.users++;
        }
        try {
            copy.fill(scratch, source);
            return copy;
        } catch (IOException e) {
            release(copy);
            throw e;
        }
    }

    private void release(Copy released) {
        synchronized (copies) {
            released.users--;
            int idle = 0;
            for (Copy copy : copies.values()) {
                idle += copy.users == 0 ? 1 : 0;
            }
            for (Iterator<Copy> oldest = copies.values().iterator(); idle > KEPT && oldest.hasNext(); ) {
                Copy copy = oldest.next();
                if (copy.users == 0) {
                    copy.delete();
                    oldest.remove();
                    idle--;
                }
            }
        }
    }

    @Override
    public void close() {
        synchronized (copies) {
            copies.values().forEach(Copy::delete);
            copies.clear();
        }
        synchronized (files) {
            files.values().forEach(ClearFile::close);
            files.clear();
        }
    }

    /** The bytes to copy. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private static final class Copy {

        private int users;
        private @Nullable ScratchFile file;

        synchronized void fill(ScratchArea scratch, Source source) throws IOException {
            if (file != null) {
                return;
            }
            ScratchFile made = scratch.file();
            try (InputStream in = source.open();
                    OutputStream out = made.write()) {
                in.transferTo(out);
            } catch (IOException | RuntimeException e) {
                made.close();
                throw e;
            }
            file = made;
        }

        synchronized SeekableByteChannel read(Runnable whenClosed) throws IOException {
            ScratchFile made = file;
            if (made == null) {
                throw new IllegalStateException("The copy was not made");
            }
            return made.read(whenClosed);
        }

        synchronized void delete() {
            if (file != null) {
                file.close();
                file = null;
            }
        }
    }
}
