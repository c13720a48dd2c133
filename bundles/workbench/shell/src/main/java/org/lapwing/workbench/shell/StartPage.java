package org.lapwing.workbench.shell;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.WidgetIds;

/** What is shown while no case is open: what to do, and the cases that this profile knows. */
final class StartPage {

    private static final int MOST = 6;

    private final Workbench workbench;
    private final Texts texts;
    private final Theme theme;
    private final Composite page;
    private final Composite known;
    private final Composite buttons;
    private final Label heading;
    private final Label sentence;

    StartPage(Composite parent, Workbench workbench) {
        this.workbench = workbench;
        texts = workbench.texts();
        theme = workbench.theme();
        page = WidgetIds.name(new Composite(parent, SWT.NONE), "start");
        page.setBackground(theme.background());
        page.setBackgroundMode(SWT.INHERIT_DEFAULT);
        page.setLayout(Draw.grid(1, 0, 0, 0));
        Composite middle = new Composite(page, SWT.NONE);
        middle.setLayout(Draw.grid(1, 24, 24, 12));
        middle.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        Label mark = new Label(middle, SWT.NONE);
        mark.setImage(theme.icon(Icons.of("lapwing"), 56, theme.shades().accent()));
        heading = new Label(middle, SWT.NONE);
        heading.setFont(theme.heading());
        heading.setForeground(theme.text());
        heading.setText(Sentences.label(texts.get("start.heading")));
        sentence = new Label(middle, SWT.WRAP);
        sentence.setForeground(theme.muted());
        sentence.setText(Sentences.label(texts.get("start.sentence")));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 460;
        sentence.setLayoutData(data);
        buttons = new Composite(middle, SWT.NONE);
        buttons.setLayout(Draw.grid(3, 0, 8, 12));
        button(buttons, "start.new", "action.case.new", true, () -> workbench
                .cases()
                .askNew());
        button(buttons, "start.open", "action.case.open", false, () -> workbench
                .cases()
                .askOpen());
        known = new Composite(middle, SWT.NONE);
        known.setLayout(Draw.grid(1, 0, 8, 6));
        known.setLayoutData(Draw.fill(true, false));
        opening(workbench.cases().opening());
        workbench.desk().onCase(page, open -> reload());
    }

    /** Says that a case is being opened, instead of what to do. */
    void opening(boolean now) {
        heading.setText(Sentences.label(texts.get(now ? "start.opening" : "start.heading")));
        Draw.hide(sentence, now);
        Draw.hide(buttons, now);
        Draw.hide(known, now);
        page.layout(true, true);
    }

    Control control() {
        return page;
    }

    private void button(Composite parent, String id, String key, boolean primary, Runnable run) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(Sentences.label(texts.get(key)));
        if (primary) {
            workbench.dialogs().primary(button);
        }
        button.addListener(SWT.Selection, event -> run.run());
    }

    void reload() {
        workbench.desk().load(known, "cases", () -> workbench.cases().registered(), this::show);
    }

    private void show(List<CaseInfo> cases) {
        for (Control each : known.getChildren()) {
            each.dispose();
        }
        if (!cases.isEmpty()) {
            Label heading = new Label(known, SWT.NONE);
            heading.setFont(theme.small());
            heading.setForeground(theme.muted());
            heading.setText(Sentences.label(texts.get("start.known")));
        }
        for (CaseInfo each : cases.subList(0, Math.min(MOST, cases.size()))) {
            Link link = WidgetIds.name(new Link(known, SWT.NONE), "start.case." + each.id());
            link.setText("<a>" + Sentences.label(each.name()).replace("<", "‹") + "</a>");
            link.setToolTipText(each.folder().toString());
            link.setLinkForeground(theme.accent());
            link.addListener(SWT.Selection, event -> workbench.cases().open(each.folder()));
        }
        page.layout(true, true);
    }
}
