package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.HashSet;

/** What the unit said that category codes mean, once for each source: scheme and producer, or the list itself where it names neither. */
final class Meanings {

    private record Key(String scheme, String producer, String category) {}

    private final Path file;
    private volatile @Nullable Read read;

    /** What was in the file at a time. */
    private record Read(FileTime at, Map<Key, String> all) {}

    Meanings(Path folder) {
        this.file = folder.resolve("meanings");
    }

    private static Key key(HashSet of, String category) {
        boolean unnamed = of.scheme().isEmpty() && of.producer().isEmpty();
        return new Key(unnamed ? "list " + of.name() : of.scheme(), of.producer(), category);
    }

    private Map<Key, String> all() throws IOException {
        FileTime at;
        try {
            at = Files.getLastModifiedTime(file);
        } catch (NoSuchFileException none) {
            return Map.of();
        }
        Read before = read;
        if (before != null && before.at().equals(at)) {
            return before.all();
        }
        Map<Key, String> all = parsed();
        read = new Read(at, all);
        return all;
    }

    private Map<Key, String> parsed() throws IOException {
        Map<Key, String> all = new LinkedHashMap<>();
        try {
            for (String line : CheckedText.read(file)) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 4) {
                    throw new IOException("a line of it is damaged");
                }
                all.put(new Key(fields[0], fields[1], fields[2]), fields[3]);
            }
        } catch (NoSuchFileException none) {
            return all;
        }
        return all;
    }

    String of(HashSet set, String category) throws IOException {
        return all().getOrDefault(key(set, category), "");
    }

    void put(HashSet set, String category, String meaning) throws IOException {
        Map<Key, String> all = new LinkedHashMap<>(all());
        String kept = Labels.plain(meaning);
        if (kept.isEmpty()) {
            all.remove(key(set, category));
        } else {
            all.put(key(set, Labels.plain(category)), kept);
        }
        List<String> lines = new ArrayList<>();
        all.forEach((key, said) -> lines.add(String.join("\t", key.scheme(), key.producer(), key.category(), said)));
        Path fresh = file.resolveSibling("meanings.new");
        CheckedText.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        read = null;
    }
}
