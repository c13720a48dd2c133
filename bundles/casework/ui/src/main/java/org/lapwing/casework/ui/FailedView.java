package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Items that could not be read, or only in part, or were left closed: each with its problem in a sentence. */
@Component(service = View.class)
public final class FailedView implements View {

    static final ItemFilter FILTER = new ItemFilter(
            null, EnumSet.of(ItemState.UNREADABLE, ItemState.PARTIAL, ItemState.SEALED), null, null, false);

    private final Texts texts;

    @Activate
    public FailedView(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "lapwing.case.failed";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public String title() {
        return texts.get("failed.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().sentence(place, texts.get("failed.sentence"), true);
        PagedTable<Item> table = desk.widgets()
                .table(
                        place,
                        "case.failed",
                        texts.get("failed.title"),
                        List.of(
                                new Column<>(texts.get("failed.item"), 320, false, Item::path),
                                new Column<>(
                                        texts.get("failed.state"),
                                        110,
                                        false,
                                        item -> texts.get("state." + item.state())),
                                new Column<>(texts.get("failed.problem"), -1, false, item -> {
                                    String problem = item.problem();
                                    return problem == null ? "" : problem;
                                })));
        table.control().setLayoutData(Lay.fill());
        table.onSelect(item -> desk.select(Target.of(Target.ITEM, item.id())));
        table.onOpen(item -> desk.open(Target.of(Target.ITEM, item.id())));
        desk.onCase(
                place, open -> table.source(open.<Source<Item>>map(Items::new).orElse(Source.of(List.of()))));
        return place;
    }

    /** In order of item, over the store's pages. */
    private record Items(Case of) implements Source<Item> {

        @Override
        public long total() {
            return of.evidence().count(FILTER);
        }

        @Override
        public List<Item> rows(long first, int limit) {
            List<Item> found = new ArrayList<>();
            long after = of.evidence().idBefore(FILTER, first);
            while (found.size() < limit) {
                List<Item> page = of.evidence().items(FILTER, after, limit - found.size());
                if (page.isEmpty()) {
                    break;
                }
                found.addAll(page);
                after = page.getLast().id();
            }
            return found;
        }
    }
}
