package org.lapwing.evidence.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The names in a zip or tar as they pass in a stream, without what lies under them. */
final class ArchiveNames {

    private ArchiveNames() {}

    /** Until the stream ends or does not go on like a tar. */
    static void ofTar(InputStream in, Consumer<String> names) {
        // Not closed: the stream is its opener's.
        TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
        try {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                if (!entry.isDirectory()) {
                    names.accept(entry.getName());
                }
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(ArchiveNames.class.getName())
                    .log(System.Logger.Level.DEBUG, "The names of a tar end before their archive", e);
        }
    }

    /** By the headers before the bytes: the table of contents stands at the end, which a stream reaches last. */
    static void ofZip(InputStream in, Consumer<String> names) throws IOException {
        int last = 0;
        for (int b; (b = in.read()) >= 0; ) {
            last = last >>> 8 | b << 24;
            if (last == ZipRecord.LOCAL && !entry(in, names)) {
                return;
            }
        }
    }

    private static boolean entry(InputStream in, Consumer<String> names) throws IOException {
        byte[] fixed = new byte[ZipRecord.LOCAL_LENGTH];
        if (in.readNBytes(fixed, 4, fixed.length - 4) < fixed.length - 4) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = in.readNBytes(header.getShort(26) & 0xFFFF);
        byte[] extra = in.readNBytes(header.getShort(28) & 0xFFFF);
        ZipRecord record = ZipRecord.local(0, header, name, extra);
        if (!record.folder()) {
            names.accept(record.label());
        }
        try {
            in.skipNBytes(Math.max(0, record.packed()));
            return true;
        } catch (EOFException e) {
            return false;
        }
    }
}
