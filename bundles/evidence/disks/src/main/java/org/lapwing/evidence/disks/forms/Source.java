package org.lapwing.evidence.disks.forms;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lapwing.platform.api.language.Texts;

/** A file of an image, read only within its bounds. */
final class Source implements Closeable {

    /** What is asked of a table or header at once. */
    static final int MOST = 64 << 20;

    private final FileChannel channel;
    private final long size;
    private final Texts texts;

    Source(Path file, Texts texts) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.texts = texts;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    Texts texts() {
        return texts;
    }

    boolean holds(long at, long length) {
        return at >= 0 && length >= 0 && at <= size - length;
    }

    ByteBuffer little(long at, int length) throws IOException {
        return bytes(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    ByteBuffer big(long at, int length) throws IOException {
        return bytes(at, length);
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        if (length < 0 || length > MOST) {
            throw damaged("table");
        }
        if (!holds(at, length)) {
            throw cut(at);
        }
        byte[] read = new byte[length];
        read(at, read, 0, length);
        return ByteBuffer.wrap(read);
    }

    void read(long at, byte[] into, int offset, int length) throws IOException {
        if (!holds(at, length)) {
            throw cut(at);
        }
        ByteBuffer target = ByteBuffer.wrap(into, offset, length);
        while (target.hasRemaining()) {
            if (channel.read(target, at + target.position() - offset) < 0) {
                throw cut(at);
            }
        }
    }

    private IOException cut(long at) {
        return new IOException(texts.get("form.cut", at, size));
    }

    /** @param part key of the part that makes no sense */
    IOException damaged(String part) {
        return new IOException(texts.get("form.damaged", texts.get("form.part." + part)));
    }

    void require(boolean holds, String part) throws IOException {
        if (!holds) {
            throw damaged(part);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
