package org.lapwing.workbench.shell;

import java.net.URL;
import org.lapwing.workbench.api.Perspective;

/** A perspective for tests. */
record TestPerspective(String id, String title, int rank, boolean needsCase) implements Perspective {

    @Override
    public URL icon() {
        return Icons.of("search");
    }
}
