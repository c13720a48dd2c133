package org.lapwing.platform.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.WriterWatch;

/** Who is told that this process writes a case, and no longer. Guarded by the store. */
final class WatchedWriting {

    private static final System.Logger LOG = System.getLogger(WatchedWriting.class.getName());

    private final Map<Path, List<AutoCloseable>> ends = new HashMap<>();

    void begin(CaseInfo info, List<WriterWatch> watches) {
        List<AutoCloseable> begun = new ArrayList<>();
        for (WriterWatch watch : watches) {
            try {
                begun.add(watch.writing(info));
            } catch (RuntimeException | LinkageError e) {
                LOG.log(System.Logger.Level.WARNING, "Somebody could not be told that a case is written here", e);
            }
        }
        ends.put(info.folder(), begun);
    }

    void end(Path folder) {
        for (AutoCloseable each : ends.getOrDefault(folder, List.of())) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "Somebody could not be told that a case is closed", e);
            }
        }
        ends.remove(folder);
    }
}
