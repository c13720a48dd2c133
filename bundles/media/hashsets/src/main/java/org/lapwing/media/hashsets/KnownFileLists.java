package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The lists in this installation's own folder. Files of a list are written beside the others, never changed, and count from the moment at
 * which the catalogue names them; other processes see that within a second.
 */
@Component
public final class KnownFileLists implements KnownFiles {

    private static final String WORK = "importing-";

    private final Texts texts;
    private final Path folder;
    private final Catalogue catalogue;
    private final Meanings meanings;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final OpenLists open;
    private final NearSearch near;

    @Activate
    public KnownFileLists(@Reference Texts texts, @Reference Profile profile, @Reference NearIndexes engine) {
        this(texts, profile.dataFolder("org.lapwing.media.hashsets"), Clock.systemUTC(), engine);
    }

    KnownFileLists(Texts texts, Path folder, Clock clock, NearIndexes engine) {
        this(texts, folder, clock, engine, OpenLists.CHECKED_AT_ONCE);
    }

    /** @param checkedAtOnce in bytes; lists that are longer are checked before the first question */
    KnownFileLists(Texts texts, Path folder, Clock clock, NearIndexes engine, long checkedAtOnce) {
        this.texts = texts;
        this.folder = folder;
        this.catalogue = new Catalogue(folder);
        this.meanings = new Meanings(folder);
        this.clock = clock;
        this.open = new OpenLists(texts, folder, catalogue, checkedAtOnce);
        this.near = new NearSearch(open, engine);
    }

    @Override
    public List<KnownFile> matches(Hashes hashes) {
        List<LoadedSet> loaded = open.checked().loaded();
        if (loaded.isEmpty()) {
            return List.of();
        }
        List<KnownFile> found = new ArrayList<>();
        loaded.forEach(each -> each.matches(hashes, found));
        return found;
    }

    @Override
    public List<KnownFile> find(String digest) {
        List<KnownFile> found = new ArrayList<>();
        byte[] digits = digest.strip().getBytes(StandardCharsets.UTF_8);
        for (Algorithm each : Algorithm.exact()) {
            byte[] key = new byte[each.bytes()];
            if (Hex.read(digits, 0, digits.length, key, 0, key.length)) {
                open.checked().loaded().forEach(list -> list.find(each, key, found));
            }
        }
        return found;
    }

    @Override
    public List<NearFile> near(Pdq256 hash) {
        return near.near(hash);
    }

    private Optional<HashSet> set(String name) {
        return sets().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Optional<LoadedSet> loaded(String name) {
        return open.checked().loaded().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<Details> details(String name) {
        return set(name).flatMap(set -> loaded(name).map(each -> new Details(set, each.counts(), each.categories())));
    }

    @Override
    public long export(String name, Path file) throws IOException {
        LoadedSet list = loaded(name).orElseThrow(() -> new IOException(texts.get("export.none", name)));
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return list.write(out);
        } catch (FileAlreadyExistsException there) {
            throw new IOException(texts.get("export.there", file.toString()), there);
        }
    }

    @Override
    public boolean setMeaning(String name, String category, String meaning) throws IOException {
        Optional<HashSet> of = set(name);
        if (of.isEmpty()) {
            return false;
        }
        try {
            return locked(() -> {
                meanings.put(of.get(), category, meaning);
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(texts.get("interrupted"), e);
        }
    }

    @Override
    public String meaning(String name, String category) {
        Optional<HashSet> of = set(name);
        try {
            return of.isEmpty() ? "" : meanings.of(of.get(), category);
        } catch (IOException damaged) {
            return texts.get("meanings.damaged", open.why(damaged));
        }
    }

    @Override
    public List<HashSet> sets() {
        return open.current().sets();
    }

    @Override
    public String version() {
        return open.checked().version();
    }

    @Override
    public Map<String, String> digests() {
        return open.checked().digests();
    }

    @Override
    public String nearVersion() {
        return open.checked().near().version();
    }

    @Override
    public Map<String, String> nearDigests() {
        return near.digests();
    }

    @Override
    public List<String> problems() {
        return open.current().problems();
    }

    @Override
    public ImportReport importList(String name, Path list, Map<String, String> columns, Progress progress)
            throws IOException, InterruptedException {
        if (!Columns.meanings().containsAll(columns.keySet())) {
            throw new IOException(texts.get("import.columns.odd", String.join(", ", columns.keySet())));
        }
        String kept = Labels.plain(name);
        if (kept.isEmpty()) {
            throw new IOException(texts.get("import.no.name"));
        }
        return locked(() -> {
            sweep();
            Path work = Files.createDirectory(folder.resolve(WORK + UUID.randomUUID()));
            try (ListImport reading = new ListImport(texts, list, columns, work)) {
                reading.read(progress);
                add(kept, list, reading, work);
                return reading.report();
            } finally {
                delete(work);
            }
        });
    }

    private void add(String name, Path list, ListImport read, Path work) throws IOException {
        String id = id(name, read.digest());
        Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
        for (Algorithm each : Algorithm.values()) {
            SegmentSort sort = read.intake().sorts().get(each);
            if (sort != null && !sort.isEmpty()) {
                Path segment = LoadedSet.segment(work, id, each);
                sort.write(segment);
                algorithms.add(each);
            }
        }
        CheckedText.write(
                LoadedSet.labels(work, id),
                LoadedSet.lines(read.intake().labels().all()));
        for (Algorithm each : algorithms) {
            place(LoadedSet.segment(work, id, each));
        }
        place(LoadedSet.labels(work, id));
        CheckedText.write(OpenLists.digestFile(work, id), List.of(read.digest()));
        place(OpenLists.digestFile(work, id));
        String at = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        HashSet set = new HashSet(
                name,
                read.intake().entries(),
                at,
                Labels.plain(list.getFileName().toString()),
                read.intake().scheme(),
                read.intake().producer());
        List<Catalogue.Entry> entries = without(name);
        entries.add(new Catalogue.Entry(id, set, algorithms));
        catalogue.replace(entries);
        open.reload();
        sweep();
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

    @Override
    public boolean remove(String name) throws IOException {
        try {
            return locked(() -> {
                List<Catalogue.Entry> rest = without(name);
                if (rest.size() == catalogue.entries().size()) {
                    return false;
                }
                catalogue.replace(rest);
                open.reload();
                sweep();
                return true;
            });
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
                inside.forEach(KnownFileLists::delete);
            }
            Files.deleteIfExists(path);
        } catch (IOException held) {
            System.getLogger(KnownFileLists.class.getName())
                    .log(System.Logger.Level.DEBUG, "Left for the next time: " + path, held);
        }
    }

    /** Changes the lists. */
    private interface Change<T> {
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
