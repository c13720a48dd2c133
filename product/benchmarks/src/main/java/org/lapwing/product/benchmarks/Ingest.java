package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** From nothing to a case with evidence in it. */
final class Ingest {

    private static final Pattern ITEMS = Pattern.compile("\"items\"\\s*:\\s*(\\d+)");

    private Ingest() {}

    /** As {@link #seconds}, with what ingest held in memory. */
    static Watched watched(Lapwing lapwing, Path made, Path evidence, long files)
            throws IOException, InterruptedException, Failed {
        double seconds = lapwing.run("case", "create", made.toString(), "--name", "Benchmark")
                .seconds();
        Lapwing.Ended ended = lapwing.watched("ingest", made.toString(), evidence.toString());
        whole(lapwing, made, files);
        return new Watched(seconds + ended.seconds(), ended.processorSeconds(), ended.resident());
    }

    /**
     * @param seconds of {@code case create} and {@code ingest}
     * @param processorSeconds of {@code ingest}, all processors and processes that it waited for
     * @param resident of {@code ingest}
     */
    record Watched(double seconds, double processorSeconds, Resident resident) {}

    /** Seconds of {@code case create} and {@code ingest} together; the case has to hold every file. */
    static double seconds(Lapwing lapwing, Path made, Path evidence, long files)
            throws IOException, InterruptedException, Failed {
        double seconds = lapwing.run("case", "create", made.toString(), "--name", "Benchmark")
                .seconds();
        seconds += lapwing.run("ingest", made.toString(), evidence.toString()).seconds();
        whole(lapwing, made, files);
        return seconds;
    }

    private static void whole(Lapwing lapwing, Path made, long files) throws IOException, InterruptedException, Failed {
        String shown = lapwing.run("case", "show", made.toString(), "--json").output();
        Matcher items = ITEMS.matcher(shown);
        if (!items.find() || Long.parseLong(items.group(1)) < files) {
            throw new Failed("The case ought to hold " + files + " items: " + shown);
        }
    }
}
