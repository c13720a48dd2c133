package org.lapwing.workbench.api.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;

/** Places controls in their grid. */
public final class Lay {

    private Lay() {}

    public static GridData fill() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }

    public static GridData across() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    public static void hide(Control control, boolean hidden) {
        control.setVisible(!hidden);
        if (control.getLayoutData() instanceof GridData data) {
            data.exclude = hidden;
        }
    }

    /** Gives a native control the name that a screen reader says. */
    public static void named(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }
}
