package org.lapwing.target.check.inside;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

public final class TableShows implements Callable<String> {
    private static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><circle cx='8' cy='8' r='6'/></svg>";

    @Override
    public String call() {
        Display display = new Display();
        try {
            Shell shell = new Shell(display);
            shell.setLayout(new FillLayout());
            TableViewer viewer = new TableViewer(shell, SWT.VIRTUAL);
            viewer.setContentProvider(ArrayContentProvider.getInstance());
            viewer.setLabelProvider(new LabelProvider());
            viewer.setInput(List.of("lapwing", "plover"));
            shell.open();
            ImageData image = new ImageData(new ByteArrayInputStream(SVG.getBytes(StandardCharsets.UTF_8)));
            return viewer.getTable().getItemCount() + " rows, dialog " + IDialogConstants.OK_LABEL + ", svg "
                    + image.width + "x" + image.height;
        } finally {
            display.dispose();
        }
    }
}
