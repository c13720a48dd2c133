package org.lapwing.workbench.api.widgets;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
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

    /** A sentence for an empty list that says what to do, with an optional button. */
    Composite empty(Composite parent, String sentence, String buttonOrEmpty, Runnable pressed);
}
