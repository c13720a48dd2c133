package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.platform.api.language.Texts;

/** The lists that the catalogue names, opened again when it changes. For several threads. */
final class OpenLists {

    /** Longer lists are not read whole when they are opened, but before the first question. */
    static final long CHECKED_AT_ONCE = 256L << 20;

    private static final long LOOK_AGAIN_NANOS = 500_000_000;

    private final Texts texts;
    private final Path folder;
    private final Catalogue catalogue;
    private final long checkedAtOnce;
    private volatile State state;

    /**
     * What was open when it was last looked at.
     *
     * @param checked whether every byte of the lists was
     */
    record State(
            boolean checked,
            long lookedAt,
            FileTime stamp,
            List<HashSet> sets,
            List<LoadedSet> loaded,
            String version,
            Near near,
            Map<String, String> digests,
            List<String> problems) {

        State seen(long now) {
            return new State(checked, now, stamp, sets, loaded, version, near, digests, problems);
        }
    }

    /** The lists that say what pictures look like. */
    record Near(List<LoadedSet> lists, String version) {

        static Near of(List<LoadedSet> loaded) {
            List<LoadedSet> lists = loaded.stream().filter(LoadedSet::isNear).toList();
            return new Near(lists, OpenLists.version(lists));
        }
    }

    /** @param checkedAtOnce in bytes; lists that are longer are checked before the first question */
    OpenLists(Texts texts, Path folder, Catalogue catalogue, long checkedAtOnce) {
        this.texts = texts;
        this.folder = folder;
        this.catalogue = catalogue;
        this.checkedAtOnce = checkedAtOnce;
        this.state = load(false);
    }

    State current() {
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

    synchronized State reload() {
        State fresh = load(false);
        state = fresh;
        return fresh;
    }

    /** Before a question is answered, so that a damaged list answers none. */
    State checked() {
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
                } catch (IOException damaged) {
                    problems.add(texts.get("set.damaged", each.set().name(), why(damaged)));
                }
            }
        } catch (IOException damaged) {
            problems.add(texts.get("catalogue.damaged", folder.toString(), why(damaged)));
        }
        return new State(
                checked,
                System.nanoTime(),
                stamp,
                List.copyOf(sets),
                List.copyOf(loaded),
                version(loaded),
                Near.of(loaded),
                Map.copyOf(digests),
                List.copyOf(problems));
    }

    /** Another one for other lists, {@code 0} for none. */
    static String version(List<LoadedSet> lists) {
        if (lists.isEmpty()) {
            return "0";
        }
        MessageDigest version = ListFile.sha256();
        lists.forEach(each -> version.update(each.id().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(version.digest()).substring(0, 16);
    }

    Optional<HashSet> set(String name) {
        return current().sets().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    Optional<LoadedSet> loaded(String name) {
        return checked().loaded().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /** In a part of a sentence. */
    String why(IOException e) {
        return e instanceof NoSuchFileException ? texts.get("file.gone") : String.valueOf(e.getMessage());
    }

    static Path digestFile(Path in, String id) {
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
}
