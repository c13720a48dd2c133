package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.platform.api.evidence.Hashes;

/** One list, open for questions. */
final class LoadedSet {

    private final String id;
    private final String name;
    private final List<Labels.Label> labels;
    private final Map<Algorithm, Segment> segments;
    private final Map<Algorithm, SavedIndex> indexes;

    private LoadedSet(
            String id,
            String name,
            List<Labels.Label> labels,
            Map<Algorithm, Segment> segments,
            Map<Algorithm, SavedIndex> indexes) {
        this.id = id;
        this.name = name;
        this.labels = labels;
        this.segments = segments;
        this.indexes = indexes;
    }

    static Path segment(Path folder, String id, Algorithm algorithm) {
        return folder.resolve(id + "." + algorithm.id());
    }

    static Path labels(Path folder, String id) {
        return folder.resolve(id + ".labels");
    }

    /** Category and source of each label, a tab between them. */
    static List<String> lines(List<Labels.Label> labels) {
        return labels.stream()
                .map(each -> each.category() + "\t" + each.source())
                .toList();
    }

    /** @throws IOException in a part of a sentence: what is wrong with its files */
    static LoadedSet open(Path folder, Catalogue.Entry entry) throws IOException {
        Map<Algorithm, Segment> segments = new EnumMap<>(Algorithm.class);
        Map<Algorithm, SavedIndex> indexes = new EnumMap<>(Algorithm.class);
        for (Algorithm each : entry.algorithms()) {
            segments.put(each, Segment.open(segment(folder, entry.id(), each), each.bytes()));
            Path index = SavedIndex.file(folder, entry.id(), each);
            if (Files.exists(index)) {
                indexes.put(each, SavedIndex.open(index));
            }
        }
        return new LoadedSet(entry.id(), entry.set().name(), readLabels(labels(folder, entry.id())), segments, indexes);
    }

    private static List<Labels.Label> readLabels(Path file) throws IOException {
        List<Labels.Label> labels = new ArrayList<>();
        for (String line : CheckedText.read(file)) {
            int tab = line.indexOf('\t');
            labels.add(new Labels.Label(line.substring(0, tab), line.substring(tab + 1)));
        }
        return labels;
    }

    /** @throws IOException in a part of a sentence, where a byte of it is not the one that was written */
    void check() throws IOException {
        for (Segment each : segments.values()) {
            each.check();
        }
        for (SavedIndex each : indexes.values()) {
            each.check();
        }
    }

    long bytes() {
        return segments.values().stream().mapToLong(Segment::bytes).sum()
                + indexes.values().stream().mapToLong(SavedIndex::size).sum();
    }

    /** The same for the same bytes under the same name. */
    String id() {
        return id;
    }

    /** Whether it says what pictures look like. */
    boolean isNear() {
        return segments.keySet().stream().anyMatch(each -> !each.isExact());
    }

    String name() {
        return name;
    }

    /** Null where the list has none of this algorithm. */
    @Nullable
    Segment segment(Algorithm algorithm) {
        return segments.get(algorithm);
    }

    /** Null where it is made when it is first asked. */
    @Nullable
    SavedIndex index(Algorithm algorithm) {
        return indexes.get(algorithm);
    }

    Labels.Label label(int number) {
        return labels.get(number);
    }

    /** Hands on all that it holds. */
    void copyInto(Intake other) throws IOException {
        int[] numbers = new int[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = other.labels()
                    .number(labels.get(i).category(), labels.get(i).source());
        }
        for (Map.Entry<Algorithm, Segment> each : segments.entrySet()) {
            Segment segment = each.getValue();
            for (long at = 0; at < segment.count(); at++) {
                other.copy(each.getKey(), segment.key(at), numbers[segment.label(at)]);
            }
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        segments.forEach((algorithm, segment) -> counts.put(algorithm.id(), segment.count()));
        return counts;
    }

    List<String> categories() {
        return labels.stream().map(Labels.Label::category).distinct().toList();
    }

    /** What the list says of one digest. */
    void find(Algorithm algorithm, byte[] key, List<KnownFile> into) {
        Segment segment = segments.get(algorithm);
        if (segment != null) {
            segment.find(key, number -> {
                Labels.Label label = labels.get(number);
                into.add(new KnownFile(name, label.category(), label.source(), algorithm.id()));
            });
        }
    }

    /** Writes a line for each hash. */
    long write(Writer out) throws IOException {
        out.write("md5,sha1,sha256,pdq,pdq_cli,category,source\n");
        long written = 0;
        for (Map.Entry<Algorithm, Segment> each : segments.entrySet()) {
            Segment segment = each.getValue();
            for (long at = 0; at < segment.count(); at++) {
                Labels.Label label = labels.get(segment.label(at));
                String digits = HexFormat.of().formatHex(segment.key(at));
                String columns =
                        switch (each.getKey()) {
                            case MD5 -> digits + ",,,,";
                            case SHA1 -> "," + digits + ",,,";
                            case SHA256 -> ",," + digits + ",,";
                            case PDQ -> ",,," + digits + ",";
                            case PDQ_CLI -> ",,,," + digits;
                        };
                out.write(columns + "," + quoted(label.category()) + "," + quoted(label.source()) + "\n");
                written++;
            }
        }
        return written;
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** What the list says of these bytes: each thing once, by the strongest algorithm that matches. */
    void matches(Hashes hashes, List<KnownFile> into) {
        Map<Labels.Label, Algorithm> found = new LinkedHashMap<>();
        segments.forEach((algorithm, segment) -> {
            if (algorithm.isExact()) {
                segment.find(
                        HexFormat.of().parseHex(algorithm.of(hashes)),
                        label -> found.putIfAbsent(labels.get(label), algorithm));
            }
        });
        found.forEach(
                (label, algorithm) -> into.add(new KnownFile(name, label.category(), label.source(), algorithm.id())));
    }
}
