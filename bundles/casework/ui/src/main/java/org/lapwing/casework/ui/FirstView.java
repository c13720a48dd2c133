package org.lapwing.casework.ui;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.casework.api.triage.TriageBoard.Order;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What to look at first in the open case, and why. */
@Component(service = View.class)
public final class FirstView implements View {

    private final Texts texts;
    private final Orders orders;
    private final Words words;

    @Activate
    public FirstView(@Reference Texts texts, @Reference Orders orders) {
        this.texts = texts;
        this.orders = orders;
        this.words = new Words(texts);
    }

    @Override
    public String id() {
        return "lapwing.case.first";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("first.title");
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(Target.CASE);
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("first.title"));
        Label sentence =
                WidgetIds.name(desk.widgets().sentence(place, texts.get("first.none"), true), "case.first.sentence");
        PagedTable<TriageEntry> table = desk.widgets()
                .table(
                        place,
                        "case.first",
                        texts.get("first.title"),
                        List.of(
                                new Column<>(texts.get("first.tier"), 120, false, entry -> words.tier(entry.tier())),
                                new Column<>(texts.get("first.subject"), 160, false, TriageEntry::title),
                                new Column<>(texts.get("because.column"), -1, false, this::why),
                                new Column<>(
                                        texts.get("first.score"),
                                        80,
                                        true,
                                        entry -> texts.get("number", entry.score()))));
        table.control().setLayoutData(Lay.fill());
        table.onSelect(entry -> desk.select(entry.subject()));
        table.onOpen(entry -> desk.open(entry.subject()));
        Question<Order> question = new Question<>(
                desk, place, "order", open -> open.map(orders::of).orElse(new Order(List.of(), List.of())), order -> {
                    table.source(Source.of(order.entries()));
                    sentence.setText(sentence(order).replace("&", "&&"));
                    place.layout(true);
                });
        desk.onCase(place, open -> question.ask());
        return place;
    }

    private String why(TriageEntry entry) {
        return entry.reasons().isEmpty()
                ? texts.get("first.no.reason")
                : entry.reasons().getFirst().text();
    }

    private String sentence(Order order) {
        if (!orders.installed()) {
            return texts.get("first.no.board");
        }
        if (!order.failedRules().isEmpty()) {
            return texts.get("first.failed", String.join("; ", order.failedRules()));
        }
        long reasoned = order.entries().stream()
                .filter(entry -> !entry.reasons().isEmpty())
                .count();
        return order.entries().isEmpty()
                ? texts.get("first.none")
                : texts.get("first.sentence", order.entries().size(), reasoned);
    }
}
