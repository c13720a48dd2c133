package org.lapwing.workbench.shell;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.WidgetIds;

/** A sentence across the window that stays until it is put away: what failed, or who writes the case instead. */
final class NoticeBar extends Composite {

    private final Label label;

    NoticeBar(Composite parent, Theme theme, Texts texts, String id) {
        super(parent, SWT.NONE);
        WidgetIds.name(this, id);
        setBackground(theme.noticeSoft());
        setBackgroundMode(SWT.INHERIT_FORCE);
        setLayout(Draw.grid(4, 16, 6, 12));
        Label mark = new Label(this, SWT.NONE);
        mark.setImage(theme.icon(Icons.of("notice"), 18, theme.shades().notice()));
        label = WidgetIds.name(new Label(this, SWT.WRAP), id + ".text");
        label.setForeground(theme.notice());
        label.setLayoutData(Draw.fill(true, false));
        Button copy = WidgetIds.name(new Button(this, SWT.PUSH), id + ".copy");
        copy.setText(texts.get("notice.copy"));
        copy.addListener(SWT.Selection, event -> copy());
        Button close = WidgetIds.name(new Button(this, SWT.PUSH), id + ".close");
        close.setText(texts.get("notice.close"));
        close.addListener(SWT.Selection, event -> show(""));
        setLayoutData(Draw.fill(true, false));
        Draw.hide(this, true);
    }

    void show(String sentence) {
        label.setText(Sentences.label(sentence));
        Draw.hide(this, sentence.isEmpty());
        getParent().layout(true);
        label.getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(
                new Object[] {label.getText().replace("&&", "&")}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
