package org.lapwing.workbench.shell;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Viewing;

/** The case and the authority in force, the search box, the exposure meter and the panic button. */
final class TopBar extends Composite {

    private static final int SEARCH_WIDTH = 380;

    private final Theme theme;
    private final Texts texts;
    private final Label name;
    private final Label authority;
    private final Label meter;
    private final Button panic;

    TopBar(Composite parent, Theme theme, Texts texts, Runnable palette, Runnable hideAll) {
        super(parent, SWT.NONE);
        this.theme = theme;
        this.texts = texts;
        WidgetIds.name(this, "topbar");
        setBackground(theme.background());
        setBackgroundMode(SWT.INHERIT_DEFAULT);
        setLayout(Draw.grid(4, 16, 8, 16));
        Composite place = new Composite(this, SWT.NONE);
        place.setLayout(Draw.grid(1, 0, 0, 0));
        place.setLayoutData(Draw.fill(true, false));
        name = WidgetIds.name(new Label(place, SWT.NONE), "case.name");
        name.setFont(theme.strong());
        name.setForeground(theme.text());
        name.setLayoutData(Draw.fill(true, false));
        authority = WidgetIds.name(new Label(place, SWT.NONE), "case.authority");
        authority.setFont(theme.small());
        authority.setLayoutData(Draw.fill(true, false));
        searchBox(palette);
        meter = WidgetIds.name(new Label(this, SWT.NONE), "exposure");
        meter.setForeground(theme.muted());
        meter.setFont(theme.small());
        panic = WidgetIds.name(new Button(this, SWT.PUSH), "panic");
        panic.setText(Sentences.label(texts.get("panic")));
        panic.setToolTipText(texts.get("panic.hint"));
        panic.addListener(SWT.Selection, event -> hideAll.run());
        Draw.named(panic, texts.get("panic.hint"));
        show(Optional.empty());
    }

    private void searchBox(Runnable palette) {
        Canvas box = WidgetIds.name(new Canvas(this, SWT.DOUBLE_BUFFERED), "search.box");
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.widthHint = SEARCH_WIDTH;
        data.heightHint = 34;
        box.setLayoutData(data);
        box.setBackground(theme.background());
        Image glass = theme.icon(Icons.of("search"), 16, theme.shades().muted());
        String hint = texts.get("palette.hint");
        String key = Keys.label("M1+K");
        box.addListener(SWT.Paint, event -> {
            GC gc = event.gc;
            Rectangle area = box.getClientArea();
            gc.setAntialias(SWT.ON);
            gc.setBackground(theme.surface());
            Draw.pill(gc, new Rectangle(area.x, area.y, area.width, area.height), 8);
            if (box.isFocusControl()) {
                gc.setForeground(theme.accent());
                gc.drawRoundRectangle(area.x, area.y, area.width - 1, area.height - 1, 16, 16);
            }
            gc.drawImage(glass, area.x + 12, area.y + (area.height - 16) / 2);
            gc.setForeground(theme.muted());
            int y = area.y + (area.height - gc.textExtent(hint).y) / 2;
            int keyWidth = gc.textExtent(key).x;
            gc.setClipping(area.x, area.y, area.width - keyWidth - 24, area.height);
            gc.drawText(hint, area.x + 38, y, true);
            gc.setClipping((Rectangle) null);
            gc.drawText(key, area.x + area.width - keyWidth - 12, y, true);
        });
        box.addListener(SWT.MouseUp, event -> palette.run());
        box.addListener(SWT.FocusIn, event -> box.redraw());
        box.addListener(SWT.FocusOut, event -> box.redraw());
        box.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR || event.keyCode == ' ') {
                palette.run();
            }
        });
        box.addListener(SWT.Traverse, event -> event.doit = true);
        box.setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        Draw.accessible(box, ACC.ROLE_PUSHBUTTON, () -> hint + ", " + key, () -> false, palette);
    }

    void show(Optional<Case> open) {
        name.setText(Sentences.label(open.map(each -> each.info().name()).orElse(texts.get("case.none"))));
        String basis = open.map(each -> each.info().authority()).orElse(null);
        boolean missing = open.isPresent() && (basis == null || basis.isBlank());
        authority.setText(Sentences.label(
                open.isEmpty()
                        ? texts.get("case.none.hint")
                        : missing ? texts.get("authority.none") : texts.get("authority", String.valueOf(basis))));
        authority.setForeground(missing ? theme.notice() : theme.muted());
        layout(true, true);
    }

    void exposure(Optional<Viewing> viewing) {
        meter.setText(viewing.map(Viewing::exposure)
                .map(each -> texts.get("exposure", each.count(), each.seconds()))
                .orElse(""));
        meter.setToolTipText(texts.get("exposure.hint"));
        Draw.hide(meter, viewing.isEmpty());
        Draw.hide(panic, viewing.isEmpty());
        layout(true, true);
    }
}
