package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Many small texts from nothing to a case that can be searched. */
final class SmallFiles {

    private final Bench bench;

    SmallFiles(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int files = bench.options().files(20_000);
        Path evidence = bench.folder("texts");
        MadeTexts.write(evidence, files);
        bench.say(files + " texts, " + Folders.size(evidence) / 1_000_000 + " MB");
        Lapwing lapwing = bench.lapwing();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            double seconds = LargeFiles.hashdeep(evidence);
            theirs.add(files / seconds);
            Folders.cache(evidence, bench.options().cold());
            Path made = bench.folder("case-" + i);
            seconds = Ingest.seconds(lapwing, made, evidence, files);
            ours.add(files / seconds);
            size = Folders.size(made);
            searched(lapwing, made);
            Folders.delete(made);
        }
        return List.of(bench.figure(
                files + " small texts, case create and ingest",
                "files/s",
                ours,
                Figure.Target.atLeast(1000),
                new Figure.Peer("hashdeep -c md5,sha1,sha256 -r", new Sample(theirs)),
                "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                "made texts of 0.5 to 4 kB in English and Spanish words; case of " + size / 1_000_000 + " MB"));
    }

    /** The words of the texts are in the index, or the speed is not worth telling. */
    private static void searched(Lapwing lapwing, Path made) throws IOException, InterruptedException, Failed {
        Lapwing.Ended found = lapwing.run("search", made.toString(), MadeTexts.RARE);
        if (!found.output().contains(MadeTexts.RARE)) {
            throw new Failed("The word " + MadeTexts.RARE + " is in the texts and was not found.");
        }
    }
}
