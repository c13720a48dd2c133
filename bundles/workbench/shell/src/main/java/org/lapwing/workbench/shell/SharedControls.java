package org.lapwing.workbench.shell;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Widgets;

/** The controls that all wings share, in the theme in force. */
final class SharedControls implements Widgets {

    private final Desk desk;
    private final Theme theme;
    private final Texts texts;
    private final Contributions contributions;
    private final PictureSlots pictures = new PictureSlots();

    SharedControls(Desk desk, Theme theme, Texts texts, Contributions contributions) {
        this.desk = desk;
        this.theme = theme;
        this.texts = texts;
        this.contributions = contributions;
    }

    @Override
    public <T> PagedTable<T> table(Composite parent, String id, String accessibleName, List<Column<T>> columns) {
        return new PageTable<>(parent, id, accessibleName, columns, desk, theme, texts);
    }

    @Override
    public ProtectedPicture picture(Composite parent, String id) {
        return pictures.add(
                new PictureSlot(parent, id, desk, theme, texts.get("picture.none")), contributions.viewing());
    }

    PictureSlots pictures() {
        return pictures;
    }

    @Override
    public Label heading(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setFont(theme.heading());
        label.setForeground(theme.text());
        label.setText(Sentences.label(text));
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            label.setLayoutData(Draw.fill(true, false));
        }
        return label;
    }

    @Override
    public Label sentence(Composite parent, String text, boolean muted) {
        Label label = new Label(parent, SWT.WRAP);
        label.setFont(theme.body());
        label.setForeground(muted ? theme.muted() : theme.text());
        label.setText(Sentences.label(text));
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            GridData data = Draw.fill(true, false);
            data.widthHint = 120;
            label.setLayoutData(data);
        }
        return label;
    }

    @Override
    public Control separator(Composite parent) {
        return Draw.line(parent, theme, false);
    }

    @Override
    public Button button(Composite parent, String id, String title, boolean primary, Runnable pressed) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(Sentences.label(title));
        if (primary) {
            button.setBackground(theme.accent());
            button.setForeground(theme.onAccent());
        }
        button.addListener(SWT.Selection, event -> pressed.run());
        return button;
    }

    @Override
    public Text field(Composite parent, String id, String hint) {
        Text field = WidgetIds.name(new Text(parent, SWT.BORDER | SWT.SINGLE), id);
        field.setMessage(hint);
        Draw.named(field, hint);
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            GridData data = Draw.fill(true, false);
            Draw.roomy(field, data);
            field.setLayoutData(data);
        }
        return field;
    }

    @Override
    public Combo choice(Composite parent, String id, String accessibleName, List<String> entries) {
        Combo combo = WidgetIds.name(new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN), id);
        combo.setItems(entries.toArray(String[]::new));
        if (!entries.isEmpty()) {
            combo.select(0);
        }
        Draw.named(combo, accessibleName);
        return combo;
    }

    @Override
    public Composite grid(Composite parent, int columns, boolean margin) {
        Composite grid = new Composite(parent, SWT.NONE);
        grid.setBackground(parent.getBackground());
        grid.setBackgroundMode(SWT.INHERIT_DEFAULT);
        grid.setLayout(Draw.grid(columns, margin ? 16 : 0, margin ? 16 : 0, Draw.UNIT));
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            grid.setLayoutData(Draw.fill(true, margin));
        }
        return grid;
    }

    @Override
    public Composite empty(Composite parent, String sentence, String buttonOrEmpty, Runnable pressed) {
        Composite place = new Composite(parent, SWT.NONE);
        place.setBackground(theme.background());
        place.setBackgroundMode(SWT.INHERIT_DEFAULT);
        place.setLayout(Draw.grid(1, 32, 32, 16));
        Label label = new Label(place, SWT.WRAP | SWT.CENTER);
        label.setForeground(theme.muted());
        label.setText(Sentences.label(sentence));
        GridData data = new GridData(SWT.CENTER, buttonOrEmpty.isEmpty() ? SWT.CENTER : SWT.END, true, true);
        data.widthHint = 360;
        label.setLayoutData(data);
        if (!buttonOrEmpty.isEmpty()) {
            Button button = button(place, "empty.button", buttonOrEmpty, true, pressed);
            button.setLayoutData(new GridData(SWT.CENTER, SWT.BEGINNING, true, true));
        }
        return place;
    }
}
