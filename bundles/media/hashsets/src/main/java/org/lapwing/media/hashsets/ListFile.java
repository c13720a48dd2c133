package org.lapwing.media.hashsets;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A list on disk: its bytes in UTF-8 whatever it was written in, how far they were read, and their SHA-256 in the end. */
final class ListFile implements AutoCloseable {

    static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Counted counted;
    private final DigestInputStream digested;
    private final BufferedInputStream text;

    ListFile(Path list) throws IOException {
        counted = new Counted(Files.newInputStream(list));
        digested = new DigestInputStream(counted, sha256());
        BufferedInputStream buffered = new BufferedInputStream(digested, 1 << 16);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean wide = first == 0xff && second == 0xfe || first == 0xfe && second == 0xff;
        text = wide
                ? new BufferedInputStream(
                        new Recoded(new InputStreamReader(buffered, StandardCharsets.UTF_16)), 1 << 16)
                : buffered;
    }

    /** The first bytes, up to so many, which stay to be read. */
    byte[] first(int count) throws IOException {
        text.mark(count);
        byte[] first = text.readNBytes(count);
        text.reset();
        return first;
    }

    /** SHA-256 of a text, in hexadecimal digits. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    InputStream text() {
        return text;
    }

    long read() {
        return counted.count;
    }

    /** Of all bytes, once they have been read. */
    String digest() {
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Counts what goes through. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int read = super.read(into, at, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** Characters as UTF-8. */
    private static final class Recoded extends InputStream {

        private final Reader from;
        private final char[] characters = new char[8192];
        private byte[] ready = new byte[0];
        private int at;

        Recoded(Reader from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            return more() ? ready[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, start, count);
            at += count;
            return count;
        }

        private boolean more() throws IOException {
            while (at == ready.length) {
                int count = from.read(characters);
                if (count < 0) {
                    return false;
                }
                ready = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            from.close();
        }
    }
}
