package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import org.eclipse.swt.widgets.Display;

/** The loop of the UI thread. What an event throws is told and logged; the window stays. */
final class Loop {

    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private Loop() {}

    static void run(Display display, Workbench window) {
        while (!window.shell().isDisposed()) {
            try {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "An event of the window failed.", failure);
                if (!window.shell().isDisposed()) {
                    window.desk().problem(Sentences.of(failure, window.texts()));
                }
            }
        }
    }
}
