package org.lapwing.platform.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which files the areas of a vault hold, by their SHA-256, in the table meta: else one could be put back to an earlier state, or in the
 * place of another of its area, unseen. Written when who writes closes the case; between opening and that nothing is known of files but
 * those that were written meanwhile, so neither is after a crash.
 */
final class FilePins {

    private static final String STATE = "files";
    private static final String OPEN = "open";
    private static final String SETTLED = "settled ";
    private static final String ROW = "file ";

    /** What is compared when a file is opened: the prefix and the random beginning of its stream. */
    private static final int HEAD = Keyring.PREFIX + Segments.HEADER;

    private final Map<String, Pin> pins = new ConcurrentHashMap<>();

    /** Whether every file is known. */
    private final boolean whole;

    /** Where only reading: somebody else may begin to write the case, and then nothing is known any more. */
    private final @Nullable Database asked;

    private FilePins(Map<String, Pin> pins, boolean whole, @Nullable Database asked) {
        this.pins.putAll(pins);
        this.whole = whole;
        this.asked = asked;
    }

    /** A program that knew nothing of this may have written the case since: then the log has grown. */
    static FilePins load(Database database) {
        return database.read(link -> {
            String state = link.first(row -> row.getString(1), "select value from meta where key = ?", STATE)
                    .orElse(OPEN);
            boolean whole = state.equals(SETTLED + lastEntry(link));
            Map<String, Pin> pins = new TreeMap<>();
            if (whole) {
                link.list(
                        row -> pins.put(row.getString(1).substring(ROW.length()), Pin.of(row.getString(2))),
                        "select key, value from meta where key glob ?",
                        ROW + "*");
            }
            return new FilePins(pins, whole, database.writable() ? null : database);
        });
    }

    /** Of a new case. */
    static FilePins none() {
        return new FilePins(Map.of(), false, null);
    }

    private static long lastEntry(Link link) throws SQLException {
        return link.number("select coalesce(max(id), 0) from log");
    }

    /** Call before anything is written. */
    static void begin(Link link) throws SQLException {
        link.run("insert or replace into meta (key, value) values (?, ?)", STATE, OPEN);
    }

    /** Records all files as they are; nobody may write them any more. */
    void settle(Path vault, Database database) throws IOException {
        Map<String, Pin> now = new TreeMap<>();
        if (Files.isDirectory(vault)) {
            for (Path relative : FolderCopy.files(vault)) {
                String name = name(relative);
                if (name != null) {
                    now.put(name, pin(name, vault.resolve(relative)));
                }
            }
        }
        database.write(link -> {
            link.run("delete from meta where key glob ?", ROW + "*");
            for (Map.Entry<String, Pin> each : now.entrySet()) {
                link.run(
                        "insert into meta (key, value) values (?, ?)",
                        ROW + each.getKey(),
                        each.getValue().text());
            }
            link.run("insert or replace into meta (key, value) values (?, ?)", STATE, SETTLED + lastEntry(link));
            return true;
        });
    }

    /** Null for what is in no area, and for packed objects, each of which is bound to its place and row. */
    private static @Nullable String name(Path relative) {
        Path area = relative.getParent();
        return area == null || area.getNameCount() != 1 || area.toString().equals(Blobs.AREA)
                ? null
                : area + "/" + relative.getFileName();
    }

    private Pin pin(String name, Path file) throws IOException {
        Pin known = pins.get(name);
        return known != null && known.begins(file) ? known : Pin.read(file);
    }

    /** @throws IOException when it is not the file that was recorded */
    void check(String area, String name, Path file) throws IOException {
        if (other(area, name, file) && (asked == null || load(asked).other(area, name, file))) {
            throw new IOException(file + " is not the file that the case recorded: it was put back to an earlier state,"
                    + " or in the place of another.");
        }
    }

    private boolean other(String area, String name, Path file) throws IOException {
        Pin pin = pins.get(area + "/" + name);
        return pin == null ? whole && Files.exists(file) : !pin.begins(file);
    }

    /** Watches what is written of a new file. */
    OutputStream watched(String area, String name, OutputStream file) {
        return new Watched(file, pin -> pins.put(area + "/" + name, pin));
    }

    void renamed(String area, String from, String to) {
        Pin pin = pins.remove(area + "/" + from);
        if (pin != null) {
            pins.put(area + "/" + to, pin);
        } else {
            pins.remove(area + "/" + to);
        }
    }

    void deleted(String area, String name) {
        pins.remove(area + "/" + name);
    }

    /**
     * Reads a file to its end.
     *
     * @return whether it is the one that was recorded, as far as anything was
     */
    boolean same(Path relative, Path file) throws IOException {
        String name = name(relative);
        Pin pin = name == null ? null : pins.get(name);
        return pin == null ? name == null || !whole : Pin.read(file).equals(pin);
    }

    /** Names files that were recorded and are gone. */
    void missing(Path vault, Consumer<Path> gone) {
        for (String name : new TreeMap<>(pins).keySet()) {
            Path file = vault.resolve(name);
            if (!Files.exists(file)) {
                gone.accept(file);
            }
        }
    }

    /** What is known of a file. */
    private record Pin(long length, String head, String sha256) {

        static Pin of(String text) {
            String[] parts = text.split(":", 3);
            return new Pin(Long.parseLong(parts[0]), parts[1], parts[2]);
        }

        String text() {
            return length + ":" + head + ":" + sha256;
        }

        static Pin read(Path file) throws IOException {
            MessageDigest digest = Digests.sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] head = in.readNBytes(HEAD);
                long rest = in.transferTo(OutputStream.nullOutputStream());
                return new Pin(head.length + rest, Columns.hex(head), Columns.hex(digest.digest()));
            }
        }

        /** Whether the file has this length and beginning: cheap, and enough against a file that is another one. */
        boolean begins(Path file) throws IOException {
            if (Files.size(file) != length) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Columns.hex(in.readNBytes(HEAD)).equals(head);
            }
        }
    }

    private static final class Watched extends FilterOutputStream {

        private final MessageDigest digest = Digests.sha256();
        private final byte[] head = new byte[HEAD];
        private final Consumer<Pin> whole;
        private long length;
        private boolean closed;

        Watched(OutputStream out, Consumer<Pin> whole) {
            super(out);
            this.whole = whole;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            digest.update(bytes, offset, count);
            if (length < HEAD) {
                System.arraycopy(bytes, offset, head, (int) length, (int) Math.min(count, HEAD - length));
            }
            length += count;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                out.close();
                byte[] begun = Arrays.copyOf(head, (int) Math.min(length, HEAD));
                whole.accept(new Pin(length, Columns.hex(begun), Columns.hex(digest.digest())));
            }
        }
    }
}
