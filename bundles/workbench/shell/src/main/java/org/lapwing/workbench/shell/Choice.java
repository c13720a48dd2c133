package org.lapwing.workbench.shell;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/** One of several of which one is chosen: an entry of the rail (upright, with icon) or a tab (across, underlined). */
final class Choice extends Canvas {

    private static final int RAIL_HEIGHT = 40;
    private static final int TAB_HEIGHT = 36;

    private final Theme theme;
    private final boolean upright;
    private final String text;
    private final Runnable choose;
    private @Nullable Image icon;
    private @Nullable Image chosenIcon;
    private boolean chosen;
    private boolean under;

    Choice(Composite parent, Theme theme, boolean upright, String text, Runnable choose) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.theme = theme;
        this.upright = upright;
        this.text = text;
        this.choose = choose;
        setBackground(parent.getBackground());
        setFont(theme.body());
        addListener(SWT.Paint, this::paint);
        addListener(SWT.MouseUp, event -> {
            if (event.button == 1 && getClientArea().contains(event.x, event.y)) {
                setFocus();
                choose.run();
            }
        });
        addListener(SWT.MouseEnter, event -> under(true));
        addListener(SWT.MouseExit, event -> under(false));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> {
            boolean leaves = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            event.doit = leaves;
        });
        setData(Draw.NAME, text);
        Draw.accessible(this, ACC.ROLE_TABITEM, () -> text, () -> chosen, choose);
    }

    void icons(Image plain, Image whenChosen) {
        icon = plain;
        chosenIcon = whenChosen;
        redraw();
    }

    void chosen(boolean now) {
        if (chosen != now) {
            chosen = now;
            redraw();
        }
    }

    private void under(boolean now) {
        under = now;
        redraw();
    }

    private void key(Event event) {
        boolean right = (getStyle() & SWT.RIGHT_TO_LEFT) != 0;
        int back = upright ? SWT.ARROW_UP : right ? SWT.ARROW_RIGHT : SWT.ARROW_LEFT;
        int forth = upright ? SWT.ARROW_DOWN : right ? SWT.ARROW_LEFT : SWT.ARROW_RIGHT;
        if (event.keyCode == SWT.CR || event.keyCode == ' ') {
            choose.run();
        } else if (event.keyCode == back || event.keyCode == forth) {
            neighbour(event.keyCode == forth ? 1 : -1);
        }
    }

    private void neighbour(int step) {
        Choice[] all = java.util.Arrays.stream(getParent().getChildren())
                .filter(Choice.class::isInstance)
                .toArray(Choice[]::new);
        for (int i = 0; i < all.length; i++) {
            if (all[i] == this && i + step >= 0 && i + step < all.length) {
                all[i + step].setFocus();
                all[i + step].choose.run();
                return;
            }
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(theme.strong());
        int width = gc.textExtent(text).x;
        gc.dispose();
        return upright ? new Point(width + 68, RAIL_HEIGHT) : new Point(width + 24, TAB_HEIGHT);
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = getClientArea();
        gc.setAdvanced(true);
        if (upright && (chosen || under)) {
            gc.setBackground(chosen ? theme.accentSoft() : theme.line());
            Draw.pill(gc, new Rectangle(area.x + 8, area.y + 2, area.width - 16, area.height - 4), 8);
        }
        Color ink = chosen ? theme.accent() : under ? theme.text() : theme.muted();
        gc.setForeground(upright && !chosen ? theme.text() : ink);
        gc.setFont(chosen ? theme.strong() : theme.body());
        int height = gc.textExtent(text).y;
        int x = area.x + (upright ? 20 : 12);
        Image shown = chosen ? chosenIcon : icon;
        if (upright) {
            if (shown != null) {
                Rectangle size = shown.getBounds();
                gc.drawImage(shown, x, area.y + (area.height - size.height) / 2);
            }
            x += 32;
        }
        gc.drawText(text, x, area.y + (area.height - height) / 2, true);
        if (!upright && chosen) {
            gc.setBackground(theme.accent());
            gc.fillRectangle(area.x + 12, area.y + area.height - 2, area.width - 24, 2);
        }
        if (isFocusControl()) {
            gc.setForeground(theme.accent());
            gc.setLineWidth(1);
            gc.drawRoundRectangle(
                    area.x + (upright ? 8 : 4), area.y + 2, area.width - (upright ? 17 : 9), area.height - 5, 16, 16);
        }
    }
}
