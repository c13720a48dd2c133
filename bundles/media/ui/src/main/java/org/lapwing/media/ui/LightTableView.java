package org.lapwing.media.ui;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same as the list, as cards: facts, and no picture until one is asked for below. */
@Component(service = View.class)
public final class LightTableView implements View {

    private final Texts texts;
    private final RowFacts facts;
    private final Tray tray;

    @Activate
    public LightTableView(@Reference Texts texts, @Reference RowFacts facts, @Reference Tray tray) {
        this.texts = texts;
        this.facts = facts;
        this.tray = tray;
    }

    @Override
    public String id() {
        return "lapwing.media.cards";
    }

    @Override
    public String perspective() {
        return MediaPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public String title() {
        return texts.get("cards.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new Pane(parent, desk).place;
    }

    /** The controls. */
    private final class Pane implements Tray.Front {

        private final Desk desk;
        private final Composite place;
        private final Finder finder;
        private final LightTable cards;

        Pane(Composite parent, Desk desk) {
            this.desk = desk;
            place = desk.widgets().grid(parent, 1, true);
            finder = new Finder(place, "media.cards.find", desk, texts, question -> fill());
            cards = new LightTable(place, desk, texts, row -> {
                tray.front(this);
                desk.select(row.target());
            });
            cards.control().setLayoutData(Lay.fill());
            place.addDisposeListener(gone -> tray.gone(this));
            desk.onCase(place, open -> fill());
        }

        private void fill() {
            cards.source(desk.openCase()
                    .<PagedTable.Source<Row>>map(open -> new Rows(open, finder.question(), facts))
                    .orElse(PagedTable.Source.of(List.of())));
        }

        @Override
        public void after(Target target) {
            cards.selected()
                    .filter(row -> row.target().equals(target))
                    .ifPresent(row -> cards.select(row.number() + 1));
        }

        @Override
        public void show(Target target) {
            Case open = desk.openCase().orElse(null);
            if (open != null) {
                Rows rows = new Rows(open, finder.question(), facts);
                desk.load(
                        place,
                        "show",
                        () -> RowFacts.item(open, target).map(rows::find).orElse(-1L),
                        number -> cards.select(number));
            }
        }
    }
}
