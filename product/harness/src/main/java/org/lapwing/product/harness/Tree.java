package org.lapwing.product.harness;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;

/** The widgets on the screen as text: kind, id, text, and what can be told of its state. UI thread only. */
public final class Tree {

    private static final int ROWS = 20;

    private Tree() {}

    public static String of(Display display) {
        StringBuilder text = new StringBuilder();
        for (Shell shell : display.getShells()) {
            add(text, shell, 0);
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Control control, int depth) {
        text.append("  ".repeat(depth)).append(control.getClass().getSimpleName());
        Object id = control.getData(Probe.ID);
        if (id != null) {
            text.append(" #").append(id);
        }
        String said = said(control);
        if (!said.isEmpty()) {
            text.append(" \"").append(said.replace("\n", "\\n")).append('"');
        }
        text.append(control.isVisible() ? "" : " hidden")
                .append(control.isEnabled() ? "" : " disabled")
                .append(control.isFocusControl() ? " FOCUS" : "")
                .append('\n');
        if (control instanceof Table table) {
            rows(text, table, depth + 1);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                add(text, child, depth + 1);
            }
        }
    }

    private static void rows(StringBuilder text, Table table, int depth) {
        for (int row = 0; row < Math.min(ROWS, table.getItemCount()); row++) {
            text.append("  ".repeat(depth)).append(table.isSelected(row) ? "> " : "- ");
            text.append(row(table, row)).append('\n');
        }
        if (table.getItemCount() > ROWS) {
            text.append("  ".repeat(depth))
                    .append("… ")
                    .append(table.getItemCount())
                    .append(" rows\n");
        }
    }

    static String row(Table table, int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < Math.max(1, table.getColumnCount()); column++) {
            text.append(column == 0 ? "" : " | ").append(table.getItem(row).getText(column));
        }
        return text.toString();
    }

    /** What a widget says. */
    static String text(Widget widget) {
        return widget instanceof Control control ? said(control) : "";
    }

    private static String said(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case Button button -> button.getText();
            case Text field -> field.getText();
            case StyledText styled -> styled.getText();
            case Shell shell -> shell.getText();
            case Link link -> link.getText();
            case Combo combo -> combo.getText();
            default -> control.getData("org.lapwing.name") instanceof String name ? name : "";
        };
    }
}
