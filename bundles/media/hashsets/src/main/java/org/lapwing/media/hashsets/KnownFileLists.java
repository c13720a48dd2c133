package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.Votes;
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

    private final Texts texts;
    private final Meanings meanings;
    private final OpenLists open;
    private final Shelf shelf;
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
        Catalogue catalogue = new Catalogue(folder);
        this.meanings = new Meanings(folder);
        this.open = new OpenLists(texts, folder, catalogue, checkedAtOnce);
        this.shelf = new Shelf(texts, folder, catalogue, open, engine, clock);
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

    @Override
    public Optional<Details> details(String name) {
        return open.set(name)
                .flatMap(set -> open.loaded(name).map(each -> new Details(set, each.counts(), each.categories())));
    }

    @Override
    public long export(String name, Path file) throws IOException {
        LoadedSet list = open.loaded(name).orElseThrow(() -> new IOException(texts.get("export.none", name)));
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return list.write(out);
        } catch (FileAlreadyExistsException there) {
            throw new IOException(texts.get("export.there", file.toString()), there);
        }
    }

    @Override
    public boolean setMeaning(String name, String category, String meaning) throws IOException {
        Optional<HashSet> of = open.set(name);
        if (of.isEmpty()) {
            return false;
        }
        shelf.change(() -> {
            meanings.put(of.get(), category, meaning);
            return true;
        });
        return true;
    }

    @Override
    public String meaning(String name, String category) {
        Optional<HashSet> of = open.set(name);
        try {
            return of.isEmpty() ? "" : meanings.of(of.get(), category);
        } catch (IOException damaged) {
            return texts.get("meanings.damaged", open.why(damaged));
        }
    }

    /** Where meanings cannot be read, nothing counts. */
    private String said(String name, String category) {
        Optional<HashSet> of = open.set(name);
        try {
            return of.isEmpty() ? "" : meanings.of(of.get(), category);
        } catch (IOException damaged) {
            return "";
        }
    }

    @Override
    public Votes votes(Collection<KnownFile> matches) {
        return new Counting(
                        this::said,
                        name -> open.set(name).map(HashSet::producer).orElse(""))
                .of(matches);
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
        return shelf.put(name, list, columns, progress, false);
    }

    @Override
    public ImportReport addTo(String name, Path list, Map<String, String> columns, Progress progress)
            throws IOException, InterruptedException {
        return shelf.put(name, list, columns, progress, true);
    }

    @Override
    public boolean remove(String name) throws IOException {
        return shelf.remove(name);
    }
}
