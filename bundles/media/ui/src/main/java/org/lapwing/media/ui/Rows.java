package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.workbench.api.widgets.PagedTable;

/**
 * The rows of one question, in order of item, each content once. A question about
 * findings or decisions first gathers the contents that they are about. Safe for several threads.
 */
final class Rows implements PagedTable.Source<Row> {

    private static final int PAGE = 500;

    private final Case of;
    private final Question question;
    private final RowFacts facts;

    /** What is let through, where that is not the store's to say. */
    private @Nullable List<Item> gathered;

    Rows(Case of, Question question, RowFacts facts) {
        this.of = of;
        this.question = question;
        this.facts = facts;
    }

    @Override
    public int page() {
        return PAGE;
    }

    @Override
    public long total() {
        List<Item> few = gathered();
        return few == null ? of.evidence().count(question.filter()) : few.size();
    }

    @Override
    public List<Row> rows(long first, int limit) {
        List<Row> rows = new ArrayList<>();
        for (Item each : items(first, limit)) {
            rows.add(facts.row(of, each, first + rows.size()));
        }
        return rows;
    }

    /** The number of the row that shows an item, -1 where none does. */
    long find(Item item) {
        List<Item> few = gathered();
        if (few != null) {
            int at = Collections.binarySearch(few, item, Comparator.comparingLong(Item::id));
            return Math.max(-1, at);
        }
        long row = of.evidence().row(question.filter(), item.id());
        List<Item> there = of.evidence().items(question.filter(), item.id() - 1, 1);
        return !there.isEmpty() && there.getFirst().id() == item.id() ? row : -1;
    }

    private List<Item> items(long first, int limit) {
        List<Item> few = gathered();
        if (few != null) {
            int from = (int) Math.min(first, few.size());
            return few.subList(from, Math.min(few.size(), from + limit));
        }
        return of.evidence().items(question.filter(), of.evidence().idBefore(question.filter(), first), limit);
    }

    private synchronized @Nullable List<Item> gathered() {
        if (gathered == null) {
            gathered = switch (question.show()) {
                case ALL, DAMAGED -> null;
                case KNOWN -> those(found(MediaFindings.KNOWN_FILE)::contains);
                case NEAR -> those(found(MediaFindings.NEAR_FILE)::contains);
                case PLACE -> those(found(MediaFindings.GPS)::contains);
                case DECIDED -> those(decided()::contains);
                case UNDECIDED -> {
                    Set<String> decided = decided();
                    yield those(content -> !decided.contains(content));
                }
            };
        }
        return gathered;
    }

    private List<Item> those(Predicate<String> wanted) {
        List<Item> kept = new ArrayList<>();
        long after = 0;
        while (true) {
            List<Item> page = of.evidence().items(question.filter(), after, 5000);
            for (Item each : page) {
                ContentId content = each.content();
                if (wanted.test(content == null ? "" : content.sha256())) {
                    kept.add(each);
                }
            }
            if (page.isEmpty()) {
                return kept;
            }
            after = page.getLast().id();
        }
    }

    private Set<String> found(String kind) {
        Set<String> contents = new HashSet<>();
        long after = 0;
        while (true) {
            List<Finding> page = of.findings().ofKind(kind, after, 5000);
            page.forEach(each -> contents.add(each.target().id()));
            if (page.isEmpty()) {
                return contents;
            }
            after = page.getLast().id();
        }
    }

    private Set<String> decided() {
        Set<String> contents = new HashSet<>();
        long after = 0;
        while (true) {
            List<Decision> page = of.decisions().all(after, 5000);
            for (Decision each : page) {
                if (each.kind() == DecisionKind.CATEGORY && !each.undone()) {
                    contents.add(content(each.target()));
                }
            }
            if (page.isEmpty()) {
                return contents;
            }
            after = page.getLast().id();
        }
    }

    private String content(Target target) {
        if (target.kind().equals(Target.CONTENT)) {
            return target.id();
        }
        return target.kind().equals(Target.ITEM)
                ? of.evidence()
                        .item(target.number())
                        .map(item -> Objects.toString(item.content(), ""))
                        .orElse("")
                : "";
    }
}
