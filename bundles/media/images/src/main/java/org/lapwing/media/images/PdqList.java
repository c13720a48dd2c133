package org.lapwing.media.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.media.api.hash.Pdq256;

/**
 * A list of PDQ hashes, one a line: the hash, then its quality and a note where they are known, with commas between. A line that is empty
 * or begins with {@code #} says nothing.
 *
 * @param entries that can be matched
 * @param poor how many are of too little quality to be matched
 * @param unread how many lines are nothing of this
 * @param firstUnread the numbers of the first of those lines, from 1
 */
record PdqList(List<Entry> entries, long poor, long unread, List<Integer> firstUnread) {

    /** Below, a picture has too little to tell it from others. */
    static final int LEAST_QUALITY = 50;

    private static final int MOST_TOLD = 10;
    private static final int MOST_ENTRIES = 2_000_000;
    private static final int LONGEST_LINE = 4096;
    private static final int FIELDS = 3;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * @param line from 1
     * @param note as it stands in the list; may be empty
     */
    record Entry(Pdq256 hash, int quality, int line, String note) {}

    /** @throws IOException where it cannot be read, or holds more than can be searched here */
    static PdqList read(Path file, Pdq256.Family family) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<Integer> firstUnread = new ArrayList<>();
        long poor = 0;
        long unread = 0;
        // Any byte is a letter of this set: a line in another coding is unread, and the others go on.
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (int number = 1; next(in, line); number++) {
                String text = text(line);
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                try {
                    Entry entry = entry(text, number, family);
                    if (entry.quality() < LEAST_QUALITY) {
                        poor++;
                    } else if (entries.size() < MOST_ENTRIES) {
                        entries.add(entry);
                    } else {
                        throw new IOException("It holds more than " + MOST_ENTRIES + " hashes.");
                    }
                } catch (IllegalArgumentException e) {
                    unread++;
                    if (firstUnread.size() < MOST_TOLD) {
                        firstUnread.add(number);
                    }
                }
            }
        }
        return new PdqList(List.copyOf(entries), poor, unread, List.copyOf(firstUnread));
    }

    /** The next line, as much of it as may be; false at the end. */
    private static boolean next(BufferedReader in, StringBuilder line) throws IOException {
        line.setLength(0);
        int letter = in.read();
        if (letter < 0) {
            return false;
        }
        for (; letter >= 0 && letter != '\n'; letter = in.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) letter);
            }
        }
        return true;
    }

    private static String text(CharSequence line) {
        String text = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
    }

    /** @throws IllegalArgumentException for a line that is none */
    private static Entry entry(String text, int number, Pdq256.Family family) {
        String[] fields = text.split(",", FIELDS);
        Pdq256 hash = Pdq256.of(family, fields[0].strip());
        int quality = fields.length > 1 && !fields[1].isBlank() ? Integer.parseInt(fields[1].strip()) : 100;
        if (quality < 0 || quality > 100) {
            throw new IllegalArgumentException("A quality of " + quality);
        }
        return new Entry(hash, quality, number, fields.length == FIELDS ? fields[2].strip() : "");
    }
}
