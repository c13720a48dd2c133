package org.lapwing.evidence.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.lapwing.platform.api.language.Texts;
import org.tukaani.xz.LZMAInputStream;

/** Unpacks the bytes of one entry of a zip. */
record ZipBytes(Texts texts) {

    private static final Set<Integer> METHODS = Set.of(0, 8, 9, 12, 14, 20, 93, 95);
    private static final long MOST_MEMORY = 256L << 20;

    static boolean reads(int method) {
        return METHODS.contains(method);
    }

    /** The bytes behind the header there; they leave the channel open. */
    InputStream open(Window window, long header, ZipRecord record) throws IOException {
        ByteBuffer local = window.beside(header, ZipRecord.LOCAL_LENGTH);
        if (local == null || local.getInt(0) != ZipRecord.LOCAL) {
            throw new IOException(texts.get("entry.damaged", texts.get("entry.header")));
        }
        long from = header + ZipRecord.LOCAL_LENGTH + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        long to = Math.min(window.size(), from + Math.min(record.packed(), Long.MAX_VALUE - from));
        InputStream packed = Slice.of(window.channel(), from, Math.max(from, to));
        return switch (record.method()) {
            case 0 -> packed;
            case 8 -> new Inflated(packed);
            case 9 -> new Deflate64CompressorInputStream(packed);
            case 12 -> new BZip2CompressorInputStream(packed, true);
            case 14 -> lzma(packed, record);
            case 20, 93 -> Unpacking.zstd(packed);
            case 95 -> Unpacking.xz(packed, texts);
            default -> throw new IOException(texts.get("entry.method", record.method()));
        };
    }

    private InputStream lzma(InputStream packed, ZipRecord record) throws IOException {
        byte[] head = packed.readNBytes(9);
        if (head.length < 9 || head[2] != 5 || head[3] != 0) {
            throw new IOException(texts.get("entry.damaged", "LZMA"));
        }
        long dictionary = 0;
        for (int i = 3; i >= 0; i--) {
            dictionary = dictionary << 8 | head[5 + i] & 0xFF;
        }
        if (dictionary > MOST_MEMORY) {
            throw Unpacking.tooMuchMemory(texts);
        }
        boolean marked = (record.flags() & 2) != 0;
        return new LZMAInputStream(packed, marked ? -1 : record.size(), head[4], (int) dictionary);
    }

    /** Frees what the inflater holds outside the heap. */
    private static final class Inflated extends FilterInputStream {

        private final Inflater inflater;

        Inflated(InputStream packed) {
            this(packed, new Inflater(true));
        }

        private Inflated(InputStream packed, Inflater inflater) {
            super(new InflaterInputStream(packed, inflater, 1 << 13));
            this.inflater = inflater;
        }

        @Override
        public void close() throws IOException {
            inflater.end();
            super.close();
        }
    }
}
