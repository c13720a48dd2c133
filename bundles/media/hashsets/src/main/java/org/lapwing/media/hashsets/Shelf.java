package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;

/**
 * The folder with the lists, and all that changes it. Files of a list are written beside the others, never changed, and count from the
 * moment at which the catalogue names them. One process and thread at a time.
 */
final class Shelf {

    private static final String WORK = "importing-";

    private final Texts texts;
    private final Path folder;
    private final Catalogue catalogue;
    private final OpenLists open;
    private final NearIndexes engine;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    Shelf(Texts texts, Path folder, Catalogue catalogue, OpenLists open, NearIndexes engine, Clock clock) {
        this.texts = texts;
        this.folder = folder;
        this.catalogue = catalogue;
        this.open = open;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Imports a list under a name.
     *
     * @param toOneThatIsThere whether to a list of that name, in place of it
     */
    ImportReport put(String name, Path list, Map<String, String> columns, Progress progress, boolean toOneThatIsThere)
            throws IOException, InterruptedException {
        if (!Columns.meanings().containsAll(columns.keySet())) {
            throw new IOException(texts.get("import.columns.odd", String.join(", ", columns.keySet())));
        }
        String kept = Labels.plain(name);
        if (kept.isEmpty()) {
            throw new IOException(texts.get("import.no.name"));
        }
        if (!Files.exists(list) || Files.isDirectory(list)) {
            throw new IOException(texts.get("import.no.file", list));
        }
        return locked(() -> {
            sweep();
            Path work = Files.createDirectory(folder.resolve(WORK + UUID.randomUUID()));
            try (ListImport reading = new ListImport(texts, list, columns, work)) {
                reading.read(progress);
                HashSet set = described(kept, list, reading.intake());
                String digest = reading.digest();
                if (toOneThatIsThere) {
                    LoadedSet before =
                            open.loaded(kept).orElseThrow(() -> new IOException(texts.get("import.add.none", kept)));
                    set = joined(open.set(kept).orElseThrow(), set);
                    before.copyInto(reading.intake());
                    digest = ListFile.digest(
                            String.valueOf(open.checked().digests().get(kept)) + digest);
                }
                add(set, digest, reading.intake(), work);
                return reading.report();
            } finally {
                delete(work);
            }
        });
    }

    private HashSet described(String name, Path list, Intake read) {
        return new HashSet(
                name,
                read.entries(),
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
                Labels.plain(list.getFileName().toString()),
                read.scheme(),
                read.producer());
    }

    /** Raw codes of two schemes in one list could not be told apart. */
    private HashSet joined(HashSet before, HashSet added) throws IOException {
        if (!before.scheme().equals(added.scheme()) || !before.producer().equals(added.producer())) {
            throw new IOException(texts.get(
                    "import.add.scheme",
                    before.name(),
                    before.scheme() + " " + before.producer(),
                    added.scheme() + " " + added.producer()));
        }
        return new HashSet(
                before.name(),
                before.entries() + added.entries(),
                added.importedAt(),
                Labels.plain(before.source() + "; " + added.source()),
                before.scheme(),
                before.producer());
    }

    private void add(HashSet set, String digest, Intake read, Path work) throws IOException {
        String id = id(set.name(), digest);
        Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
        for (Algorithm each : Algorithm.values()) {
            SegmentSort sort = read.sorts().get(each);
            if (sort != null && !sort.isEmpty()) {
                Path segment = LoadedSet.segment(work, id, each);
                sort.write(segment);
                algorithms.add(each);
            }
        }
        CheckedText.write(
                LoadedSet.labels(work, id), LoadedSet.lines(read.labels().all()));
        for (Algorithm each : algorithms) {
            index(work, id, each);
            place(LoadedSet.segment(work, id, each));
        }
        place(LoadedSet.labels(work, id));
        CheckedText.write(OpenLists.digestFile(work, id), List.of(digest));
        place(OpenLists.digestFile(work, id));
        List<Catalogue.Entry> entries = without(set.name());
        entries.add(new Catalogue.Entry(id, set, algorithms));
        catalogue.replace(entries);
        open.reload();
        sweep();
    }

    /** Before its segment is placed: where one is, the other is. */
    private void index(Path work, String id, Algorithm algorithm) throws IOException {
        Segment segment = Segment.open(LoadedSet.segment(work, id, algorithm), algorithm.bytes());
        if (SavedIndex.worthwhile(algorithm, segment.count())) {
            Path file = SavedIndex.file(work, id, algorithm);
            SavedIndex.write(file, engine, algorithm.family(), segment);
            place(file);
        }
    }

    private void place(Path file) throws IOException {
        Files.move(
                file,
                folder.resolve(file.getFileName().toString()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String id(String name, String digest) {
        byte[] of = ("1\0" + name + "\0" + digest).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(ListFile.sha256().digest(of)).substring(0, 32);
    }

    private List<Catalogue.Entry> without(String name) throws IOException {
        List<Catalogue.Entry> entries = new ArrayList<>(catalogue.entries());
        entries.removeIf(each -> each.set().name().equals(name));
        return entries;
    }

    /** Returns whether there was such a list. */
    boolean remove(String name) throws IOException {
        return change(() -> {
            List<Catalogue.Entry> rest = without(name);
            if (rest.size() == catalogue.entries().size()) {
                return false;
            }
            catalogue.replace(rest);
            open.reload();
            sweep();
            return true;
        });
    }

    /** As {@link #locked}, for what cannot be cancelled. */
    <T> T change(Change<T> change) throws IOException {
        try {
            return locked(change);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(texts.get("interrupted"), e);
        }
    }

    /** Removes files that the catalogue does not name: of lists that are gone and of imports that a crash ended. */
    private void sweep() throws IOException {
        Set<String> ids = new java.util.HashSet<>();
        catalogue.entries().forEach(each -> ids.add(each.id()));
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        for (Path each : all) {
            String name = each.getFileName().toString();
            int dot = name.indexOf('.');
            boolean ofList = dot == 32 && !ids.contains(name.substring(0, dot));
            if (ofList || name.startsWith(WORK)) {
                delete(each);
            }
        }
    }

    /** What another process still holds stays for the next time. */
    private static void delete(Path path) {
        try {
            if (Files.isDirectory(path)) {
                List<Path> inside;
                try (Stream<Path> files = Files.list(path)) {
                    inside = files.toList();
                }
                inside.forEach(Shelf::delete);
            }
            Files.deleteIfExists(path);
        } catch (IOException held) {
            System.getLogger(Shelf.class.getName())
                    .log(System.Logger.Level.DEBUG, "Left for the next time: " + path, held);
        }
    }

    /** Changes the lists. */
    interface Change<T> {
        T make() throws IOException, InterruptedException;
    }

    private <T> T locked(Change<T> change) throws IOException, InterruptedException {
        writing.lockInterruptibly();
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            return change.make();
        } finally {
            writing.unlock();
        }
    }
}
