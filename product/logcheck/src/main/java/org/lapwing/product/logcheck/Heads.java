package org.lapwing.product.logcheck;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The log of an installation: heads of the logs of cases that it saw, in a chain of its own. */
final class Heads {

    private final NavigableMap<Long, Line> byEntry = new TreeMap<>();
    private final Proof proof = new Proof();
    private final List<String> problems;
    private final String caseId;
    private String previous = "";
    private long expected = 1;

    Heads(String caseId, List<String> problems) {
        this.caseId = caseId;
        this.problems = problems;
    }

    void line(Line line) {
        if (line.is().equals("signer")) {
            if (!proof.signer(line)) {
                problems.add("Heads: the card of " + line.text("name") + " was changed.");
            }
            return;
        }
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
            problems.add("Heads: line " + number + " was changed, or lines before it are missing; it is not counted.");
        } else if (line.text("event").equals("head") && line.text("case").equals(caseId)) {
            byEntry.put(line.number("entry"), line);
        }
        previous = line.text("hash");
        expected = number + 1;
    }

    int size() {
        return byEntry.size();
    }

    Optional<Line> of(long entry) {
        return Optional.ofNullable(byEntry.get(entry));
    }

    /** Entries of which heads were kept and that the log no longer has. */
    NavigableMap<Long, Line> after(long last) {
        return byEntry.tailMap(last, false);
    }
}
