package org.lapwing.product.harness;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Sash;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** What a screen reader would say of the controls on the screen: the text that they show, or the name that the program gives them. */
public final class Names {

    private Names() {}

    /** The visible controls that have neither, each as its kind, its id and its place in the tree. UI thread only. */
    public static String missing(Display display) {
        List<String> missing = new ArrayList<>();
        for (Shell shell : display.getShells()) {
            if (shell.isVisible()) {
                look(shell, "", missing);
            }
        }
        return missing.stream().distinct().collect(Collectors.joining("\n"));
    }

    private static void look(Control control, String above, List<String> missing) {
        if (!control.isVisible()) {
            return;
        }
        Object id = control.getData(Probe.ID);
        String here = control.getClass().getSimpleName() + (id == null ? "" : "#" + id);
        if (needsName(control) && said(control).isBlank()) {
            missing.add(here + " in " + above);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                look(child, id == null ? above : here, missing);
            }
        }
    }

    /** What can have the focus or tells something; the rest only holds others. */
    private static boolean needsName(Control control) {
        return control instanceof Button
                || control instanceof Text
                || control instanceof Combo
                || control instanceof Table
                || control instanceof Tree
                || control instanceof Slider
                || control instanceof Scale
                || control instanceof Spinner
                || control instanceof ProgressBar
                || control instanceof Sash
                || control instanceof Canvas canvas && drawn(canvas);
    }

    /** A canvas that somebody draws on, not one that only lays out others. */
    private static boolean drawn(Canvas canvas) {
        return canvas.getChildren().length == 0;
    }

    static String said(Control control) {
        if (control instanceof Button button && !button.getText().isBlank()) {
            return button.getText();
        }
        return name(control.getAccessible());
    }

    /** As the listeners of the accessible object say; SWT has no call that asks them. */
    private static String name(Accessible accessible) {
        AccessibleEvent event = new AccessibleEvent(accessible);
        event.childID = ACC.CHILDID_SELF;
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            if (field.get(accessible) instanceof List<?> listeners) {
                listeners.forEach(each -> ((AccessibleListener) each).getName(event));
            }
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("This SWT keeps its accessible listeners elsewhere", changed);
        }
        return event.result == null ? "" : event.result;
    }
}
