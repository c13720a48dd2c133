package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.language.Texts;

/** Where the records of a list go, whatever its format is: hashes to be sorted, labels, and what could not be read. */
final class Intake implements AutoCloseable {

    private static final int UNREAD_SHOWN = 100;
    private static final int PRODUCERS_NAMED = 5;

    private final Texts texts;
    private final Map<Algorithm, SegmentSort> sorts = new EnumMap<>(Algorithm.class);
    private final SegmentSort[] byOrdinal = new SegmentSort[Algorithm.values().length];
    private final Labels labels = new Labels();
    private final List<String> unread = new ArrayList<>();
    private final byte[][] keys = new byte[Algorithm.values().length][];
    private final Set<String> producers = new LinkedHashSet<>();
    private String scheme = "";
    private int found;
    private long entries;
    private long skipped;

    Intake(Texts texts, Path folder) {
        this.texts = texts;
        for (Algorithm each : Algorithm.values()) {
            SegmentSort sort = new SegmentSort(each, folder);
            sorts.put(each, sort);
            byOrdinal[each.ordinal()] = sort;
            keys[each.ordinal()] = new byte[each.bytes()];
        }
    }

    void scheme(String said) {
        scheme = Labels.plain(said);
    }

    /** Adds who made the list, or a part of it. */
    void producer(String said) {
        String plain = Labels.plain(said);
        if (!plain.isEmpty() && producers.size() < PRODUCERS_NAMED) {
            producers.add(plain);
        }
    }

    void begin() {
        found = 0;
    }

    /** Takes a hash for the record that was begun; false where it is not one of this algorithm. */
    boolean digits(Algorithm algorithm, byte[] from, int start, int end) {
        if (!Hex.read(from, start, end, keys[algorithm.ordinal()], 0, algorithm.bytes())) {
            return false;
        }
        found |= 1 << algorithm.ordinal();
        return true;
    }

    boolean digits(Algorithm algorithm, String hex) {
        byte[] bytes = hex.getBytes(StandardCharsets.UTF_8);
        return digits(algorithm, bytes, 0, bytes.length);
    }

    /** Takes a hash as bytes. */
    void raw(Algorithm algorithm, byte[] from, int at) {
        System.arraycopy(from, at, keys[algorithm.ordinal()], 0, algorithm.bytes());
        found |= 1 << algorithm.ordinal();
    }

    /** Takes a hash of a list that is there, which is no entry of this one. */
    void copy(Algorithm algorithm, byte[] key, int label) throws IOException {
        byOrdinal[algorithm.ordinal()].add(key, 0, label);
    }

    boolean hasHash() {
        return found != 0;
    }

    /** Ends a record that has a hash. */
    void end(int label) throws IOException {
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            if ((found & 1 << ordinal) != 0) {
                byOrdinal[ordinal].add(keys[ordinal], 0, label);
            }
        }
        entries++;
    }

    /** @param place {@code import.line} or {@code import.record} */
    void unread(String place, long number, String why, Object... arguments) {
        skipped++;
        if (unread.size() < UNREAD_SHOWN) {
            unread.add(texts.get(place, number, texts.get(why, arguments)));
        }
    }

    void wrongDigits(String place, long number, Algorithm algorithm, int length) {
        unread(place, number, "import.line.hash", Algorithm.title(algorithm.id()), 2 * algorithm.bytes(), length);
    }

    Labels labels() {
        return labels;
    }

    Map<Algorithm, SegmentSort> sorts() {
        return sorts;
    }

    List<String> unread() {
        return unread;
    }

    String scheme() {
        return scheme;
    }

    String producer() {
        return String.join("; ", producers);
    }

    long entries() {
        return entries;
    }

    long skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        for (SegmentSort each : sorts.values()) {
            each.close();
        }
    }
}
