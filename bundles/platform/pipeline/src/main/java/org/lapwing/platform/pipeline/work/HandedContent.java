package org.lapwing.platform.pipeline.work;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;

/** A content in a worker: a handle, and its bytes as far as they were handed over or are asked for. */
final class HandedContent implements Content, AutoCloseable {

    /** Left free for what else is unpacked. */
    private static final long SPARE = 64L << 20;

    private final Described described;
    private final byte @Nullable [] bytes;
    private final Asking asking;
    private final @Nullable Path temp;
    private final List<Companion> companions;
    private final List<Path> copies = new ArrayList<>();
    private @Nullable Path file;

    /**
     * @param bytes all of them, or null where they are asked for
     * @param temp a folder in memory, null where there is none
     */
    HandedContent(
            Described described,
            byte @Nullable [] bytes,
            Asking asking,
            @Nullable Path temp,
            List<Companion> companions) {
        this.described = described;
        this.bytes = bytes;
        this.asking = asking;
        this.temp = temp;
        this.companions = List.copyOf(companions);
    }

    /** What is said of a content when it is handed over. */
    record Described(Hashes hashes, long size, String mediaType, String name) {}

    static void describe(DataOutputStream out, Content content) throws IOException {
        Frame.put(out, content.hashes().md5());
        Frame.put(out, content.hashes().sha1());
        Frame.put(out, content.hashes().sha256().sha256());
        out.writeLong(content.size());
        Frame.put(out, content.mediaType());
        Frame.put(out, content.name());
    }

    static Described described(DataInputStream in) throws IOException {
        Hashes hashes = new Hashes(Frame.text(in), Frame.text(in), new ContentId(Frame.text(in)));
        return new Described(hashes, in.readLong(), Frame.text(in), Frame.text(in));
    }

    /** Asks whoever handed the content over for some of its bytes. */
    interface Asking {

        /** @return the bytes from the offset, up to the length; fewer only at the end, none behind it */
        byte[] bytes(long offset, int length) throws IOException;
    }

    @Override
    public ContentId id() {
        return described.hashes().sha256();
    }

    @Override
    public Hashes hashes() {
        return described.hashes();
    }

    @Override
    public long size() {
        return described.size();
    }

    @Override
    public String mediaType() {
        return described.mediaType();
    }

    @Override
    public String name() {
        return described.name();
    }

    @Override
    public InputStream open() {
        return bytes == null ? new Asked() : new ByteArrayInputStream(bytes);
    }

    @Override
    public List<Companion> companions() {
        return companions;
    }

    @Override
    public synchronized Path file() throws IOException {
        Path made = file;
        if (made == null) {
            made = Files.createTempFile(room(size()), "content", "");
            file = made;
            write(this, made);
        }
        return made;
    }

    @Override
    public synchronized Path copy(List<Companion> beside) throws IOException {
        long needed = size();
        for (Companion companion : beside) {
            needed += companion.content().size();
        }
        Path folder = Files.createTempDirectory(room(needed), "copy");
        copies.add(folder);
        Path copy = folder.resolve("copy");
        write(this, copy);
        for (Companion companion : beside) {
            write(companion.content(), folder.resolve("copy" + companion.ending()));
        }
        return copy;
    }

    private Path room(long needed) throws IOException {
        if (temp == null) {
            throw new IOException("This system has no folder in memory for the file that the analyser needs");
        }
        long free = Files.getFileStore(temp).getUsableSpace() - SPARE;
        if (needed > free) {
            throw new IOException(
                    "It needs " + needed + " bytes of memory, and there are " + Math.max(0, free) + " for it");
        }
        return temp;
    }

    private static void write(Content content, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to);
                InputStream in = content.open()) {
            in.transferTo(out);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
        copies.forEach(MemoryFolder::delete);
        for (Companion companion : companions) {
            if (companion.content() instanceof HandedContent handed) {
                handed.close();
            }
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
            long to = Math.min(size(), here + count);
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
                if (next >= size()) {
                    return false;
                }
                part = asking.bytes(next, (int) Math.min(ahead, size() - next));
                at = 0;
                next += part.length;
                // Whoever reads on reads all.
                ahead = Math.min(Frame.PART, ahead * 4);
            }
            return part.length > 0;
        }
    }
}
