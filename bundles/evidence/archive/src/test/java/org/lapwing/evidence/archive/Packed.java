package org.lapwing.evidence.archive;

import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.lapwing.platform.api.reading.Container;

record Packed(String name, String mediaType, byte[] bytes) implements Container {
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
        return new SeekableInMemoryByteChannel(bytes);
    }
}
