package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;

/** Reads one list, line by line, into sorted segments in a folder of its own. */
final class ListImport implements AutoCloseable {

    private static final int UNREAD_SHOWN = 100;
    private static final int PROGRESS_LINES = 1 << 14;

    private final Texts texts;
    private final Path list;
    private final Map<Algorithm, SegmentSort> sorts = new EnumMap<>(Algorithm.class);
    private final Labels labels = new Labels();
    private final List<String> unread = new ArrayList<>();
    private final byte[] key = new byte[Algorithm.SHA256.bytes()];
    private final byte[][] keys = {new byte[32], new byte[20], new byte[16]};
    private long entries;
    private long skipped;
    private String digest = "";

    ListImport(Texts texts, Path list, Path folder) {
        this.texts = texts;
        this.list = list;
        for (Algorithm each : Algorithm.values()) {
            sorts.put(each, new SegmentSort(each, folder));
        }
    }

    void read(Progress progress) throws IOException, InterruptedException {
        long size = Files.size(list);
        try (ListFile file = new ListFile(list)) {
            Lines lines = new Lines(file.text());
            Columns columns = columns(lines);
            while (lines.advance()) {
                if (lines.number() % PROGRESS_LINES == 0) {
                    progress.at(list.getFileName().toString(), file.read(), size, skipped);
                    if (progress.cancelled() || Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                line(lines, columns);
            }
            progress.at(list.getFileName().toString(), file.read(), size, skipped);
            digest = file.digest();
        }
        if (entries == 0) {
            throw new IOException(texts.get("import.nothing", list.toString()));
        }
    }

    /** Understands the first line that says anything; takes its hash if it is not a header. */
    private Columns columns(Lines lines) throws IOException {
        while (lines.advance()) {
            if (passedOver(lines)) {
                continue;
            }
            int shown = Math.min(lines.to(), lines.from() + 4096);
            String line = new String(lines.bytes(), lines.from(), shown - lines.from(), StandardCharsets.UTF_8);
            Columns header = Columns.header(line);
            if (header != null) {
                return header;
            }
            Columns plain = plain(lines);
            if (plain == null) {
                break;
            }
            line(lines, plain);
            return plain;
        }
        throw new IOException(texts.get("import.no.list", list.toString()));
    }

    private @Nullable Columns plain(Lines lines) {
        int end = lines.from();
        while (end < lines.to() && lines.bytes()[end] > ' ') {
            end++;
        }
        for (Algorithm each : Algorithm.values()) {
            if (Hex.read(lines.bytes(), lines.from(), end, key, 0, each.bytes())) {
                return Columns.plain(each);
            }
        }
        return null;
    }

    private static boolean passedOver(Lines lines) {
        int at = lines.from();
        while (at < lines.to() && lines.bytes()[at] <= ' ' && lines.bytes()[at] >= 0) {
            at++;
        }
        return !lines.tooLong() && (at == lines.to() || lines.bytes()[at] == '#');
    }

    private void line(Lines lines, Columns columns) throws IOException {
        if (passedOver(lines)) {
            return;
        }
        if (lines.tooLong()) {
            unread(lines, "import.line.long");
        } else if (!columns.split(lines.bytes(), lines.from(), lines.to())) {
            unread(lines, "import.line.quote");
        } else {
            hashes(lines, columns);
        }
    }

    private void hashes(Lines lines, Columns columns) throws IOException {
        int found = 0;
        for (Algorithm each : Algorithm.values()) {
            int from = columns.from(each.ordinal());
            int to = columns.to(each.ordinal());
            while (to > from && lines.bytes()[to - 1] <= ' ' && lines.bytes()[to - 1] >= 0) {
                to--;
            }
            if (to > from) {
                if (!Hex.read(lines.bytes(), from, to, keys[each.ordinal()], 0, each.bytes())) {
                    unread(lines, "import.line.hash", Algorithm.title(each.id()), 2 * each.bytes(), to - from);
                    return;
                }
                found |= 1 << each.ordinal();
            }
        }
        if (found == 0) {
            unread(lines, "import.line.none");
            return;
        }
        int label = labels.number(lines.bytes(), columns);
        for (Map.Entry<Algorithm, SegmentSort> each : sorts.entrySet()) {
            int ordinal = each.getKey().ordinal();
            if ((found & 1 << ordinal) != 0) {
                each.getValue().add(keys[ordinal], 0, label);
            }
        }
        entries++;
    }

    private void unread(Lines lines, String why, Object... arguments) {
        skipped++;
        if (unread.size() < UNREAD_SHOWN) {
            unread.add(texts.get("import.line", lines.number(), texts.get(why, arguments)));
        }
    }

    Map<Algorithm, SegmentSort> sorts() {
        return sorts;
    }

    List<Labels.Label> labels() {
        return labels.all();
    }

    long entries() {
        return entries;
    }

    /** SHA-256 of the list's bytes. */
    String digest() {
        return digest;
    }

    ImportReport report() {
        return new ImportReport(entries, skipped, List.copyOf(unread));
    }

    @Override
    public void close() throws IOException {
        for (SegmentSort each : sorts.values()) {
            each.close();
        }
    }
}
