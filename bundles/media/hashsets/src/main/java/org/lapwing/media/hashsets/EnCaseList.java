package org.lapwing.media.hashsets;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lapwing.platform.api.language.Texts;

/** Reads EnCase's {@code .hash}: a head with a count, a name and a category, then MD5 and two zero bytes for each entry. */
final class EnCaseList {

    static final byte[] MAGIC = {0x48, 0x41, 0x53, 0x48, 0x0d, 0x0a, (byte) 0xff, 0};

    private static final int HEAD = 0x480;
    private static final int NAME = 0x408;
    private static final int CATEGORY = 0x458;
    private static final int ENTRY = 18;

    private EnCaseList() {}

    static void read(Texts texts, String path, long size, InputStream in, Intake intake, Pace pace)
            throws IOException, InterruptedException {
        byte[] head = in.readNBytes(HEAD);
        long count = head.length < HEAD
                ? -1
                : Integer.toUnsignedLong(
                        Integer.reverseBytes(java.nio.ByteBuffer.wrap(head).getInt(0x10)));
        if (count < 0 || size != HEAD + count * ENTRY) {
            throw new IOException(texts.get("import.encase.cut", path, Math.max(0, count), size));
        }
        intake.scheme("EnCase");
        intake.producer(text(head, NAME, CATEGORY));
        int label = intake.labels().number(text(head, CATEGORY, HEAD), "");
        DataInputStream entries = new DataInputStream(in);
        byte[] entry = new byte[ENTRY];
        for (long i = 1; i <= count; i++) {
            pace.step();
            entries.readFully(entry);
            if (entry[16] == 0 && entry[17] == 0) {
                intake.begin();
                intake.raw(Algorithm.MD5, entry, 0);
                intake.end(label);
            } else {
                intake.unread("import.record", i, "import.record.encase");
            }
        }
    }

    /** UTF-16LE up to the first zero. */
    private static String text(byte[] head, int from, int to) {
        String all = new String(Arrays.copyOfRange(head, from, to), StandardCharsets.UTF_16LE);
        int end = all.indexOf(0);
        return end < 0 ? all : all.substring(0, end);
    }
}
