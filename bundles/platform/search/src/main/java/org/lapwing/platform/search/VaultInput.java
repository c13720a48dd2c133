package org.lapwing.platform.search;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.store.BufferedIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.lapwing.platform.api.vault.VaultFiles;

/** Reads a file of the vault; clones and slices share its reader, which only the first one closes. */
final class VaultInput extends BufferedIndexInput {

    private final VaultFiles.Reader reader;
    private final long begin;
    private final long end;
    private boolean shared;

    VaultInput(String description, VaultFiles.Reader reader, IOContext context) {
        super(description, context);
        this.reader = reader;
        this.begin = 0;
        this.end = reader.length();
    }

    private VaultInput(String description, VaultInput whole, long offset, long length) {
        super(description, whole.getBufferSize());
        this.reader = whole.reader;
        this.begin = whole.begin + offset;
        this.end = begin + length;
        this.shared = true;
    }

    @Override
    protected void readInternal(ByteBuffer into) throws IOException {
        long position = begin + getFilePointer();
        if (position + into.remaining() > end) {
            throw new EOFException("Read past the end of " + this);
        }
        reader.read(position, into);
    }

    @Override
    protected void seekInternal(long position) throws IOException {
        if (position > length()) {
            throw new EOFException("Seek past the end of " + this);
        }
    }

    @Override
    public long length() {
        return end - begin;
    }

    @Override
    public VaultInput clone() {
        VaultInput clone = (VaultInput) super.clone();
        clone.shared = true;
        return clone;
    }

    @Override
    public IndexInput slice(String description, long offset, long length) throws IOException {
        if ((length | offset) < 0 || length > length() - offset) {
            throw new IllegalArgumentException("No such slice of " + this + ": " + offset + " + " + length);
        }
        return new VaultInput(getFullSliceDescription(description), this, offset, length);
    }

    @Override
    public void close() {
        if (!shared) {
            reader.close();
        }
    }
}
