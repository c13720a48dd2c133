package org.lapwing.product.benchmarks;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The peer of the window: an empty one of the same toolkit, which ends once it has been painted. */
public final class EmptyWindow {

    private EmptyWindow() {}

    public static void main(String[] words) {
        Display display = new Display();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        Composite inside = new Composite(shell, SWT.NONE);
        boolean[] painted = new boolean[1];
        inside.addListener(SWT.Paint, event -> display.asyncExec(() -> painted[0] = true));
        shell.setSize(1200, 800);
        shell.open();
        while (!painted[0]) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        System.out.println(System.currentTimeMillis());
        System.out.flush();
        display.dispose();
    }
}
