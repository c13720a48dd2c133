package org.lapwing.workbench.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.View.Area;
import org.lapwing.workbench.api.WidgetIds;

/** The views of one perspective in their areas, as the person arranged them. */
final class PerspectivePage extends Composite {

    private static final int SASH = 5;

    private final String id;
    private final Desk desk;
    private final Theme theme;
    private final Texts texts;
    private final Settings settings;
    private final SashForm across;
    private final SashForm down;
    private final Map<Area, AreaFolder> folders = new EnumMap<>(Area.class);
    private boolean restoring = true;

    PerspectivePage(Composite parent, String id, Desk desk, Theme theme, Texts texts, Settings settings) {
        super(parent, SWT.NONE);
        this.id = id;
        this.desk = desk;
        this.theme = theme;
        this.texts = texts;
        this.settings = settings;
        WidgetIds.name(this, "perspective." + id);
        setBackground(theme.background());
        setLayout(Draw.grid(1, 0, 0, 0));
        across = sash(this, SWT.HORIZONTAL);
        across.setLayoutData(Draw.fill(true, true));
        folder(across, Area.LEFT);
        down = sash(across, SWT.VERTICAL);
        folder(down, Area.CENTRE);
        folder(down, Area.BOTTOM);
    }

    private SashForm sash(Composite parent, int direction) {
        SashForm form = new SashForm(parent, direction | SWT.SMOOTH);
        form.setSashWidth(SASH);
        form.setBackground(theme.surface());
        return form;
    }

    private void folder(SashForm form, Area area) {
        AreaFolder folder = new AreaFolder(
                form, theme, "area." + id + "." + area, view -> settings.set("tab." + id + "." + area, view));
        folder.addListener(SWT.Resize, event -> {
            keep();
            Draw.nameSashes(form, texts.get("sash"));
        });
        folders.put(area, folder);
    }

    private AreaFolder folder(Area area) {
        return java.util.Objects.requireNonNull(folders.get(area));
    }

    void add(View view) {
        AreaFolder folder = folder(view.area());
        folder.add(new ViewHost(folder.body(), view, desk, theme, texts));
    }

    boolean remove(View view) {
        boolean removed = folder(view.area()).remove(view);
        arrange();
        return removed;
    }

    /** Shows the areas that have views, in the sizes that were kept, and makes what is on top. */
    void arrange() {
        restoring = true;
        for (Area area : Area.values()) {
            AreaFolder folder = folder(area);
            folder.prefer(settings.get("tab." + id + "." + area).orElse(null));
            folder.setVisible(!folder.isEmpty());
        }
        boolean right = !folder(Area.CENTRE).isEmpty() || !folder(Area.BOTTOM).isEmpty();
        down.setVisible(right);
        across.setWeights(settings.numbers("across." + id, 28, 72));
        down.setWeights(settings.numbers("down." + id, 66, 34));
        folders.values().forEach(AreaFolder::wake);
        layout(true, true);
        restoring = false;
    }

    private void keep() {
        if (restoring || !isVisible()) {
            return;
        }
        boolean left = folder(Area.LEFT).getVisible() && down.getVisible();
        settings.numbers("across." + id, across.getWeights(), left);
        boolean both = folder(Area.CENTRE).getVisible() && folder(Area.BOTTOM).getVisible();
        settings.numbers("down." + id, down.getWeights(), both);
    }

    /** Brings a view to the front. */
    Optional<ViewHost> front(View view) {
        AreaFolder folder = folder(view.area());
        for (Control each : folder.body().getChildren()) {
            if (each instanceof ViewHost host && host.view() == view) {
                folder.show(host);
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    void open(View view, Target target) {
        front(view).ifPresent(host -> host.show(target));
    }

    /** The tab beside the one that has the focus. */
    void nextTab(int step) {
        Control focus = getDisplay().getFocusControl();
        for (AreaFolder folder : folders.values()) {
            for (Control each = focus; each != null; each = each.getParent()) {
                if (each == folder) {
                    folder.next(step);
                    return;
                }
            }
        }
        folder(Area.CENTRE).next(step);
    }

    /**
     * Puts the focus where the work is: the list of the first view that has one, else the first view that takes it. A list may come a
     * moment later, when it has something to show.
     *
     * @return whether it is where it is wanted
     */
    boolean focusFirst() {
        Area[] order = {Area.CENTRE, Area.LEFT, Area.BOTTOM};
        ViewHost best = null;
        for (Area area : order) {
            ViewHost top = folder(area).top();
            if (top != null && best == null) {
                best = top;
            }
        }
        if (best == null) {
            return false;
        }
        Optional<Table> list = list(best);
        if (list.isPresent()) {
            return list.get().isVisible() && list.get().setFocus();
        }
        return best.setFocus();
    }

    private static Optional<Table> list(Composite in) {
        for (Control each : in.getChildren()) {
            if (each instanceof Table table) {
                return Optional.of(table);
            }
            if (each instanceof Composite composite) {
                Optional<Table> found = list(composite);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
