package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** How long a person waits for the answer of a short command. */
final class ShortCommands {

    private static final int CASES = 3;
    private static final int WARM_UP = 3;

    private final Bench bench;

    ShortCommands(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Lapwing lapwing = bench.lapwing();
        for (int i = 1; i <= CASES; i++) {
            lapwing.run("case", "create", bench.folder("case-" + i).toString(), "--name", "Case " + i);
        }
        for (int i = 0; i < WARM_UP; i++) {
            lapwing.run("case", "list");
        }
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        for (int i = 0; i < bench.options().runs(); i++) {
            Lapwing.Ended ended = lapwing.run("case", "list");
            if (ended.output().lines().count() != CASES) {
                throw new Failed("case list did not list three cases: " + ended.output());
            }
            seconds.add(ended.seconds());
            processor.add(ended.processorSeconds());
            empty.add(Tool.java(Tool.own(), EmptyProgram.class.getName()));
        }
        Figure.Peer peer = new Figure.Peer("an empty Java program", new Sample(empty));
        return List.of(
                bench.figure(
                        "case list, warm, profile with 3 cases",
                        "s",
                        seconds,
                        Figure.Target.atMost(1.2),
                        peer,
                        "lapwing case list",
                        ""),
                bench.figure(
                        "case list, processor time of all threads",
                        "s",
                        processor,
                        null,
                        null,
                        "lapwing case list",
                        "two processors at most halve it"));
    }
}
