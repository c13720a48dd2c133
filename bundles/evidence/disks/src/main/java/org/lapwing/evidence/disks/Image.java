package org.lapwing.evidence.disks;

import java.nio.file.Path;
import java.util.List;

/** An image where it lies, and its form in the Sleuth Kit's word. */
record Image(Path path, String option) {

    List<String> options() {
        return List.of("-i", option);
    }
}
