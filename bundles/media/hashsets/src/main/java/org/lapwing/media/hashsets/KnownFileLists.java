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
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lapwing.media.api.KnownFiles;
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

    private static final long LOOK_AGAIN_NANOS = 500_000_000;
    private static final String WORK = "importing-";

    /** Longer lists are not read whole when they are opened, but before the first question. */
    private static final long CHECKED_AT_ONCE = 256L << 20;

    private final Texts texts;
    private final Path folder;
    private final Catalogue catalogue;
    private final Meanings meanings;
    private final Clock clock;
    private final long checkedAtOnce;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile State state;

    /**
     * What was open when it was last looked at.
     *
     * @param checked whether every byte of the lists was
     */
    private record State(
            boolean checked,
            long lookedAt,
            FileTime stamp,
            List<HashSet> sets,
            List<LoadedSet> loaded,
            String version,
            Map<String, String> digests,
            List<String> problems) {

        State seen(long now) {
            return new State(checked, now, stamp, sets, loaded, version, digests, problems);
        }
    }

    @Activate
    public KnownFileLists(@Reference Texts texts, @Reference Profile profile) {
        this(texts, profile.dataFolder("org.lapwing.media.hashsets"), Clock.systemUTC());
    }

    KnownFileLists(Texts texts, Path folder, Clock clock) {
        this(texts, folder, clock, CHECKED_AT_ONCE);
    }

    /** @param checkedAtOnce in bytes; lists that are longer are checked before the first question */
    KnownFileLists(Texts texts, Path folder, Clock clock, long checkedAtOnce) {
        this.texts = texts;
        this.folder = folder;
        this.catalogue = new Catalogue(folder);
        this.meanings = new Meanings(folder);
        this.clock = clock;
        this.checkedAtOnce = checkedAtOnce;
        this.state = load(false);
    }

    @Override
    public List<KnownFile> matches(Hashes hashes) {
        List<LoadedSet> loaded = checked().loaded();
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
        for (Algorithm each : Algorithm.values()) {
            byte[] key = new byte[each.bytes()];
            if (Hex.read(digits, 0, digits.length, key, 0, key.length)) {
                checked().loaded().forEach(list -> list.find(each, key, found));
            }
        }
        return found;
    }

    private Optional<HashSet> set(String name) {
        return sets().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Optional<LoadedSet> loaded(String name) {
        return checked().loaded().stream()
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
            return texts.get("meanings.damaged", why(damaged));
        }
    }

    @Override
    public List<HashSet> sets() {
        return current().sets();
    }

    @Override
    public String version() {
        return checked().version();
    }

    @Override
    public Map<String, String> digests() {
        return checked().digests();
    }

    @Override
    public List<String> problems() {
        return current().problems();
    }

    private State current() {
        State now = state;
        if (System.nanoTime() - now.lookedAt() < LOOK_AGAIN_NANOS) {
            return now;
        }
        if (catalogue.stamp().equals(now.stamp())) {
            state = now.seen(System.nanoTime());
            return now;
        }
        return reload();
    }

    private synchronized State reload() {
        State fresh = load(false);
        state = fresh;
        return fresh;
    }

    /** Before a question is answered, so that a damaged list answers none. */
    private State checked() {
        State now = current();
        return now.checked() ? now : checkAll();
    }

    private synchronized State checkAll() {
        State now = current();
        if (!now.checked()) {
            now = load(true);
            state = now;
        }
        return now;
    }

    /** @param all whether long lists are read whole too */
    private State load(boolean all) {
        boolean checked = true;
        FileTime stamp = catalogue.stamp();
        List<HashSet> sets = new ArrayList<>();
        List<LoadedSet> loaded = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, String> digests = new TreeMap<>();
        MessageDigest version = ListFile.sha256();
        try {
            for (Catalogue.Entry each : catalogue.entries()) {
                sets.add(each.set());
                try {
                    LoadedSet set = LoadedSet.open(folder, each);
                    if (all || set.bytes() <= checkedAtOnce) {
                        set.check();
                    } else {
                        checked = false;
                    }
                    loaded.add(set);
                    digest(each.id()).ifPresent(digest -> digests.put(each.set().name(), digest));
                    version.update(each.id().getBytes(StandardCharsets.UTF_8));
                } catch (IOException damaged) {
                    problems.add(texts.get("set.damaged", each.set().name(), why(damaged)));
                }
            }
        } catch (IOException damaged) {
            problems.add(texts.get("catalogue.damaged", folder.toString(), why(damaged)));
        }
        String number = loaded.isEmpty()
                ? "0"
                : HexFormat.of().formatHex(version.digest()).substring(0, 16);
        return new State(
                checked,
                System.nanoTime(),
                stamp,
                List.copyOf(sets),
                List.copyOf(loaded),
                number,
                Map.copyOf(digests),
                List.copyOf(problems));
    }

    private String why(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? texts.get("file.gone") : String.valueOf(e.getMessage());
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
        CheckedText.write(digestFile(work, id), List.of(read.digest()));
        place(digestFile(work, id));
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
        reload();
        sweep();
    }

    private static Path digestFile(Path in, String id) {
        return in.resolve(id + ".digest");
    }

    /** Empty for a list that an earlier release imported, and where it cannot be read: the list itself is matched all the same. */
    private Optional<String> digest(String id) {
        try {
            return CheckedText.read(digestFile(folder, id)).stream().findFirst();
        } catch (IOException absent) {
            return Optional.empty();
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

    @Override
    public boolean remove(String name) throws IOException {
        try {
            return locked(() -> {
                List<Catalogue.Entry> rest = without(name);
                if (rest.size() == catalogue.entries().size()) {
                    return false;
                }
                catalogue.replace(rest);
                reload();
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
