package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** What the window keeps in memory with the sample case open and nothing going on. */
final class WindowHeap {

    private final Bench bench;

    WindowHeap(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Lapwing lapwing = bench.lapwing();
        Path sample = bench.sampleCase(lapwing);
        List<Double> heap = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            try (Window window = Window.open(lapwing, sample)) {
                window.painted();
                window.settle();
                if (!window.holds(sample)) {
                    throw new Failed("The window has not opened the sample case.");
                }
                heap.add(window.usedHeap());
                resident.add(window.resident());
            }
        }
        return List.of(
                bench.figure(
                        "used heap, sample case open, after GC.run",
                        "MB",
                        heap,
                        Figure.Target.atMost(120),
                        null,
                        "lapwing window CASE; jcmd PID GC.run; jcmd PID GC.heap_info",
                        "the perspective that the window opens with"),
                bench.figure(
                        "resident memory of the same process",
                        "MB",
                        resident,
                        null,
                        null,
                        "lapwing window CASE; /proc/PID/status",
                        ""));
    }
}
