package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.api.DeskAction;
import org.lapwing.workbench.api.Perspective;

/** The keys of the whole window: perspectives, actions, and hiding everything. */
final class Keyboard {

    private static final System.Logger LOG = System.getLogger(Keyboard.class.getName());
    private static final int TWICE_MILLIS = 600;

    private final Workbench workbench;
    private final List<DeskAction> builtIns;
    private final Listener filter = this::pressed;
    private int lastEscape;

    Keyboard(Workbench workbench, BuiltIns own) {
        this.workbench = workbench;
        builtIns = own.actions();
        workbench.display().addFilter(SWT.KeyDown, filter);
    }

    List<DeskAction> builtIns() {
        return builtIns;
    }

    void dispose() {
        workbench.display().removeFilter(SWT.KeyDown, filter);
    }

    private void pressed(Event event) {
        workbench.frame().focusSettled();
        if (event.keyCode == SWT.PAUSE || event.keyCode == SWT.BREAK) {
            workbench.hideAll();
            event.type = SWT.None;
            return;
        }
        Shell active = workbench.display().getActiveShell();
        if (active != workbench.shell()) {
            return;
        }
        if (event.keyCode == SWT.ESC) {
            escape(event);
            return;
        }
        int key = Keys.of(event);
        if (!Keys.modified(key) && edits(workbench.display().getFocusControl())) {
            return;
        }
        if (perspective(key) || action(key)) {
            event.doit = false;
            event.type = SWT.None;
        }
    }

    private void escape(Event event) {
        if (lastEscape != 0 && event.time - lastEscape < TWICE_MILLIS) {
            workbench.hideAll();
            lastEscape = 0;
        } else {
            lastEscape = event.time;
        }
    }

    private static boolean edits(@Nullable Control control) {
        return control instanceof Text text && text.getEditable()
                || control instanceof StyledText styled && styled.getEditable()
                || control instanceof Combo;
    }

    private boolean perspective(int key) {
        int number = (key & SWT.KEY_MASK) - '1';
        List<Perspective> all = workbench.contributions().perspectives();
        if ((key & SWT.MODIFIER_MASK) != SWT.MOD1 || number < 0 || number >= Math.min(9, all.size())) {
            return false;
        }
        workbench.desk().show(all.get(number).id());
        return true;
    }

    /** What the perspective in front has of its own comes before what is for everywhere. */
    private boolean action(int key) {
        List<DeskAction> all = new ArrayList<>(builtIns);
        all.addAll(workbench.contributions().actions());
        all.sort(Comparator.comparing(each -> each.perspective() == null));
        for (DeskAction each : all) {
            String notation = each.key();
            if (notation != null
                    && Keys.parse(notation) == key
                    && here(each, workbench.frame().current())
                    && each.enabled(workbench.desk())) {
                try {
                    each.run(workbench.desk());
                } catch (RuntimeException broken) {
                    LOG.log(Level.WARNING, "The action " + each.id() + " failed.", broken);
                    workbench.desk().problem(Sentences.of(broken, workbench.texts()));
                }
                return true;
            }
        }
        return false;
    }

    /** Whether an action belongs to what is in front. */
    static boolean here(DeskAction action, String perspective) {
        String of = action.perspective();
        return of == null || of.equals(perspective);
    }
}
