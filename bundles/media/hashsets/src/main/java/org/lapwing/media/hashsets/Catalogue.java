package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lapwing.media.api.KnownFiles.HashSet;

/** The file that says which lists there are. It is replaced as a whole: a list is there when it stands here, and not before. */
final class Catalogue {

    private static final int FIELDS = 8;

    /** Of lists that releases before schemes were kept imported. */
    private static final int FIELDS_BEFORE = 6;

    /**
     * One list.
     *
     * @param id of its files; the same for the same bytes under the same name
     */
    record Entry(String id, HashSet set, Set<Algorithm> algorithms) {}

    private final Path file;

    Catalogue(Path folder) {
        this.file = folder.resolve("catalogue");
    }

    /** Changes when the catalogue does. */
    FileTime stamp() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException absent) {
            // No list was ever imported, or the folder cannot be read, which entries() will say.
            return FileTime.fromMillis(0);
        }
    }

    List<Entry> entries() throws IOException {
        List<String> lines;
        try {
            lines = CheckedText.read(file);
        } catch (NoSuchFileException none) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            entries.add(entry(line.split("\t", -1)));
        }
        return entries;
    }

    private static Entry entry(String[] fields) throws IOException {
        if (fields.length != FIELDS && fields.length != FIELDS_BEFORE) {
            throw new IOException("a line of it is damaged");
        }
        try {
            Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
            for (String each : fields[5].split(" ")) {
                algorithms.add(Algorithm.valueOf(each));
            }
            boolean before = fields.length == FIELDS_BEFORE;
            HashSet set = new HashSet(
                    fields[1],
                    Long.parseLong(fields[2]),
                    fields[3],
                    fields[4],
                    before ? "" : fields[6],
                    before ? "" : fields[7]);
            return new Entry(fields[0], set, algorithms);
        } catch (IllegalArgumentException damaged) {
            throw new IOException("a line of it is damaged", damaged);
        }
    }

    void replace(List<Entry> entries) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Entry each : entries) {
            HashSet set = each.set();
            lines.add(String.join(
                    "\t",
                    each.id(),
                    set.name(),
                    Long.toString(set.entries()),
                    set.importedAt(),
                    set.source(),
                    each.algorithms().stream().map(Enum::name).collect(Collectors.joining(" ")),
                    set.scheme(),
                    set.producer()));
        }
        Path fresh = file.resolveSibling("catalogue.new");
        CheckedText.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
