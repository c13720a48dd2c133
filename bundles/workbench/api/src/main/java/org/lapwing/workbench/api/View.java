package org.lapwing.workbench.api;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of a perspective. Registered as a service; made when first shown, disposed when its bundle stops or the window closes. All
 * methods are called on the UI thread and return within milliseconds: data is fetched through {@link Desk#load}.
 */
@ConsumerType
public interface View {

    /** Stable, such as {@code lapwing.media.items}. */
    String id();

    /** Id of the perspective that it belongs to. */
    String perspective();

    Area area();

    /** Order among the views of one area; they share it as tabs. */
    int rank();

    String title();

    /** Makes the control; whatever the view holds is let go when the control is disposed. */
    Control create(Composite parent, Desk desk);

    /** Whether this view is where a target is best seen; {@link Desk#open} then brings it to the front and calls {@link #show}. */
    default boolean opens(Target target) {
        return false;
    }

    /** Shows a target in the control that {@link #create} made. */
    default void show(Target target) {}

    /** Where in the perspective. */
    enum Area {
        LEFT,
        CENTRE,
        BOTTOM
    }
}
