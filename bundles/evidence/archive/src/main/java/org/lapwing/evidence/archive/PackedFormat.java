package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** One file packed by gzip, bzip2 or xz; its locator is {@code 0}. */
final class PackedFormat implements Format {

    private static final int XZ_MEMORY_KIB = 100 * 1024;

    private final Packing packing;

    PackedFormat(Packing packing) {
        this.packing = packing;
    }

    enum Packing {
        GZIP,
        BZIP2,
        XZ
    }

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink) throws InterruptedException {
        sink.entry(new Entry(
                "0",
                label(container.name()),
                -1,
                null,
                () -> allowance.counted(unpacked(container), container.size())));
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        return unpacked(container);
    }

    private InputStream unpacked(Container container) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(container.channel()), 1 << 16);
        try {
            return switch (packing) {
                case GZIP ->
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get();
                case BZIP2 -> new BZip2CompressorInputStream(in, true);
                case XZ ->
                    XZCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB(XZ_MEMORY_KIB)
                            .get();
            };
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The packed name without its ending; names that packers write into the file are not always true. */
    private static String label(String packed) {
        String name = packed.substring(packed.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz") || lower.endsWith(".tbz") || lower.endsWith(".txz")) {
            return name.substring(0, name.length() - 3) + "tar";
        }
        for (String ending : new String[] {".gz", ".bz2", ".xz"}) {
            if (lower.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return "unpacked";
    }
}
