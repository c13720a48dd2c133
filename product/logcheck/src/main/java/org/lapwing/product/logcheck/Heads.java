package org.lapwing.product.logcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The log of an installation: heads of the logs of cases that it saw, in a chain of its own. */
final class Heads {

    private static final int ID_DIGITS = 16;

    private final NavigableMap<Long, List<Line>> byEntry = new TreeMap<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private final List<Long> broken = new ArrayList<>();
    private final Proof proof = new Proof();
    private final String caseId;
    private String previous = "";
    private long expected = 1;

    Heads(String caseId) {
        this.caseId = caseId;
    }

    /** One line of the file. */
    void line(String text) {
        try {
            Line line = Line.of(text);
            switch (line.is()) {
                case "signer" -> proof.signer(line);
                case "installation" -> installation(line);
                default -> broken.add(expected);
            }
        } catch (IllegalArgumentException e) {
            broken.add(expected);
        }
    }

    private void installation(Line line) {
        long number = line.number("number");
        byte[] hash = Proof.digest(
                "lapwing.log.installation.1",
                previous,
                number,
                line.number("at"),
                line.text("person"),
                line.text("event"),
                line.text("case"),
                line.number("entry"),
                line.text("head"),
                line.text("detail"));
        boolean holds = number == expected && Arrays.equals(hash, line.bytes("hash")) && proof.signedHash(line);
        if (!holds) {
            broken.add(number);
        } else if (line.text("event").equals("head") && line.text("case").equals(caseId)) {
            byEntry.computeIfAbsent(line.number("entry"), entry -> new ArrayList<>())
                    .add(line);
        }
        hashes.put(number, line.text("hash"));
        previous = line.text("hash");
        expected = number + 1;
    }

    /** Heads that were kept of an entry of the case. */
    List<Line> of(long entry) {
        return byEntry.getOrDefault(entry, List.of());
    }

    /** Entries of which heads were kept and that the log no longer has. */
    NavigableMap<Long, List<Line>> after(long last) {
        return byEntry.tailMap(last, false);
    }

    /** The beginning of the hash of the first line, which tells this log from those of other installations. */
    String id() {
        String first = hashes.getOrDefault(1L, "");
        return first.substring(0, Math.min(ID_DIGITS, first.length()));
    }

    /** The hash of a line as it stands. */
    Optional<String> hash(long line) {
        return Optional.ofNullable(hashes.get(line));
    }

    /** Numbers of the lines that were changed, or before which lines are missing. */
    List<Long> broken() {
        return broken;
    }
}
