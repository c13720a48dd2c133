package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.language.Texts;

/** Two items and how they look alike, without a pixel of either. */
record Pair(Row kept, Row chosen, Optional<Likeness> likeness) {

    private static final int DIGITS = 16;

    /** One fact of both; empty where it is not known. */
    record Fact(String name, String kept, String chosen) {

        boolean same() {
            return kept.equals(chosen);
        }
    }

    static Pair of(Case in, Row kept, Row chosen) {
        ContentId first = kept.item().content();
        ContentId second = chosen.item().content();
        return new Pair(
                kept, chosen, first == null || second == null ? Optional.empty() : Likeness.of(in, first, second));
    }

    /** What their hashes say, in a sentence. */
    String sentence(Texts texts) {
        if (kept.equals(chosen)) {
            return texts.get("compare.itself");
        }
        ContentId content = kept.item().content();
        if (content != null && content.equals(chosen.item().content())) {
            return texts.get("compare.copy");
        }
        return likeness.map(near -> texts.get(
                        near.distance() <= NearIndex.USUAL_RADIUS ? "compare.alike" : "compare.unlike",
                        texts.get("differs." + near.orientation(), near.distance())))
                .orElseGet(() -> texts.get("compare.unknown"));
    }

    /** Those that are known of one of them at least, the different ones first. */
    List<Fact> facts(Texts texts) {
        RowWords words = new RowWords(texts);
        List<Fact> facts = new ArrayList<>();
        add(facts, texts.get("column.name"), row -> row.item().name());
        add(facts, texts.get("compare.path"), row -> row.item().path());
        add(facts, texts.get("column.type"), Row::format);
        add(facts, texts.get("column.dimensions"), words::dimensions);
        add(facts, texts.get("column.size"), words::size);
        add(facts, texts.get("column.taken"), words::taken);
        add(facts, texts.get("column.place"), words::place);
        add(facts, texts.get("column.copies"), row -> texts.get("number", row.copies()));
        add(facts, texts.get("column.known"), words::known);
        add(facts, texts.get("column.grade"), words::grade);
        add(facts, "SHA-256", Pair::digest);
        facts.sort(Comparator.comparing(Fact::same));
        return facts;
    }

    private void add(List<Fact> facts, String name, Function<Row, String> of) {
        Fact fact = new Fact(name, of.apply(kept), of.apply(chosen));
        if (!fact.kept().isEmpty() || !fact.chosen().isEmpty()) {
            facts.add(fact);
        }
    }

    private static String digest(Row row) {
        ContentId content = row.item().content();
        return content == null ? "" : content.sha256().substring(0, DIGITS) + "…";
    }
}
