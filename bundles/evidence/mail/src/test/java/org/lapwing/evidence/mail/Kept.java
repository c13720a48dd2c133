package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** Mail in memory as a container, and what a walk finds in it. */
record Kept(String name, String mediaType, byte[] bytes) implements Container {

    @Override
    public Path exhibitPath() {
        return null;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int depth() {
        return 1;
    }

    @Override
    public SeekableByteChannel channel() {
        return new Bytes(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    /** What was found, by path; read whole, as the pipeline does. */
    static final class Notes implements EntrySink {

        final Map<String, byte[]> read = new LinkedHashMap<>();
        final Map<String, Entry> entries = new LinkedHashMap<>();
        final List<String> unread = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void entry(Entry entry) {
            entries.put(entry.path(), entry);
            try (InputStream in = entry.bytes().open()) {
                read.put(entry.path(), in.readAllBytes());
            } catch (BoundExceeded e) {
                unread.add("SEALED " + entry.path() + ": " + e.getMessage());
            } catch (IOException e) {
                unread.add("UNREADABLE " + entry.path() + ": " + e.getMessage());
            }
        }

        @Override
        public void unread(String locator, String path, ItemState state, String problem) {
            unread.add(state + " " + path + ": " + problem);
        }

        @Override
        public void containerProblem(String problem) {
            problems.add(problem);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    /** Bytes to be read only. */
    private static final class Bytes implements SeekableByteChannel {

        private final ByteBuffer buffer;
        private boolean open = true;

        Bytes(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (!open) {
                throw new ClosedChannelException();
            }
            if (!buffer.hasRemaining()) {
                return -1;
            }
            int n = Math.min(into.remaining(), buffer.remaining());
            into.put(buffer.slice(buffer.position(), n));
            buffer.position(buffer.position() + n);
            return n;
        }

        @Override
        public long position() {
            return buffer.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            buffer.position((int) Math.min(position, buffer.limit()));
            return this;
        }

        @Override
        public long size() {
            return buffer.limit();
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
