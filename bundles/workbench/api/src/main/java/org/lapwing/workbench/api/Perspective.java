package org.lapwing.workbench.api;

import java.net.URL;
import org.osgi.annotation.versioning.ConsumerType;

/** An entry of the rail: what a person works on. Registered as a service; its views are services of their own. */
@ConsumerType
public interface Perspective {

    /** Stable, such as {@code lapwing.media}. */
    String id();

    /** In the language of the person. */
    String title();

    /** A square SVG drawn in {@code currentColor}, from the bundle's resources. */
    URL icon();

    /** Place in the rail, small numbers first: Backlog 10, Case 20, Conversations 30, Media 40, People 50, Search 60, Toolset 90. */
    int rank();

    /** Whether there is nothing to see without an open case; the window then says how to open one. */
    default boolean needsCase() {
        return true;
    }
}
