package org.lapwing.testdesk;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Widgets;

/** Native controls without any style. */
record PlainWidgets(Desk desk) implements Widgets {

    @Override
    public <T> PagedTable<T> table(Composite parent, String id, String accessibleName, List<Column<T>> columns) {
        return new PlainTable<>(parent, id, columns, desk);
    }

    @Override
    public ProtectedPicture picture(Composite parent, String id) {
        throw new UnsupportedOperationException("no view here shows pictures");
    }

    @Override
    public Label heading(Composite parent, String text) {
        return sentence(parent, text, false);
    }

    @Override
    public Label sentence(Composite parent, String text, boolean muted) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    @Override
    public Control separator(Composite parent) {
        return new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL);
    }

    @Override
    public Button button(Composite parent, String id, String title, boolean primary, Runnable pressed) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(title);
        button.addListener(SWT.Selection, event -> pressed.run());
        return button;
    }

    @Override
    public Text field(Composite parent, String id, String hint) {
        Text text = WidgetIds.name(new Text(parent, SWT.BORDER | SWT.SINGLE), id);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return text;
    }

    @Override
    public Combo choice(Composite parent, String id, String accessibleName, List<String> entries) {
        Combo combo = WidgetIds.name(new Combo(parent, SWT.READ_ONLY), id);
        combo.setItems(entries.toArray(String[]::new));
        combo.select(0);
        return combo;
    }

    @Override
    public Composite grid(Composite parent, int columns, boolean margin) {
        Composite grid = new Composite(parent, SWT.NONE);
        grid.setLayout(new GridLayout(columns, false));
        if (parent.getLayout() instanceof GridLayout) {
            grid.setLayoutData(new GridData(SWT.FILL, margin ? SWT.FILL : SWT.CENTER, true, margin));
        }
        return grid;
    }

    @Override
    public Composite empty(Composite parent, String sentence, String buttonOrEmpty, Runnable pressed) {
        Composite place = grid(parent, 1, true);
        sentence(place, sentence, true);
        return place;
    }
}
