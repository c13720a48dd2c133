package org.lapwing.platform.pipeline.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;

/** A content in a worker: a handle, and its bytes as far as they were handed over or are asked for. */
final class HandedContent implements Content, AutoCloseable {

    private final Hashes hashes;
    private final long size;
    private final String mediaType;
    private final String name;
    private final byte @Nullable [] bytes;
    private final Asking asking;
    private final @Nullable Path temp;
    private @Nullable Path file;

    /**
     * @param bytes all of them, or null where they are asked for
     * @param temp a folder in memory, null where there is none
     */
    HandedContent(
            Hashes hashes,
            long size,
            String mediaType,
            String name,
            byte @Nullable [] bytes,
            Asking asking,
            @Nullable Path temp) {
        this.hashes = hashes;
        this.size = size;
        this.mediaType = mediaType;
        this.name = name;
        this.bytes = bytes;
        this.asking = asking;
        this.temp = temp;
    }

    /** Asks whoever handed the content over for some of its bytes. */
    interface Asking {

        /** @return the bytes from the offset, up to the length; fewer only at the end, none behind it */
        byte[] bytes(long offset, int length) throws IOException;
    }

    @Override
    public ContentId id() {
        return hashes.sha256();
    }

    @Override
    public Hashes hashes() {
        return hashes;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() {
        return bytes == null ? new Asked() : new ByteArrayInputStream(bytes);
    }

    @Override
    public synchronized Path file() throws IOException {
        Path made = file;
        if (made == null) {
            if (temp == null) {
                throw new IOException("This system has no folder in memory for the file that the analyser needs");
            }
            made = Files.createTempFile(temp, "content", "");
            file = made;
            try (OutputStream out = Files.newOutputStream(made);
                    InputStream in = open()) {
                in.transferTo(out);
            }
        }
        return made;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** Reads ahead by a part. */
    private final class Asked extends InputStream {

        private byte[] part = new byte[0];
        private int at;
        private long next;
        private int ahead = 64 << 10;

        @Override
        public int read() throws IOException {
            return fill() ? part[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, n);
            at += n;
            return n;
        }

        @Override
        public long skip(long count) {
            if (count <= 0) {
                return 0;
            }
            long here = next - part.length + at;
            long to = Math.min(size, here + count);
            if (to <= next) {
                at += (int) (to - here);
            } else {
                part = new byte[0];
                at = 0;
                next = to;
            }
            return to - here;
        }

        private boolean fill() throws IOException {
            if (at == part.length) {
                if (next >= size) {
                    return false;
                }
                part = asking.bytes(next, (int) Math.min(ahead, size - next));
                at = 0;
                next += part.length;
                // Whoever reads on reads all.
                ahead = Math.min(Frame.PART, ahead * 4);
            }
            return part.length > 0;
        }
    }
}
