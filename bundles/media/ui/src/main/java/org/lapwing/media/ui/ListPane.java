package org.lapwing.media.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** A native table of facts, one line for each content. */
final class ListPane implements Tray.Front {

    private static final int FIRST_WINDOW = 500;

    private final Desk desk;
    private final Texts texts;
    private final RowFacts facts;
    private final Tray tray;
    private final Composite place;
    private final Finder finder;
    private final PagedTable<Row> table;
    private @Nullable String caseId;
    private @Nullable Target wanted;

    ListPane(Composite parent, Desk desk, Texts texts, RowFacts facts, Tray tray) {
        this.desk = desk;
        this.texts = texts;
        this.facts = facts;
        this.tray = tray;
        place = desk.widgets().grid(parent, 1, true);
        finder = new Finder(place, "media.find", desk, texts, question -> fill());
        table = desk.widgets().table(place, "media.list", texts.get("list.title"), columns());
        table.control().setLayoutData(Lay.fill());
        table.onSelect(row -> {
            tray.front(this);
            desk.select(row.target());
        });
        place.addDisposeListener(gone -> tray.gone(this));
        desk.onCase(place, this::opened);
    }

    private List<Column<Row>> columns() {
        RowWords words = new RowWords(texts);
        return List.of(
                new Column<>(
                        texts.get("column.name"), -1, false, row -> row.item().name()),
                new Column<>(texts.get("column.type"), 80, false, Row::format),
                new Column<>(texts.get("column.size"), 80, true, words::size),
                new Column<>(texts.get("column.dimensions"), 120, true, words::dimensions),
                new Column<>(texts.get("column.taken"), 130, false, words::taken),
                new Column<>(texts.get("column.place"), 80, false, words::place),
                new Column<>(texts.get("column.known"), 110, false, words::known),
                new Column<>(texts.get("column.copies"), 80, true, row -> texts.get("number", row.copies())),
                new Column<>(texts.get("column.grade"), 120, false, words::grade));
    }

    Control control() {
        return place;
    }

    private void opened(Optional<Case> open) {
        String id = open.map(each -> each.info().id()).orElse(null);
        if (!java.util.Objects.equals(id, caseId)) {
            caseId = id;
            tray.forget();
        }
        fill();
        Target waiting = wanted;
        if (waiting != null && open.isPresent()) {
            show(waiting);
        }
    }

    private void fill() {
        table.source(desk.openCase()
                .<PagedTable.Source<Row>>map(open -> new Rows(open, finder.question(), facts))
                .orElse(PagedTable.Source.of(List.of())));
    }

    @Override
    public void after(Target target) {
        table.selected().filter(row -> row.target().equals(target)).ifPresent(row -> table.selectRow(row.number() + 1));
    }

    /** Where a target is: its row, and the question that shows it. */
    private record Place(Question question, Rows rows, Item item, long number) {}

    @Override
    public void show(Target target) {
        Case open = desk.openCase().orElse(null);
        if (open == null) {
            wanted = target;
            return;
        }
        wanted = null;
        Question asked = finder.question();
        desk.load(place, "show", () -> find(open, asked, target), found -> found.ifPresent(at -> reveal(asked, at)));
    }

    private Optional<Place> find(Case open, Question asked, Target target) {
        Optional<Item> item = RowFacts.item(open, target);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        for (Question each : List.of(asked, new Question(Question.Kind.of(item.get()), Question.Show.ALL, ""))) {
            Rows rows = new Rows(open, each, facts);
            long number = rows.find(item.get());
            if (number >= 0) {
                return Optional.of(new Place(each, rows, item.get(), number));
            }
        }
        return Optional.empty();
    }

    private void reveal(Question asked, Place at) {
        if (!at.question().equals(asked)) {
            finder.set(at.question());
            table.source(at.rows());
        }
        if (at.number() < FIRST_WINDOW) {
            table.select(row -> row.item().id() == at.item().id());
        } else {
            table.selectRow(at.number());
        }
    }
}
