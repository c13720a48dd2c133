package org.lapwing.victimid.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Ground;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;

/** Asks on what a statement about a person rests, and whether it is a fact. */
final class GroundDialog {

    private final Desk desk;
    private final Texts texts;
    private @Nullable Ground answer;

    GroundDialog(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    Optional<Ground> ask(String title, String question) {
        Shell shell =
                WidgetIds.name(new Shell(desk.shell(), SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE), "ground");
        shell.setText(title);
        shell.setBackground(desk.look().background());
        shell.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 20;
        layout.marginHeight = 16;
        layout.verticalSpacing = 8;
        shell.setLayout(layout);
        Label label = new Label(shell, SWT.WRAP);
        label.setForeground(desk.look().text());
        label.setText(question.replace("&", "&&"));
        GridData data = Lay.across();
        data.widthHint = 380;
        label.setLayoutData(data);
        GroundFields fields = new GroundFields(desk.widgets().grid(shell, 2, false), desk, texts, "ground");
        fields.source().setText("");
        Composite row = desk.widgets().grid(shell, 2, false);
        row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        desk.widgets().button(row, "ground.cancel", texts.get("cancel"), false, shell::close);
        Button record = desk.widgets().button(row, "ground.record", texts.get("sight.record"), true, () -> {
            fields.ground().ifPresent(ground -> {
                answer = ground;
                shell.close();
            });
        });
        shell.setDefaultButton(record);
        shell.pack();
        shell.open();
        fields.source().setFocus();
        while (!shell.isDisposed()) {
            if (!shell.getDisplay().readAndDispatch()) {
                shell.getDisplay().sleep();
            }
        }
        return Optional.ofNullable(answer);
    }
}
