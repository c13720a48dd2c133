package org.lapwing.product.fuzz;

import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.reading.Container;

/** A file with entries that is in memory. */
public record Contained(byte[] bytes, String mediaType) implements Container {

    @Override
    public String name() {
        return "file";
    }

    @Override
    public @Nullable Path exhibitPath() {
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
        return new SeekableInMemoryByteChannel(bytes);
    }
}
