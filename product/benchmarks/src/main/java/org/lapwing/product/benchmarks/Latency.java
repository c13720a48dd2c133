package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** How long triage and search take as commands; the start of the program alone is their peer. */
final class Latency {

    private final Bench bench;

    Latency(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Lapwing lapwing = bench.lapwing();
        Path sample = bench.sampleCase(lapwing);
        int messages = bench.options().messages();
        Path chats = bench.folder("chats");
        MadeChats.write(chats, messages);
        long begun = System.nanoTime();
        Path made = bench.caseOf(lapwing, "messages-case", chats);
        double ingest = (System.nanoTime() - begun) / 1e9;
        String big = messages + " made messages";
        List<Figure> figures = new ArrayList<>();
        figures.add(bench.figure(
                big + ", case create and ingest",
                "s",
                List.of(ingest),
                null,
                null,
                "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                "one run"));
        figures.add(timed(lapwing, "triage of the sample", "triage", sample.toString(), "--json"));
        figures.add(timed(lapwing, "triage of " + big, "triage", made.toString(), "--json"));
        figures.add(timed(lapwing, "search, a word of the sample", "search", sample.toString(), "school"));
        figures.add(timed(lapwing, "search, " + big + ", frequent word", "search", made.toString(), "river"));
        figures.add(timed(
                lapwing, "search, " + big + ", rare words", "search", made.toString(), "\"keep this between us\""));
        return figures;
    }

    private Figure timed(Lapwing lapwing, String what, String... words)
            throws IOException, InterruptedException, Failed {
        lapwing.run(words);
        lapwing.run("version");
        List<Double> ours = new ArrayList<>();
        List<Double> start = new ArrayList<>();
        int lines = 0;
        for (int i = 0; i < bench.options().runs(); i++) {
            Lapwing.Ended ended = lapwing.run(words);
            ours.add(ended.seconds());
            lines = (int) ended.output().lines().count();
            start.add(lapwing.run("version").seconds());
        }
        if (lines == 0) {
            throw new Failed("lapwing " + words[0] + " printed nothing.");
        }
        return bench.figure(
                what,
                "s",
                ours,
                null,
                new Figure.Peer("lapwing version", new Sample(start)),
                "lapwing " + words[0] + " CASE" + (words.length > 2 ? " " + words[2] : ""),
                lines + " lines of output");
    }
}
