package org.lapwing.workbench.toolset;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The unit's own programs that adapters use: which are there, what for, and where to get those that are not. */
@Component
public final class ProgramsView implements View {

    private final Texts texts;
    private final ToolRunner runner;
    private final List<ExternalTool> tools;

    @Activate
    public ProgramsView(
            @Reference Texts texts,
            @Reference ToolRunner runner,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ExternalTool> tools) {
        this.texts = texts;
        this.runner = runner;
        this.tools = List.copyOf(tools);
    }

    private record Row(ExternalTool tool, ToolStatus status) {}

    @Override
    public String id() {
        return "lapwing.toolset.programs";
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
        return 20;
    }

    @Override
    public String title() {
        return texts.get("programs");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("programs"));
        desk.widgets().sentence(place, texts.get("programs.sentence"), true);
        PagedTable<Row> table = desk.widgets()
                .table(
                        place,
                        "toolset.programs",
                        texts.get("programs"),
                        List.of(
                                new Column<>(texts.get("program.name"), 120, false, row -> row.tool()
                                        .name()),
                                new Column<>(texts.get("program.state"), 260, false, this::state),
                                new Column<>(texts.get("program.purpose"), -1, false, row -> row.tool()
                                        .purpose()),
                                new Column<>(texts.get("program.obtain"), 260, false, row -> row.tool()
                                        .obtain())));
        desk.load(place, "programs", this::rows, rows -> table.source(PagedTable.Source.of(rows)));
        return place;
    }

    private List<Row> rows() {
        return tools.stream().map(tool -> new Row(tool, runner.status(tool))).toList();
    }

    private String state(Row row) {
        String version = row.status().version();
        String problem = row.status().problem();
        return problem != null ? problem : version == null ? texts.get("program.there") : version;
    }
}
