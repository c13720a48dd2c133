package org.lapwing.workbench.shell;

import java.net.URL;
import java.util.Objects;

/** The shell's own icons. */
final class Icons {

    private Icons() {}

    static URL of(String name) {
        return Objects.requireNonNull(Icons.class.getResource("/icons/" + name + ".svg"), name);
    }
}
