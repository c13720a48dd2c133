package org.lapwing.workbench.api;

import org.eclipse.swt.widgets.Widget;

/** Stable names of widgets, for tests and for screen readers' scripts. */
public interface WidgetIds {

    /** Key of {@link Widget#getData(String)}. */
    String KEY = "org.lapwing.id";

    static <W extends Widget> W name(W widget, String id) {
        widget.setData(KEY, id);
        return widget;
    }
}
