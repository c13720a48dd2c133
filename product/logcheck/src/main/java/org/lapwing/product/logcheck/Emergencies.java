package org.lapwing.product.logcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Openings of the case with its recovery keys, and which of them somebody else has reviewed. */
final class Emergencies {

    private static final String UNTIL = "until ";

    private final Map<Long, Line> opened = new TreeMap<>();
    private final Map<Long, Line> reviewed = new TreeMap<>();

    void entry(Line line, Problems problems) {
        if (line.text("kind").equals("emergency") && line.text("detail").startsWith(UNTIL)) {
            opened.put(line.number("number"), line);
        } else if (line.text("kind").equals("emergency-review")
                && line.text("target").matches("[0-9]{1,18}")) {
            review(line, Long.parseLong(line.text("target")), problems);
        }
    }

    private void review(Line line, long number, Problems problems) {
        Line of = opened.get(number);
        if (of == null) {
            problems.add(
                    "Entry %,d reviews entry %,d, which is no opening in an emergency.", line.number("number"), number);
        } else if (of.text("person").equals(line.text("person"))) {
            problems.add(
                    "Entry %,d reviews an opening in an emergency, entry %,d, of the same person.",
                    line.number("number"), number);
        } else {
            reviewed.put(number, line);
        }
    }

    /** In sentences. */
    List<String> said(Proof proof) {
        List<String> said = new ArrayList<>();
        opened.forEach((number, line) -> said.add(String.format(
                        Locale.ENGLISH,
                        "Entry %,d: %s opened the case in an emergency, until %s. ",
                        number,
                        proof.name(line.text("person")),
                        line.text("detail").substring(UNTIL.length()))
                + review(reviewed.get(number), proof)));
        return said;
    }

    private static String review(@Nullable Line review, Proof proof) {
        return review == null
                ? "It awaits review."
                : String.format(
                        Locale.ENGLISH,
                        "%s %s entry %,d.",
                        proof.name(review.text("person")),
                        review.text("detail").equals("approved") ? "approved of it in" : "objected to it in",
                        review.number("number"));
    }
}
