package org.lapwing.workbench.toolset;

import java.util.Comparator;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.api.toolset.InstalledToolset.InstalledBundle;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bundles of the toolset; those that do not run stand first, each with its sentence. */
@Component
public final class BundlesView implements View {

    private final Texts texts;
    private final InstalledToolset toolset;

    @Activate
    public BundlesView(@Reference Texts texts, @Reference InstalledToolset toolset) {
        this.texts = texts;
        this.toolset = toolset;
    }

    @Override
    public String id() {
        return "lapwing.toolset.bundles";
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
        return 10;
    }

    @Override
    public String title() {
        return texts.get("bundles");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("toolset.heading", toolset.name(), toolset.version()));
        desk.widgets().sentence(place, texts.get("toolset.sentence"), true);
        PagedTable<InstalledBundle> table = desk.widgets()
                .table(
                        place,
                        "toolset.bundles",
                        texts.get("bundles"),
                        List.of(
                                new Column<>(texts.get("bundle.name"), 290, false, InstalledBundle::symbolicName),
                                new Column<>(texts.get("bundle.version"), 120, false, InstalledBundle::version),
                                new Column<>(texts.get("bundle.feature"), 150, false, each -> lastPart(each.feature())),
                                new Column<>(texts.get("bundle.state"), 120, false, this::state),
                                new Column<>(texts.get("bundle.problem"), -1, false, InstalledBundle::problem)));
        Label detail = WidgetIds.name(new Label(place, SWT.WRAP), "toolset.detail");
        detail.setForeground(desk.look().notice());
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 200;
        detail.setLayoutData(data);
        table.onSelect(each -> {
            detail.setText(each.problem().replace("&", "&&"));
            place.layout(true);
        });
        desk.load(place, "bundles", this::bundles, all -> table.source(PagedTable.Source.of(all)));
        return place;
    }

    private List<InstalledBundle> bundles() {
        return toolset.bundles().stream()
                .sorted(Comparator.comparing(
                        (InstalledBundle each) -> each.problem().isEmpty()))
                .toList();
    }

    private String state(InstalledBundle bundle) {
        String key = "state." + bundle.state().replace(' ', '.');
        String known = texts.get(key);
        return known.equals(key) ? bundle.state() : known;
    }

    /** {@code group:name:version} or a plain name to the name without its group. */
    private static String lastPart(String feature) {
        String[] parts = feature.split(":");
        String name = parts.length > 1 ? parts[1] : parts[0];
        return name.replace("org.lapwing.feature.", "");
    }
}
