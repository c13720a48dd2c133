package org.lapwing.workbench.api.widgets;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.osgi.annotation.versioning.ProviderType;

/** Makes the shared controls. */
@ProviderType
public interface Widgets {

    /**
     * A native table over rows of any number.
     *
     * @param id widget id for tests, see {@link org.lapwing.workbench.api.WidgetIds}
     * @param accessibleName what a screen reader calls it
     */
    <T> PagedTable<T> table(Composite parent, String id, String accessibleName, List<Column<T>> columns);

    /** A place where a picture could be seen: empty until a person asks. See {@link ProtectedPicture}. */
    ProtectedPicture picture(Composite parent, String id);

    /** A heading. */
    Label heading(Composite parent, String text);

    /** Running text that wraps, in the muted colour if it only explains. */
    Label sentence(Composite parent, String text, boolean muted);

    /** A thin line across, for a grid layout. */
    Control separator(Composite parent);

    /**
     * A button.
     *
     * @param primary what most people want here; at most one in sight
     */
    Button button(Composite parent, String id, String title, boolean primary, Runnable pressed);

    /**
     * A field for one line of text.
     *
     * @param hint shown while it is empty, and its accessible name
     */
    Text field(Composite parent, String id, String hint);

    /** A choice of one among few. */
    Combo choice(Composite parent, String id, String accessibleName, List<String> entries);

    /** A composite with a grid of so many columns and the house's spacing; a margin of 16 where it fills a view. */
    Composite grid(Composite parent, int columns, boolean margin);

    /** A sentence for an empty list that says what to do, with an optional button. */
    Composite empty(Composite parent, String sentence, String buttonOrEmpty, Runnable pressed);
}
