package org.lapwing.workbench.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.lapwing.workbench.api.WidgetIds;

/** The perspectives, at the left edge. */
final class Rail extends Composite {

    private static final int ICON = 20;
    private static final int WIDTH = 184;

    private final Theme theme;
    private final Texts texts;
    private final Consumer<String> choose;
    private final Composite entries;
    private final Map<String, Choice> byId = new LinkedHashMap<>();

    Rail(Composite parent, Theme theme, Texts texts, Consumer<String> choose) {
        super(parent, SWT.NONE);
        this.theme = theme;
        this.texts = texts;
        this.choose = choose;
        WidgetIds.name(this, "rail");
        setBackground(theme.surface());
        setLayout(Draw.grid(1, 0, 0, 0));
        Composite mark = new Composite(this, SWT.NONE);
        mark.setBackground(theme.surface());
        mark.setLayout(Draw.grid(2, 20, 14, 12));
        Label bird = new Label(mark, SWT.NONE);
        bird.setBackground(theme.surface());
        bird.setImage(theme.icon(Icons.of("lapwing"), 24, theme.shades().accent()));
        Label name = new Label(mark, SWT.NONE);
        name.setBackground(theme.surface());
        name.setForeground(theme.text());
        name.setFont(theme.strong());
        name.setText(texts.get("product"));
        entries = new Composite(this, SWT.NONE);
        entries.setBackground(theme.surface());
        entries.setLayout(Draw.grid(1, 0, 4, 0));
        GridData data = Draw.fill(true, true);
        data.widthHint = WIDTH;
        entries.setLayoutData(data);
        Draw.named(entries, texts.get("rail.name"));
    }

    void show(List<Perspective> perspectives, String chosen) {
        for (Control each : entries.getChildren()) {
            each.dispose();
        }
        byId.clear();
        int number = 1;
        int width = WIDTH;
        for (Perspective each : perspectives) {
            String id = each.id();
            Choice entry = WidgetIds.name(
                    new Choice(entries, theme, true, each.title(), () -> choose.accept(id)), "rail." + id);
            Image plain = theme.icon(each.icon(), ICON, theme.shades().muted());
            entry.icons(plain, theme.icon(each.icon(), ICON, theme.shades().accent()));
            if (number <= 9) {
                entry.setToolTipText(texts.get("rail.hint", each.title(), Keys.label("M1+" + number)));
            }
            number++;
            entry.setLayoutData(Draw.fill(true, false));
            byId.put(id, entry);
            width = Math.max(width, entry.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        }
        ((GridData) entries.getLayoutData()).widthHint = width;
        choose(chosen);
        getParent().layout(true, true);
    }

    void choose(String id) {
        byId.forEach((each, entry) -> entry.chosen(each.equals(id)));
    }

    /** Whether the person is walking the rail by keyboard. */
    boolean holdsFocus() {
        return byId.values().stream().anyMatch(Choice::isFocusControl);
    }
}
