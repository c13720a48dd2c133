package org.lapwing.victimid.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the selected person was seen; Enter opens the place. */
@Component(service = View.class)
public final class SightingsView implements View {

    private final Texts texts;
    private final SubjectBook book;
    private final TargetNames names;

    private record Row(Sighting sighting, String where) {}

    private record Seen(Optional<Subject> subject, List<Row> rows) {}

    @Activate
    public SightingsView(@Reference Texts texts, @Reference SubjectBook book) {
        this.texts = texts;
        this.book = book;
        this.names = new TargetNames(texts);
    }

    @Override
    public String id() {
        return "lapwing.people.sightings";
    }

    @Override
    public String perspective() {
        return PeoplePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("sightings.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        Label sentence = WidgetIds.name(
                desk.widgets().sentence(place, texts.get("sightings.choose"), true), "people.sightings.sentence");
        PagedTable<Row> table = desk.widgets()
                .table(
                        place,
                        "people.sightings",
                        texts.get("sightings.title"),
                        List.of(
                                new Column<>(texts.get("sighting.where"), 320, false, Row::where),
                                new Column<>(texts.get("sighting.note"), -1, false, row -> row.sighting()
                                        .note()),
                                new Column<>(texts.get("sighting.by"), 140, false, row -> row.sighting()
                                        .by()),
                                new Column<>(
                                        texts.get("sighting.at"),
                                        150,
                                        false,
                                        row -> texts.get("when", row.sighting().at()))));
        table.control().setLayoutData(Lay.fill());
        table.onOpen(row -> desk.open(row.sighting().in()));
        long[] subject = {-1};
        Runnable ask = () -> {
            Optional<Case> open = desk.openCase();
            long asked = subject[0];
            desk.load(place, "sightings", () -> seen(open, asked), seen -> {
                table.source(Source.of(seen.rows()));
                sentence.setText(seen.subject()
                        .map(each -> texts.get(
                                "sightings.of", each.name(), seen.rows().size()))
                        .orElse(texts.get("sightings.choose"))
                        .replace("&", "&&"));
                place.layout(true);
            });
        };
        desk.onSelection(
                place, selected -> selected.filter(target -> target.kind().equals(Target.SUBJECT))
                        .ifPresent(target -> {
                            subject[0] = target.number();
                            ask.run();
                        }));
        desk.onCase(place, open -> ask.run());
        return place;
    }

    private Seen seen(Optional<Case> open, long subject) {
        if (open.isEmpty() || subject < 0) {
            return new Seen(Optional.empty(), List.of());
        }
        List<Row> rows = book.sightings(open.get(), subject).stream()
                .map(each -> new Row(each, names.of(open.get(), each.in())))
                .toList();
        return new Seen(book.subject(open.get(), subject), rows);
    }
}
