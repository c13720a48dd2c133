package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/**
 * Makes native controls follow our theme where SWT has no call for it: a style sheet for GTK, dark scroll bars on Windows. Reaches into
 * SWT's internals by name, so that without them only beauty is lost.
 */
final class GtkStyle {

    private static final System.Logger LOG = System.getLogger(GtkStyle.class.getName());

    /** Above the system's theme, below what SWT sets for one control, such as the colour of a primary button. */
    private static final int BELOW_SWT = 500;

    /** Above what SWT sets for all controls, such as the room in a button. */
    private static final int ABOVE_SWT = 700;

    private static final String COLOURS = """
        * { text-shadow: none; -gtk-icon-shadow: none; }
        button { background-image: none; background-color: BACKGROUND; color: TEXT; border: 1px solid LINE;
                 border-radius: 6px; box-shadow: none; }
        button:hover { background-color: SOFT; border-color: ACCENT; }
        button:active, button:checked { background-color: SOFT; }
        button:disabled { color: MUTED; background-color: SURFACE; }
        button:focus, button:focus-visible { outline: 2px solid ACCENT; outline-offset: -3px; }
        checkbutton, checkbutton label, radiobutton label { color: TEXT; }
        check:checked, radio:checked { background-image: none; background-color: ACCENT; border-color: ACCENT; color: ONACCENT; }
        entry, spinbutton { background-image: none; background-color: BACKGROUND; color: TEXT; border: 1px solid LINE; border-radius: 6px;
                box-shadow: none; caret-color: ACCENT; }
        entry:focus { border-color: ACCENT; box-shadow: inset 0 0 0 1px ACCENT; }
        entry selection, textview text selection, label selection { background-color: ACCENT; color: ONACCENT; }
        textview text { caret-color: ACCENT; }
        treeview.view { background-color: BACKGROUND; color: TEXT; border: none; -GtkTreeView-horizontal-separator: 8;
                -GtkTreeView-vertical-separator: 8; }
        treeview.view:hover { background-color: SURFACE; }
        treeview.view header button { background-image: none; background-color: BACKGROUND; color: MUTED; border: none;
                border-radius: 0; border-bottom: 1px solid LINE; padding: 4px 8px; font-weight: normal; box-shadow: none; }
        treeview.view header button:hover { color: TEXT; background-color: SURFACE; }
        scrolledwindow, scrolledwindow.frame { border: none; box-shadow: none; }
        scrollbar { background-color: transparent; border: none; }
        scrollbar slider { background-color: alpha(MUTED, 0.45); border-radius: 8px; min-width: 6px; min-height: 6px; border: 3px solid
                transparent; background-clip: padding-box; }
        scrollbar slider:hover { background-color: alpha(MUTED, 0.8); }
        scrollbar trough { background-color: transparent; border: none; }
        progressbar trough { background-color: LINE; border: none; border-radius: 4px; min-height: 6px; }
        progressbar progress { background-image: none; background-color: ACCENT; border: none; border-radius: 4px; min-height: 6px; }
        tooltip, tooltip.background { background-color: TEXT; color: BACKGROUND; border-radius: 6px; border: none; }
        tooltip label { color: BACKGROUND; }
        menu, .menu, .context-menu { background-color: BACKGROUND; color: TEXT; border: 1px solid LINE; }
        menu menuitem:hover { background-color: SOFT; color: TEXT; }
        """;

    private static final String SHAPES = """
        button { padding: 4px 14px; min-height: 24px; }
        button.combo, combobox button { padding: 2px 8px; }
        entry, spinbutton { min-height: 28px; padding: 2px 10px; }
        treeview.view:selected, treeview.view:selected:focus { background-color: SOFT; color: TEXT; }
        treeview.view header button { padding: 4px 5px; }
        button:disabled { color: MUTED; background-color: SURFACE; border-color: LINE; }
        """;

    /** GTK_TEXT_DIR_RTL. */
    private static final int RIGHT_TO_LEFT = 2;

    private final Display display;
    private final long[] providers = new long[2];

    GtkStyle(Display display) {
        this.display = display;
    }

    /** The inner parts of native controls, too, run from right to left; before the first control is made. */
    void mirrored() {
        if (!SWT.getPlatform().equals("gtk")) {
            return;
        }
        try {
            internal("gtk.GTK")
                    .getMethod("gtk_widget_set_default_direction", int.class)
                    .invoke(null, RIGHT_TO_LEFT);
        } catch (ReflectiveOperationException | LinkageError changed) {
            LOG.log(Level.INFO, "Parts of native controls are not mirrored: this SWT has no such call.", changed);
        }
    }

    void apply(Shades shades) {
        try {
            if (SWT.getPlatform().equals("gtk")) {
                internal("gtk.OS")
                        .getMethod("setDarkThemePreferred", boolean.class)
                        .invoke(null, shades.dark());
                load(0, BELOW_SWT, css(COLOURS, shades));
                load(1, ABOVE_SWT, css(SHAPES, shades));
            } else if (SWT.getPlatform().equals("win32")) {
                display.setData("org.eclipse.swt.internal.win32.useDarkModeExplorerTheme", shades.dark());
            }
        } catch (ReflectiveOperationException | LinkageError changed) {
            LOG.log(Level.INFO, "Native controls keep the system's look: this SWT has no such call.", changed);
        }
    }

    private void load(int sheet, int priority, String css) throws ReflectiveOperationException {
        Class<?> gtk3 = internal("gtk3.GTK3");
        if (providers[sheet] == 0) {
            providers[sheet] =
                    (long) internal("gtk.GTK").getMethod("gtk_css_provider_new").invoke(null);
            long screen = (long)
                    internal("gtk.GDK").getMethod("gdk_screen_get_default").invoke(null);
            gtk3.getMethod("gtk_style_context_add_provider_for_screen", long.class, long.class, int.class)
                    .invoke(null, screen, providers[sheet], priority);
        }
        byte[] bytes = (css + "\0").getBytes(StandardCharsets.UTF_8);
        gtk3.getMethod("gtk_css_provider_load_from_data", long.class, byte[].class, long.class, long[].class)
                .invoke(null, providers[sheet], bytes, -1L, null);
    }

    private static Class<?> internal(String name) throws ClassNotFoundException {
        return Class.forName("org.eclipse.swt.internal." + name, true, Display.class.getClassLoader());
    }

    private static String css(String sheet, Shades s) {
        return sheet.replace("BACKGROUND", hex(s.background()))
                .replace("SURFACE", hex(s.surface()))
                .replace("ONACCENT", hex(s.onAccent()))
                .replace("ACCENT", hex(s.accent()))
                .replace("SOFT", hex(s.accentSoft()))
                .replace("MUTED", hex(s.muted()))
                .replace("TEXT", hex(s.text()))
                .replace("LINE", hex(s.line()));
    }

    private static String hex(RGB colour) {
        return "#%02x%02x%02x".formatted(colour.red, colour.green, colour.blue);
    }
}
