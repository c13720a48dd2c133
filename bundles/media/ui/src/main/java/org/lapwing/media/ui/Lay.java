package org.lapwing.media.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;

/** Places controls in their grid. */
final class Lay {

    private Lay() {}

    static GridData fill() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }

    static GridData across() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    static GridData wide(int width) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = width;
        return data;
    }
}
