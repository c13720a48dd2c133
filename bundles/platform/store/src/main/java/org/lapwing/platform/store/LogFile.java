package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file of encrypted lines that only grows. A record is: length of what follows up to the second length (4 bytes), its index from 0
 * (8), number of the key (4), nonce (12), AES-256-GCM of the line with its tag, the same length again (4). Associated data are the name
 * of the file's purpose, the index and the number of the key, so that a record can neither be moved nor taken to another case.
 */
final class LogFile {

    private static final int HEAD = 8 + 4 + 12;
    private static final int TAG = 16;
    private static final int FRAME = 8;
    private static final int LONGEST = 1 << 22;

    private final Path folder;
    private final Path path;
    private final byte[] purpose;
    private final LogKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** @param purpose what is in it, with the id of the case */
    LogFile(Path folder, String name, String purpose, LogKeys keys) {
        this.folder = folder;
        this.path = folder.resolve(name);
        this.purpose = LogHash.text(purpose);
        this.keys = keys;
    }

    /** What a reader is told. */
    interface Reader {

        /** Returns whether to go on. */
        boolean line(byte[] line) throws IOException;

        /** A place at which the file is not what was written. Index -1 where even that is not known. */
        void broken(long index) throws IOException;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Adds lines; a half-written record that a crash left at the end is taken away first. Call on one thread, of one process. */
    void append(List<byte[]> lines, boolean durable) throws IOException {
        try (FileChannel channel = openForWriting()) {
            Last last = last(channel);
            if (last.end() < channel.size()) {
                setAside(channel, last.end());
            }
            long index = last.index() + 1;
            int epoch = keys.epoch();
            long position = last.end();
            for (byte[] line : lines) {
                ByteBuffer record = sealed(line, index++, epoch);
                while (record.hasRemaining()) {
                    position += channel.write(record, position);
                }
            }
            if (durable) {
                channel.force(true);
            }
        }
    }

    /** What follows the last whole record is kept beside the file, for it may be more than what a crash leaves. */
    private void setAside(FileChannel channel, long from) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".torn-" + System.currentTimeMillis());
        try (FileChannel to =
                FileChannel.open(Folders.closed(aside), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long position = from;
            while (position < channel.size()) {
                position += channel.transferTo(position, channel.size() - position, to);
            }
            to.force(true);
        }
        channel.truncate(from);
    }

    private FileChannel openForWriting() throws IOException {
        if (!Files.exists(path)) {
            Folders.makePrivate(folder);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return FileChannel.open(
                        path,
                        java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        }
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private ByteBuffer sealed(byte[] line, long index, int epoch) throws IOException {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        byte[] secret = crypt(Cipher.ENCRYPT_MODE, line, index, epoch, nonce);
        int length = HEAD + secret.length;
        return ByteBuffer.allocate(length + FRAME)
                .putInt(length)
                .putLong(index)
                .putInt(epoch)
                .put(nonce)
                .put(secret)
                .putInt(length)
                .flip();
    }

    private byte[] crypt(int mode, byte[] bytes, long index, int epoch, byte[] nonce) throws IOException {
        byte[] key = keys.key(epoch)
                .orElseThrow(() -> new IOException("The key of the log is not held by the person at the desk"));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(
                    LogHash.message("lapwing.log.file.1", purpose, LogHash.number(index), LogHash.number(epoch)));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException("A record of the log does not open", e);
        }
    }

    /** Reads from the beginning. */
    void read(Reader reader) throws IOException {
        if (!exists()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long position = 0;
            long expected = 0;
            while (true) {
                OptionalLong length = wholeRecordAt(channel, position);
                if (length.isEmpty()) {
                    if (position < channel.size()) {
                        reader.broken(expected);
                    }
                    return;
                }
                ByteBuffer record = record(channel, position, (int) length.getAsLong());
                long index = record.getLong(record.position());
                if (index != expected) {
                    reader.broken(expected);
                }
                expected = index + 1;
                if (!opened(record, reader)) {
                    return;
                }
                position += length.getAsLong() + FRAME;
            }
        }
    }

    /** Reads from the end until the reader says stop. */
    void readBackwards(Reader reader) throws IOException {
        if (!exists()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long end = last(channel).end();
            while (end > 0) {
                int length = readInt(channel, end - 4);
                long begin = end - length - FRAME;
                if (length < HEAD + TAG || length > LONGEST || begin < 0 || readInt(channel, begin) != length) {
                    reader.broken(-1);
                    return;
                }
                if (!opened(record(channel, begin, length), reader)) {
                    return;
                }
                end = begin;
            }
        }
    }

    private boolean opened(ByteBuffer record, Reader reader) throws IOException {
        long index = record.getLong();
        int epoch = record.getInt();
        byte[] nonce = new byte[12];
        record.get(nonce);
        byte[] secret = new byte[record.remaining()];
        record.get(secret);
        byte[] line;
        try {
            line = crypt(Cipher.DECRYPT_MODE, secret, index, epoch, nonce);
        } catch (IOException e) {
            reader.broken(index);
            return true;
        }
        return reader.line(line);
    }

    private static ByteBuffer record(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(length);
        fill(channel, record, position + 4);
        return record.flip();
    }

    /** The last whole record: at the very end unless a crash left half of one. */
    private static Last last(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size >= FRAME + HEAD + TAG) {
            int length = readInt(channel, size - 4);
            long begin = size - length - FRAME;
            if (length >= HEAD + TAG && length <= LONGEST && begin >= 0 && readInt(channel, begin) == length) {
                return new Last(record(channel, begin, length).getLong(), size);
            }
        }
        long position = 0;
        long index = -1;
        for (OptionalLong length = wholeRecordAt(channel, position);
                length.isPresent();
                length = wholeRecordAt(channel, position)) {
            index = record(channel, position, (int) length.getAsLong()).getLong();
            position += length.getAsLong() + FRAME;
        }
        return new Last(index, position);
    }

    private record Last(long index, long end) {}

    private static OptionalLong wholeRecordAt(FileChannel channel, long position) throws IOException {
        if (position + FRAME + HEAD + TAG > channel.size()) {
            return OptionalLong.empty();
        }
        int length = readInt(channel, position);
        boolean whole = length >= HEAD + TAG
                && length <= LONGEST
                && position + FRAME + length <= channel.size()
                && readInt(channel, position + 4 + length) == length;
        return whole ? OptionalLong.of(length) : OptionalLong.empty();
    }

    private static int readInt(FileChannel channel, long position) throws IOException {
        ByteBuffer four = ByteBuffer.allocate(4);
        fill(channel, four, position);
        return four.flip().getInt();
    }

    private static void fill(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new IOException("The file of the log ends too early");
            }
            at += read;
        }
    }
}
