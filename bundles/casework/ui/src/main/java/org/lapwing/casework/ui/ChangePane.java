package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** What would change the order: every installed rule in its own words, and how often it speaks in the open case. */
final class ChangePane {

    private final Texts texts;
    private final Rules rules;
    private final Orders orders;

    /** @param points of all its reasons in the case */
    record RuleRow(String code, String describes, long times, long points) {}

    ChangePane(Texts texts, Rules rules, Orders orders) {
        this.texts = texts;
        this.rules = rules;
        this.orders = orders;
    }

    Control create(Composite parent, Desk desk, String id) {
        Composite place = desk.widgets().grid(parent, 1, true);
        Label sentence = desk.widgets().sentence(place, texts.get("change.sentence"), true);
        WidgetIds.name(sentence, id + ".sentence");
        PagedTable<RuleRow> table = desk.widgets()
                .table(
                        place,
                        id,
                        texts.get("change.title"),
                        List.of(
                                new Column<>(texts.get("change.rule"), -1, false, RuleRow::describes),
                                new Column<>(texts.get("change.code"), 190, false, RuleRow::code),
                                new Column<>(
                                        texts.get("change.times"), 90, true, row -> texts.get("number", row.times())),
                                new Column<>(
                                        texts.get("change.points"),
                                        90,
                                        true,
                                        row -> texts.get("number", row.points()))));
        table.control().setLayoutData(Lay.fill());
        Question<List<RuleRow>> question =
                new Question<>(desk, place, "rules", this::rows, rows -> table.source(Source.of(rows)));
        desk.onCase(place, open -> question.ask());
        return place;
    }

    private List<RuleRow> rows(Optional<Case> open) {
        Map<String, List<Reason>> given = new TreeMap<>();
        List<TriageEntry> entries =
                open.map(orders::of).map(order -> order.entries()).orElse(List.of());
        List<Reason> reasons =
                entries.stream().flatMap(entry -> entry.reasons().stream()).toList();
        rules.described().forEach((code, describes) -> given.put(code, new ArrayList<>()));
        for (Reason reason : reasons) {
            String code = reason.code().replaceAll("/.*", "");
            given.computeIfAbsent(code, unknown -> new ArrayList<>()).add(reason);
        }
        Map<String, String> described = rules.described();
        return given.entrySet().stream()
                .map(each -> new RuleRow(
                        each.getKey(),
                        described.getOrDefault(each.getKey(), each.getKey()),
                        each.getValue().size(),
                        each.getValue().stream().mapToLong(Reason::points).sum()))
                .sorted(Comparator.comparingLong(RuleRow::times).reversed().thenComparing(RuleRow::code))
                .toList();
    }
}
