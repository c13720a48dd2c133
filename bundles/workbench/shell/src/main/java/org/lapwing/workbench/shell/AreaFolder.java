package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;

/** The views of one area; tabs where there is more than one. */
final class AreaFolder extends Composite {

    private final Theme theme;
    private final Consumer<String> chosenByPerson;
    private final Composite tabs;
    private final Control line;
    private final Composite body;
    private final StackLayout stack = new StackLayout();
    private final List<ViewHost> hosts = new ArrayList<>();

    /** Whether a view was asked for; until then the first is on top, also of those that come later. */
    private boolean chosen;

    AreaFolder(Composite parent, Theme theme, String id, Consumer<String> chosenByPerson) {
        super(parent, SWT.NONE);
        this.theme = theme;
        this.chosenByPerson = chosenByPerson;
        WidgetIds.name(this, id);
        setBackground(theme.background());
        setLayout(Draw.grid(1, 0, 0, 0));
        tabs = new Composite(this, SWT.NONE);
        tabs.setBackground(theme.background());
        tabs.setLayout(row());
        tabs.setLayoutData(Draw.fill(true, false));
        line = Draw.line(this, theme, false);
        body = new Composite(this, SWT.NONE);
        body.setBackground(theme.background());
        body.setLayout(stack);
        body.setLayoutData(Draw.fill(true, true));
    }

    /** Tabs that do not fit beside each other go on below. */
    private static RowLayout row() {
        RowLayout row = new RowLayout(SWT.HORIZONTAL);
        row.marginTop = 0;
        row.marginBottom = 0;
        row.marginLeft = 4;
        row.marginRight = 4;
        row.spacing = 0;
        return row;
    }

    Composite body() {
        return body;
    }

    boolean isEmpty() {
        return hosts.isEmpty();
    }

    void add(ViewHost host) {
        hosts.add(host);
        hosts.sort(Comparator.comparingInt((ViewHost each) -> each.view().rank())
                .thenComparing(each -> each.view().id()));
        refresh();
    }

    /** Disposes the view's place. */
    boolean remove(View view) {
        Optional<ViewHost> host =
                hosts.stream().filter(each -> each.view() == view).findFirst();
        host.ifPresent(each -> {
            hosts.remove(each);
            if (stack.topControl == each) {
                stack.topControl = null;
            }
            each.dispose();
            refresh();
        });
        return host.isPresent();
    }

    /** Chooses a view before it is shown, so that only what is seen is made. */
    void prefer(@Nullable String view) {
        hosts.stream().filter(each -> each.view().id().equals(view)).findFirst().ifPresent(each -> {
            chosen = true;
            stack.topControl = each;
            refresh();
        });
    }

    void show(ViewHost host) {
        chosen = true;
        host.make();
        stack.topControl = host;
        refresh();
    }

    /** Makes the view that is on top. */
    void wake() {
        if (stack.topControl instanceof ViewHost top) {
            top.make();
        }
    }

    @Nullable
    ViewHost top() {
        return (ViewHost) stack.topControl;
    }

    void next(int step) {
        int at = hosts.indexOf(top());
        if (hosts.size() > 1 && at >= 0) {
            ViewHost host = hosts.get(Math.floorMod(at + step, hosts.size()));
            show(host);
            chosenByPerson.accept(host.view().id());
        }
    }

    private void refresh() {
        boolean free = stack.topControl == null || !chosen;
        if (free && !hosts.isEmpty()) {
            stack.topControl = hosts.get(0);
        }
        for (Control each : tabs.getChildren()) {
            each.dispose();
        }
        boolean several = hosts.size() > 1;
        if (several) {
            for (ViewHost host : hosts) {
                String id = host.view().id();
                Choice tab = new Choice(tabs, theme, false, host.view().title(), () -> {
                    show(host);
                    chosenByPerson.accept(id);
                });
                tab.chosen(host == stack.topControl);
                WidgetIds.name(tab, "tab." + id);
            }
        }
        Draw.hide(tabs, !several);
        Draw.hide(line, !several);
        layout(true);
        tabs.layout(true);
        body.layout(true);
    }
}
