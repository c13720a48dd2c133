package org.lapwing.product.image;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A gzipped tape archive in the ustar form, the same bytes for the same files: no owner, one fixed time. */
final class Tar implements Closeable {

    private static final int BLOCK = 512;
    private static final long TIME = 1_767_225_600L; // 2026-01-01T00:00:00Z, as in all jars of the build

    private final OutputStream out;

    Tar(Path file) throws IOException {
        out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16);
    }

    void add(String name, Path file, boolean executable) throws IOException {
        long size = Files.size(file);
        out.write(header(name, size, executable));
        Files.copy(file, out);
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }

    private static byte[] header(String name, long size, boolean executable) throws IOException {
        byte[] header = new byte[BLOCK];
        int cut = name.length() <= 100 ? -1 : name.indexOf('/', name.length() - 101);
        if (name.length() > 100 && cut < 0 || cut > 155) {
            throw new IOException(name + " is too long a name for the archive");
        }
        put(header, 0, name.substring(cut + 1));
        put(header, 100, octal(executable ? 0_755 : 0_644, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, octal(size, 11));
        put(header, 136, octal(TIME, 11));
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        put(header, 345, cut < 0 ? "" : name.substring(0, cut));
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        return header;
    }

    private static String octal(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", number);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
