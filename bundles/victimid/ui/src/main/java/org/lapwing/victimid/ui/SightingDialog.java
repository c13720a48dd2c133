package org.lapwing.victimid.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Subject;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;

/** Asks who is seen in the selection, and what shows it. */
final class SightingDialog {

    private final Desk desk;
    private final Texts texts;
    private @Nullable Answer answer;

    /** @param note may be empty */
    record Answer(Subject subject, Ground ground, String note) {}

    SightingDialog(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    Optional<Answer> ask(String where, List<Subject> subjects) {
        Shell shell = WidgetIds.name(
                new Shell(desk.shell(), SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE), "sighting");
        shell.setText(texts.get("action.sight"));
        shell.setBackground(desk.look().background());
        shell.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 20;
        layout.marginHeight = 16;
        layout.verticalSpacing = 8;
        shell.setLayout(layout);
        label(shell, texts.get("sight.who", where));
        org.eclipse.swt.widgets.List list = WidgetIds.name(
                new org.eclipse.swt.widgets.List(shell, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL), "sighting.who");
        Lay.named(list, texts.get("sight.list"));
        subjects.forEach(each -> list.add(each.name() + " · " + texts.get("category." + each.category())));
        GridData tall = Lay.fill();
        tall.heightHint = 160;
        tall.widthHint = 380;
        list.setLayoutData(tall);
        list.select(0);
        label(shell, texts.get("sight.what"));
        Text note = desk.widgets().field(shell, "sighting.note", texts.get("sight.what"));
        GroundFields ground = new GroundFields(desk.widgets().grid(shell, 2, false), desk, texts, "sighting");
        Composite row = desk.widgets().grid(shell, 2, false);
        row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        Runnable done = () -> {
            int index = list.getSelectionIndex();
            Optional<Ground> rests = ground.ground();
            if (index >= 0 && rests.isPresent()) {
                answer = new Answer(
                        subjects.get(index), rests.get(), note.getText().strip());
                shell.close();
            }
        };
        desk.widgets().button(row, "sighting.cancel", texts.get("cancel"), false, shell::close);
        Button record = desk.widgets().button(row, "sighting.record", texts.get("sight.record"), true, done);
        shell.setDefaultButton(record);
        list.addListener(SWT.DefaultSelection, event -> done.run());
        shell.pack();
        shell.open();
        list.setFocus();
        while (!shell.isDisposed()) {
            if (!shell.getDisplay().readAndDispatch()) {
                shell.getDisplay().sleep();
            }
        }
        return Optional.ofNullable(answer);
    }

    private void label(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setForeground(desk.look().text());
        label.setText(text.replace("&", "&&"));
        GridData data = Lay.across();
        data.widthHint = 380;
        label.setLayoutData(data);
    }
}
