package org.lapwing.platform.pipeline;

import java.nio.file.Path;
import org.lapwing.platform.api.ingest.IngestReport;

/** Run by hand: the time of one ingest without a framework. Arguments: folder to work in, evidence. */
final class SpeedProbe {

    private SpeedProbe() {}

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        try (Rig rig = new Rig(Path.of(arguments[0]))) {
            long made = System.nanoTime();
            IngestReport report = rig.ingest(Path.of(arguments[1]));
            long end = System.nanoTime();
            System.out.printf(
                    "set up %.2f s, ingest %.2f s, %d items, %.0f files/s, %.0f MB/s, %s%n",
                    (made - begin) / 1e9,
                    (end - made) / 1e9,
                    report.items(),
                    report.items() / ((end - made) / 1e9),
                    report.bytes() / 1e6 / ((end - made) / 1e9),
                    report);
        }
    }
}
