package org.lapwing.media.hashsets;

import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.findings.Finding;

/** The matches that are recorded in a case, page by page. */
final class Matches {

    private static final int PAGE = 1000;

    /**
     * One match.
     *
     * @param distance in bits where it only looks like the one on the list, 0 where the bytes are the same
     * @param items all items that have the content, in order of id; never empty
     */
    record Match(String set, String category, String source, String algorithm, int distance, List<Item> items) {}

    private Matches() {}

    /** @param kind {@link MediaFindings#KNOWN_FILE} or {@link MediaFindings#NEAR_FILE} */
    static Stream<Match> of(Case in, String kind) {
        return StreamSupport.stream(new Pages(in, kind), false)
                .map(finding -> match(in, finding))
                .filter(match -> !match.items().isEmpty());
    }

    private static Match match(Case in, Finding finding) {
        return new Match(
                said(finding, "set"),
                said(finding, "category"),
                said(finding, "source"),
                said(finding, "algorithm"),
                finding.value().get("distance") instanceof Number bits ? bits.intValue() : 0,
                in.evidence().itemsOf(new ContentId(finding.target().id())));
    }

    private static String said(Finding finding, String key) {
        return Objects.toString(finding.value().get(key), "");
    }

    /** Findings in order of id. */
    private static final class Pages extends Spliterators.AbstractSpliterator<Finding> {

        private final Case in;
        private final String kind;
        private List<Finding> page = List.of();
        private int at;
        private long last;

        Pages(Case in, String kind) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.in = in;
            this.kind = kind;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Finding> action) {
            if (at == page.size()) {
                page = in.findings().ofKind(kind, last, PAGE);
                at = 0;
                if (page.isEmpty()) {
                    return false;
                }
                last = page.getLast().id();
            }
            action.accept(page.get(at++));
            return true;
        }
    }
}
