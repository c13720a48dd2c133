package org.lapwing.workbench.shell;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleActionAdapter;
import org.eclipse.swt.accessibility.AccessibleActionEvent;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Sash;
import org.eclipse.swt.widgets.Text;

/** Small things that the parts of the window share. */
final class Draw {

    /** The grid that everything stands on. */
    static final int UNIT = 8;

    /** Where the accessible name of a control is found by those who look at the window from outside. */
    static final String NAME = "org.lapwing.name";

    /** Left-to-right embedding, and its end. */
    static final char EMBEDDED = '\u202A';

    static final char END = '\u202C';

    private Draw() {}

    static GridLayout grid(int columns, int marginWidth, int marginHeight, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = marginWidth;
        layout.marginHeight = marginHeight;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        return layout;
    }

    static GridData fill(boolean across, boolean down) {
        return new GridData(SWT.FILL, down ? SWT.FILL : SWT.CENTER, across, down);
    }

    static GridData across(int columns) {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
    }

    /** A line one point thick. */
    static Control line(Composite parent, Theme theme, boolean upright) {
        Composite line = new Composite(parent, SWT.NONE);
        line.setBackground(theme.line());
        GridData data = upright ? new GridData(SWT.CENTER, SWT.FILL, false, true) : Draw.fill(true, false);
        if (upright) {
            data.widthHint = 1;
        } else {
            data.heightHint = 1;
        }
        line.setLayoutData(data);
        return line;
    }

    /** As high as a button, where the system centres the text in a field. */
    static void roomy(Text field, GridData data) {
        if (SWT.getPlatform().equals("gtk")) {
            data.heightHint = 4 * UNIT - field.computeTrim(0, 0, 0, 0).height;
        }
    }

    static void hide(Control control, boolean hidden) {
        control.setVisible(!hidden);
        if (control.getLayoutData() instanceof GridData data) {
            data.exclude = hidden;
        }
    }

    static void pill(GC gc, Rectangle area, int radius) {
        gc.setAntialias(SWT.ON);
        gc.fillRoundRectangle(area.x, area.y, area.width, area.height, radius * 2, radius * 2);
    }

    /** What a screen reader says of a control that is not drawn by the system. */
    static void accessible(Canvas canvas, int role, Supplier<String> name, Supplier<Boolean> chosen, Runnable act) {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = role;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE
                        | (canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0)
                        | (chosen.get() ? ACC.STATE_SELECTED : 0);
            }
        });
        canvas.getAccessible().addAccessibleActionListener(new AccessibleActionAdapter() {
            @Override
            public void getActionCount(AccessibleActionEvent event) {
                event.count = 1;
            }

            @Override
            public void doAction(AccessibleActionEvent event) {
                act.run();
                event.result = ACC.OK;
            }
        });
    }

    /**
     * A text of the evidence in a window that runs from right to left: without a letter of that direction it keeps its own, so that a
     * path or a number is not torn apart.
     */
    static String own(Theme theme, String text) {
        return !theme.rightToLeft() || text.isEmpty() || hasRightToLeft(text) ? text : EMBEDDED + text + END;
    }

    static boolean hasRightToLeft(String text) {
        return text.codePoints().anyMatch(each -> {
            byte direction = Character.getDirectionality(each);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** Gives a native control the name that a screen reader says. */
    static void named(Control control, String name) {
        control.setData(NAME, name);
        named(control, () -> name);
    }

    /** The dividers between parts: they take the focus, and the arrow keys move them. They are there once the form was laid out. */
    static void nameSashes(SashForm form, String name) {
        for (Control child : form.getChildren()) {
            if (child instanceof Sash && child.getData(NAME) == null) {
                named(child, name);
            }
        }
    }

    /** As {@link #named(Control, String)}, where the name changes. */
    static void named(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
    }
}
