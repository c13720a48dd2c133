package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;

/**
 * Derived objects, packed into files of about 64 MiB in the area {@code blobs}. A file begins with the prefix of {@link Keyring}; then
 * come records: a length of 4 bytes, and so many bytes as {@link Aead} makes them, bound to the file and the position. Where a record
 * lies stands in the table derived. A file is on the disk before the commit that names what is in it; what a crash left behind the last
 * named record is never read, and a new file is begun after it.
 */
final class Blobs implements AutoCloseable {

    static final String AREA = "blobs";

    private static final long FULL = 64L << 20;
    private static final String SUFFIX = ".seg";

    private final Path folder;
    private final Database database;
    private final Keyring keys;
    private final Failures failures;
    private final Texts texts;
    private @Nullable Segment current;
    private boolean dirty;

    Blobs(Path vault, Database database, Keyring keys, Failures failures, Texts texts) {
        this.folder = vault.resolve(AREA);
        this.database = database;
        this.keys = keys;
        this.failures = failures;
        this.texts = texts;
        database.beforeCommit(this::settle);
    }

    /** Appends; call in a transaction, which names the place. */
    synchronized Place append(Link link, byte[] bytes) throws SQLException {
        try {
            Segment segment = writable(link);
            byte[] sealed = Aead.seal(
                    keys.now().content(segment.epoch), bytes, keys.now().purpose(use(segment.number, segment.end)));
            ByteBuffer record = ByteBuffer.allocate(4 + sealed.length)
                    .putInt(sealed.length)
                    .put(sealed)
                    .flip();
            Place place = new Place(segment.number, segment.end, record.remaining());
            long at = segment.end;
            while (record.hasRemaining()) {
                at += segment.channel.write(record, at);
            }
            segment.end = at;
            dirty = true;
            return place;
        } catch (IOException e) {
            throw failures.of(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String use(long segment, long start) {
        return "blob " + segment + " " + start;
    }

    private Segment writable(Link link) throws SQLException, IOException {
        Segment open = current;
        if (open != null && open.end < FULL && open.epoch == keys.now().epoch()) {
            return open;
        }
        if (open != null) {
            settle();
            open.channel.close();
        }
        Folders.makePrivate(folder);
        long number = Math.max(link.number("select max(segment) from derived"), lastFile()) + 1;
        Path file = file(number);
        Files.createFile(file, Folders.ownerOnly(file, "rw-------"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        int epoch = keys.now().epoch();
        channel.write(ByteBuffer.wrap(keys.prefix(epoch)), 0);
        Segment made = new Segment(number, epoch, channel);
        made.end = Keyring.PREFIX;
        current = made;
        Folders.syncNames(folder);
        return made;
    }

    private long lastFile() throws IOException {
        return numbers().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private List<Long> numbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (name.matches("[0-9]{8}\\" + SUFFIX)) {
                        numbers.add(Long.parseLong(name.substring(0, 8)));
                    }
                }
            }
        }
        return numbers;
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "%08d%s", number, SUFFIX));
    }

    /** Before a commit: what it names is on the disk. */
    private synchronized void settle() {
        Segment segment = current;
        if (dirty && segment != null) {
            try {
                segment.channel.force(false);
            } catch (IOException e) {
                throw failures.of(e);
            }
            dirty = false;
        }
    }

    /** @throws IOException naming the file, when the record is not what was written */
    byte[] read(Place place) throws IOException {
        Path file = file(place.segment);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] prefix = new byte[Keyring.PREFIX];
            fill(channel, ByteBuffer.wrap(prefix), 0, file);
            ByteBuffer record = ByteBuffer.allocate(place.length);
            fill(channel, record, place.start, file);
            if (record.flip().getInt() != place.length - 4) {
                throw new GeneralSecurityException("another length");
            }
            CaseKeys now = keys.now();
            return Aead.open(
                    now.content(Keyring.epoch(prefix)),
                    Arrays.copyOfRange(record.array(), 4, place.length),
                    now.purpose(use(place.segment, place.start)));
        } catch (GeneralSecurityException e) {
            throw new IOException(texts.get("blobs.altered", file, place.start), e);
        }
    }

    private void fill(FileChannel channel, ByteBuffer into, long position, Path file) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException(texts.get("blobs.altered", file, position));
            }
            at += count;
        }
    }

    /** Reads every record that is named; returns how many. */
    long verify(Progress progress, Consumer<String> problem) {
        long checked = 0;
        long after = 0;
        while (!progress.cancelled()) {
            long from = after;
            List<Named> page = database.read(link -> link.list(
                    row -> new Named(
                            row.getLong(1), new Place(row.getLong(2), row.getLong(3), row.getInt(4)), row.getBytes(5)),
                    "select id, segment, start, length, sha256 from derived where segment is not null and id > ?"
                            + " order by id limit 500",
                    from));
            for (Named named : page) {
                try {
                    if (!Arrays.equals(Digests.sha256(read(named.place)), named.sha256)) {
                        problem.accept(texts.get("verify.derived", named.id));
                    }
                } catch (IOException e) {
                    problem.accept(texts.get("verify.file", file(named.place.segment), String.valueOf(e.getMessage())));
                }
                checked++;
            }
            if (page.isEmpty()) {
                break;
            }
            after = page.getLast().id;
        }
        return checked;
    }

    /** Writes what is still named in files that are half dead to new ones, and removes files in which nothing is named; bytes won. */
    long compact() {
        try {
            Set<Long> named = new HashSet<>(database.read(link -> link.list(
                    row -> row.getLong(1), "select distinct segment from derived where segment is not null")));
            long won = 0;
            for (long number : numbers()) {
                Segment open = current;
                if (open != null && open.number == number) {
                    continue;
                }
                long size = Files.size(file(number));
                long alive =
                        database.read(link -> link.number("select sum(length) from derived where segment = ?", number));
                if (named.contains(number) && alive * 2 > size) {
                    continue;
                }
                move(number);
                Files.delete(file(number));
                won += size - alive;
            }
            if (Files.isDirectory(folder)) {
                Folders.syncNames(folder);
            }
            return won;
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    private void move(long number) {
        database.write(link -> {
            List<Named> alive = link.list(
                    row -> new Named(
                            row.getLong(1), new Place(row.getLong(2), row.getLong(3), row.getInt(4)), new byte[0]),
                    "select id, segment, start, length from derived where segment = ?",
                    number);
            for (Named one : alive) {
                try {
                    Place now = append(link, read(one.place));
                    link.run(
                            "update derived set segment = ?, start = ?, length = ? where id = ?",
                            now.segment,
                            now.start,
                            now.length,
                            one.id);
                } catch (IOException e) {
                    throw failures.of(e);
                }
            }
            return true;
        });
    }

    @Override
    public synchronized void close() {
        Segment open = current;
        current = null;
        if (open != null) {
            try {
                open.channel.close();
            } catch (IOException e) {
                throw failures.of(e);
            }
        }
    }

    /** Where a record lies: length with its own four bytes. */
    record Place(long segment, long start, int length) {}

    private record Named(long id, Place place, byte[] sha256) {}

    private static final class Segment {

        private final long number;
        private final int epoch;
        private final FileChannel channel;
        private long end;

        Segment(long number, int epoch, FileChannel channel) {
            this.number = number;
            this.epoch = epoch;
            this.channel = channel;
        }
    }
}
