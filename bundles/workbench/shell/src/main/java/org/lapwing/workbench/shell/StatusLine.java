package org.lapwing.workbench.shell;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lapwing.workbench.api.WidgetIds;

/** The last thing that needed no answer. */
final class StatusLine extends Composite {

    private final Label label;
    private final Label person;

    StatusLine(Composite parent, Theme theme, String name) {
        super(parent, SWT.NONE);
        setBackground(theme.surface());
        setLayout(Draw.grid(2, 16, 5, 16));
        label = WidgetIds.name(new Label(this, SWT.NONE), "status");
        label.setBackground(theme.surface());
        label.setForeground(theme.muted());
        label.setFont(theme.small());
        label.setLayoutData(Draw.fill(true, false));
        person = WidgetIds.name(new Label(this, SWT.NONE), "person");
        person.setBackground(theme.surface());
        person.setForeground(theme.muted());
        person.setFont(theme.small());
        Draw.named(this, name);
    }

    /** @param id fingerprint of the person's keys, for who compares it */
    void person(String sentence, String id) {
        person.setText(Sentences.label(sentence));
        person.setToolTipText(id);
        layout(true, true);
    }

    void say(String sentence) {
        label.setText(Sentences.label(sentence));
        label.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }
}
