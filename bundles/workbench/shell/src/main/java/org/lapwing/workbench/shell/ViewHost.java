package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;

/** The place of one view: its control, made when first shown, and above it what failed there, if something did. */
final class ViewHost extends Composite {

    private static final System.Logger LOG = System.getLogger(ViewHost.class.getName());

    private final View view;
    private final Desk desk;
    private final Texts texts;
    private final Label failure;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private boolean made;

    ViewHost(Composite parent, View view, Desk desk, Theme theme, Texts texts) {
        super(parent, SWT.NONE);
        this.view = view;
        this.desk = desk;
        this.texts = texts;
        WidgetIds.name(this, "view." + view.id());
        setBackground(theme.background());
        setBackgroundMode(SWT.INHERIT_DEFAULT);
        setLayout(Draw.grid(1, 0, 0, 0));
        failure = WidgetIds.name(new Label(this, SWT.WRAP), "view." + view.id() + ".failure");
        failure.setBackground(theme.noticeSoft());
        failure.setForeground(theme.notice());
        failure.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Draw.hide(failure, true);
    }

    View view() {
        return view;
    }

    /** Makes the view's control, once. What a view throws is its own failure, not the window's. */
    void make() {
        if (made) {
            return;
        }
        made = true;
        try {
            Control control = view.create(this, desk);
            control.setLayoutData(Draw.fill(true, true));
        } catch (Exception broken) {
            LOG.log(Level.ERROR, "The view " + view.id() + " could not be made.", broken);
            fail("view", texts.get("view.broken", view.title(), Sentences.of(broken, texts)));
        }
        layout(true);
    }

    void show(Target target) {
        make();
        try {
            view.show(target);
        } catch (Exception broken) {
            LOG.log(Level.ERROR, "The view " + view.id() + " could not show " + target + ".", broken);
            fail("view", texts.get("view.broken", view.title(), Sentences.of(broken, texts)));
        }
    }

    /** Says what failed under a key, until it succeeds. */
    void fail(String key, @Nullable String sentence) {
        boolean changed =
                sentence == null ? failures.remove(key) != null : !sentence.equals(failures.put(key, sentence));
        if (!changed || isDisposed()) {
            return;
        }
        failure.setText(Sentences.label(String.join("\n", failures.values())));
        Draw.hide(failure, failures.isEmpty());
        layout(true);
    }

    /** The host that a control stands in. */
    static @Nullable ViewHost of(Control control) {
        for (Control each = control; each != null; each = each.getParent()) {
            if (each instanceof ViewHost host) {
                return host;
            }
        }
        return null;
    }
}
