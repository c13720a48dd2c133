package org.lapwing.workbench.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Something a person can do, from the command palette, by its key, or from the menu of what it works on. Registered as a service. */
@ConsumerType
public interface DeskAction {

    /** Stable, such as {@code lapwing.case.create}. */
    String id();

    String title();

    /** In JFace's notation, such as {@code M1+SHIFT+N} or {@code 3}; keys without modifier work where no text is edited. */
    @Nullable
    String key();

    /** Id of the perspective that it belongs to, null for everywhere. */
    @Nullable
    String perspective();

    /** Quick: called whenever the palette opens or a key is pressed. */
    boolean enabled(Desk desk);

    void run(Desk desk);
}
