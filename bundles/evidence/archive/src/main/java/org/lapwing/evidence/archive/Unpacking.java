package org.lapwing.evidence.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;

/** Ways in which single files are packed. */
enum Unpacking {
    GZIP(".gz"),
    BZIP2(".bz2"),
    XZ(".xz"),
    LZMA(".lzma"),
    ZSTD(".zst"),
    LZ4(".lz4"),
    COMPRESS(".Z");

    /** What a packed file may ask for its window. */
    static final int MEMORY_KIB = 256 * 1024;

    final String ending;

    Unpacking(String ending) {
        this.ending = ending;
    }

    /** The unpacked bytes; closing them closes the packed ones. */
    InputStream of(InputStream packed, Texts texts) throws IOException {
        try {
            return switch (this) {
                case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(packed)
                            .setDecompressConcatenated(true)
                            .get();
                case BZIP2 -> new BZip2CompressorInputStream(packed, true);
                case XZ -> xz(packed, texts);
                case LZMA ->
                    LZMACompressorInputStream.builder()
                            .setInputStream(packed)
                            .setMemoryLimitKiB(MEMORY_KIB)
                            .get();
                case ZSTD -> zstd(packed);
                case LZ4 -> new FramedLZ4CompressorInputStream(packed, true);
                case COMPRESS -> new ZCompressorInputStream(packed, MEMORY_KIB);
            };
        } catch (MemoryLimitException e) {
            throw tooMuchMemory(texts);
        }
    }

    static InputStream xz(InputStream packed, Texts texts) throws IOException {
        try {
            return XZCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .setMemoryLimitKiB(MEMORY_KIB)
                    .get();
        } catch (MemoryLimitException e) {
            throw tooMuchMemory(texts);
        }
    }

    static InputStream zstd(InputStream packed) {
        return new ZstdInputStream(packed);
    }

    static BoundExceeded tooMuchMemory(Texts texts) {
        return new BoundExceeded(texts.get("bomb.memory", MEMORY_KIB >> 10));
    }
}
