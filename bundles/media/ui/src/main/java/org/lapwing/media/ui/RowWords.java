package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lapwing.media.api.Votes;
import org.lapwing.platform.api.language.Texts;

/** A row's facts in words. */
final class RowWords {

    private static final int KILO = 1000;
    private static final int TO_THE_MINUTE = 16;

    private final Texts texts;

    RowWords(Texts texts) {
        this.texts = texts;
    }

    String size(Row row) {
        long bytes = row.item().size();
        if (bytes < 0) {
            return "";
        }
        if (bytes < KILO) {
            return texts.get("size.bytes", bytes);
        }
        return bytes < KILO * KILO
                ? texts.get("size.kilo", bytes / (double) KILO)
                : texts.get("size.mega", bytes / (double) (KILO * KILO));
    }

    String dimensions(Row row) {
        return row.width() == 0 ? "" : texts.get("dimensions", row.width(), row.height());
    }

    /** To the minute; the inspector has all of it. */
    String taken(Row row) {
        String taken = row.taken();
        return taken == null ? "" : taken.substring(0, Math.min(TO_THE_MINUTE, taken.length()));
    }

    String place(Row row) {
        return row.place() ? texts.get("place.yes") : "";
    }

    String lists(Row row) {
        return String.join("; ", row.lists());
    }

    /** Lists that it is on, then those with a picture like it. */
    String known(Row row) {
        return String.join(
                "; ",
                Stream.concat(row.lists().stream(), row.alike().stream().map(each -> texts.get("cards.near", each)))
                        .toList());
    }

    String alike(Row row) {
        return String.join("; ", row.alike());
    }

    String grade(Row row) {
        String grade = row.grade();
        return grade == null ? "" : grade;
    }

    /** How many sources say the same of it; empty where none says anything. */
    private String votes(Row row) {
        Votes votes = row.standing().votes();
        if (votes.count() == 0) {
            return "";
        }
        String sources = String.join(", ", votes.sources());
        return texts.get(
                votes.disputed() ? "votes.disputed" : row.standing().known() ? "votes.known" : "votes.few",
                votes.count(),
                votes.meaning(),
                sources,
                row.standing().quorum());
    }

    /** What stands in place of the picture. */
    String caution(Row row) {
        List<String> lines = new ArrayList<>();
        if (!row.lists().isEmpty()) {
            lines.add(texts.get("caution.known", row.lists().size(), lists(row)));
        }
        String votes = votes(row);
        if (!votes.isEmpty()) {
            lines.add(votes);
        }
        if (!row.alike().isEmpty()) {
            lines.add(texts.get("caution.near", alike(row)));
        }
        if (row.grade() != null) {
            lines.add(texts.get("caution.decided", grade(row)));
        }
        if (row.copies() > 1) {
            lines.add(texts.get("caution.copies", row.copies()));
        }
        return String.join("\n", lines);
    }

    /** One sentence for those who hear it. */
    String spoken(Row row) {
        return row.item().name() + ", " + facts(row);
    }

    String facts(Row row) {
        List<String> parts = new ArrayList<>(List.of(row.format(), dimensions(row), size(row)));
        parts.add(taken(row));
        parts.add(row.place() ? texts.get("place") : "");
        parts.add(
                row.lists().isEmpty()
                        ? ""
                        : texts.get("caution.known", row.lists().size(), lists(row)));
        parts.add(row.alike().isEmpty() ? "" : texts.get("caution.near", alike(row)));
        parts.add(row.grade() == null ? texts.get("undecided") : grade(row));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }
}
