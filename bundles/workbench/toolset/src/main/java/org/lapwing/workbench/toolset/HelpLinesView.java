package org.lapwing.workbench.toolset;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.LanguagePack;
import org.lapwing.platform.api.language.LanguagePack.HelpLine;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Services that help children, victims and those who do this work, from the language packs. Shown, never called. */
@Component
public final class HelpLinesView implements View {

    private final Texts texts;
    private final List<LanguagePack> packs;

    @Activate
    public HelpLinesView(
            @Reference Texts texts,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<LanguagePack> packs) {
        this.texts = texts;
        this.packs = List.copyOf(packs);
    }

    private record Row(String language, HelpLine line) {}

    @Override
    public String id() {
        return "lapwing.toolset.help";
    }

    @Override
    public String perspective() {
        return ToolsetPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public String title() {
        return texts.get("help");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("help"));
        desk.widgets().sentence(place, texts.get("help.sentence"), true);
        PagedTable<Row> table = desk.widgets()
                .table(
                        place,
                        "toolset.help",
                        texts.get("help"),
                        List.of(
                                new Column<>(texts.get("help.name"), 320, false, row -> row.line()
                                        .name()),
                                new Column<>(texts.get("help.contact"), 300, false, row -> row.line()
                                        .contact()),
                                new Column<>(texts.get("help.forWhom"), -1, false, row -> row.line()
                                        .forWhom()),
                                new Column<>(texts.get("help.language"), 140, false, Row::language)));
        desk.load(place, "help", this::rows, rows -> table.source(PagedTable.Source.of(rows)));
        return place;
    }

    private List<Row> rows() {
        return packs.stream()
                .flatMap(pack -> pack.helpLines().stream()
                        .map(line -> new Row(pack.locale().getDisplayLanguage(texts.locale()), line)))
                .toList();
    }
}
