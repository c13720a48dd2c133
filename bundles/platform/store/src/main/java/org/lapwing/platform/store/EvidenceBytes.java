package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.vault.Vault.ClearFile;

/** Opens the bytes of a content again: from an item that has it, by the chain of readers and locators up to the exhibit. */
final class EvidenceBytes implements AutoCloseable {

    private static final int COPIES_TRIED = 20;
    private static final int DEEPEST = 64;

    private static final String PLACE = """
            select i.id, i.parent, i.locator, i.path, i.size, i.modified, i.reader, c.sha256, t.name as type,
                e.source, e.reader as exhibit_reader
            from item i join exhibit e on e.id = i.exhibit
                left join content c on c.id = i.content left join media_type t on t.id = i.type
            """;

    private final Database database;
    private final Supplier<List<EvidenceReader>> readers;
    private final Programs programs;
    private final Texts texts;
    private final ContainerCopies copies;
    private final Set<ContentId> verified = ConcurrentHashMap.newKeySet();

    EvidenceBytes(
            Database database,
            Supplier<List<EvidenceReader>> readers,
            Programs programs,
            Texts texts,
            ScratchArea scratch,
            ClearFiles clear) {
        this.database = database;
        this.readers = readers;
        this.programs = programs;
        this.texts = texts;
        this.copies = new ContainerCopies(scratch, clear);
    }

    InputStream open(ContentId content) throws IOException {
        return firstThatWorks(content, this::open);
    }

    Path file(ContentId content) throws IOException {
        Optional<Path> onDisk = onDisk(content);
        return onDisk.isPresent()
                ? onDisk.get()
                : firstThatWorks(content, place -> copies.kept(content, place.size(), () -> open(place)));
    }

    /** The exhibit's own file, compared with the recorded hash once in the life of this handle. */
    Optional<Path> onDisk(ContentId content) throws IOException {
        return firstThatWorks(content, place -> {
            Optional<Path> onDisk = onDisk(place);
            if (onDisk.isPresent() && !verified.contains(content)) {
                try (InputStream in = open(place)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
                verified.add(content);
            }
            return onDisk;
        });
    }

    private <T> T firstThatWorks(ContentId content, Opening<T> opening) throws IOException {
        List<Place> places = database.read(link -> link.list(
                EvidenceBytes::place,
                PLACE
                        + "where i.content = (select id from content where sha256 = ?) and i.scope = 0 order by i.id limit "
                        + COPIES_TRIED,
                Columns.bytes(content)));
        if (places.isEmpty()) {
            throw new IOException(whyNot(content));
        }
        IOException first = null;
        for (Place place : places) {
            try {
                return opening.of(place);
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        throw first;
    }

    /** In the words with which the authority closed it, or that it is not there. */
    private String whyNot(ContentId content) {
        return database.read(link -> link.first(
                        row -> texts.get("bytes.sealed", row.getString("path"), row.getString("problem")),
                        "select path, problem from item where content = (select id from content where sha256 = ?) limit 1",
                        Columns.bytes(content)))
                .orElseGet(() -> texts.get("bytes.unknown", content.sha256()));
    }

    private InputStream open(Place place) throws IOException {
        InputStream in = raw(place, 0);
        ContentId content = place.content();
        return content == null
                ? in
                : new VerifiedStream(in, content, place.size(), texts.get("bytes.changed", place.path()));
    }

    private InputStream raw(Place place, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException(texts.get("bytes.too_deep", place.path()));
        }
        Optional<Path> onDisk = onDisk(place);
        if (onDisk.isPresent() && place.isExhibitFile()) {
            return Files.newInputStream(onDisk.get());
        }
        if (place.parent() == 0) {
            StoredContainer container = StoredContainer.exhibit(place.source());
            return by(place.exhibitReader(), container, place);
        }
        Place parent = place(place.parent());
        return by(parent.reader(), container(parent, depth + 1), place);
    }

    private InputStream by(@Nullable String name, StoredContainer container, Place place) throws IOException {
        try {
            EvidenceReader reader = reader(name, container, place);
            if (reader.runsPrograms()) {
                programs.check();
            }
            return reader.open(container, place.locator());
        } catch (PolicyRefusal e) {
            throw new IOException(texts.get("bytes.sealed", place.path(), String.valueOf(e.getMessage())), e);
        } catch (RuntimeException e) {
            throw new IOException(
                    texts.get("bytes.reader_failed", place.path(), String.valueOf(name), e.toString()), e);
        }
    }

    private EvidenceReader reader(@Nullable String name, StoredContainer container, Place place) throws IOException {
        for (EvidenceReader reader : readers.get()) {
            if (name == null ? reader.opens(container) : reader.name().equals(name)) {
                return reader;
            }
        }
        throw new IOException(texts.get("bytes.no_reader", place.path(), String.valueOf(name)));
    }

    /** The content of an item as a container, read from the disk where it lies there, or from a copy in the scratch area. */
    private StoredContainer container(Place item, int depth) throws IOException {
        Path exhibitPath = item.isExhibitFile() ? item.source() : null;
        return new StoredContainer(
                item.path(), exhibitPath, item.type(), item.size(), around(item), new ItemBytes(item, depth));
    }

    /** The bytes of an item that is a container. */
    private final class ItemBytes implements StoredContainer.Opening {

        private final Place item;
        private final int depth;

        ItemBytes(Place item, int depth) {
            this.item = item;
            this.depth = depth;
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            return channel(item, depth);
        }

        @Override
        public Path file() throws IOException {
            Optional<Path> onDisk = onDisk(item);
            if (onDisk.isPresent()) {
                return onDisk.get();
            }
            ContentId content = item.content();
            if (content == null) {
                throw new IOException(texts.get("bytes.unread", item.path()));
            }
            return copies.kept(content, item.size(), () -> EvidenceBytes.this.open(item));
        }

        @Override
        public ClearFile memory(long bytes) throws IOException {
            return copies.memory(bytes);
        }
    }

    private SeekableByteChannel channel(Place item, int depth) throws IOException {
        Optional<Path> onDisk = onDisk(item);
        if (onDisk.isPresent()) {
            return Files.newByteChannel(onDisk.get(), StandardOpenOption.READ);
        }
        ContentId content = item.content();
        if (content == null) {
            throw new IOException(texts.get("bytes.unread", item.path()));
        }
        return copies.channel(
                content,
                () -> new VerifiedStream(
                        raw(item, depth), content, item.size(), texts.get("bytes.changed", item.path())));
    }

    private int around(Place item) throws IOException {
        int depth = item.isExhibitFile() ? 0 : 1;
        for (Place at = item; at.parent() != 0; at = place(at.parent())) {
            depth++;
        }
        return depth;
    }

    /**
     * The file of an item that lies on the disk as such. Only a file inside the exhibit, reached without links.
     *
     * @throws IOException when the exhibit or the file is gone, or the file has another size than recorded
     */
    private Optional<Path> onDisk(Place place) throws IOException {
        if (!Files.exists(place.source())) {
            throw new IOException(texts.get("bytes.exhibit_gone", place.path(), place.source()));
        }
        if (place.parent() != 0) {
            return Optional.empty();
        }
        Path file = place.isExhibitFile() ? place.source() : inside(place);
        if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (now.size() != place.size()) {
            throw new IOException(texts.get("bytes.size_changed", place.path(), place.size(), now.size()));
        }
        Instant recorded = place.modified();
        ContentId content = place.content();
        if (content != null
                && recorded != null
                && recorded.toEpochMilli() != now.lastModifiedTime().toMillis()) {
            verified.remove(content);
        }
        return Optional.of(file);
    }

    private static @Nullable Path inside(Place place) throws IOException {
        if (!Files.isDirectory(place.source())) {
            return null;
        }
        try {
            Path file = place.source().resolve(place.locator()).normalize();
            Path folder = file.getParent();
            return folder != null
                            && file.startsWith(place.source())
                            && Files.isDirectory(folder)
                            && folder.toRealPath().equals(folder)
                    ? file
                    : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Place place(long item) throws IOException {
        return database.read(link -> link.first(EvidenceBytes::place, PLACE + "where i.id = ?", item))
                .orElseThrow(() -> new IOException(texts.get("bytes.no_item", item)));
    }

    private static Place place(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("sha256");
        return new Place(
                row.getLong("parent"),
                row.getString("locator"),
                row.getString("path"),
                row.getLong("size"),
                Columns.instantOrNull(row, "modified"),
                row.getString("reader"),
                content == null ? null : Columns.content(content),
                row.getString("type"),
                Path.of(row.getString("source")),
                row.getString("exhibit_reader"));
    }

    @Override
    public void close() {
        copies.close();
    }

    private record Place(
            long parent,
            String locator,
            String path,
            long size,
            @Nullable Instant modified,
            @Nullable String reader,
            @Nullable ContentId content,
            @Nullable String type,
            Path source,
            @Nullable String exhibitReader) {

        boolean isExhibitFile() {
            return parent == 0 && locator.isEmpty();
        }
    }

    /** What is done with one place of a content. */
    private interface Opening<T> {
        T of(Place place) throws IOException;
    }
}
