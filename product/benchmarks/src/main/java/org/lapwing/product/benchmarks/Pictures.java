package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** JPEGs of several sizes from files to a case with digests, metadata, thumbnails and perceptual hashes, against a decoder alone. */
final class Pictures {

    private final Bench bench;

    Pictures(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int files = bench.options().files(2_000);
        Path evidence = bench.folder("pictures");
        MadeMixed made = new MadeMixed(evidence);
        made.pictures(files);
        String size = Report.number(made.written() / 1e9) + " GB";
        bench.say(files + " JPEGs, " + size);
        String classes = ImageClasses.parsers(bench);
        Lapwing lapwing = bench.lapwing().alone(bench.folder("programs"));
        List<Double> ours = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        List<Double> java = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            own.add(decoding(classes, evidence, "own"));
            java.add(decoding(classes, evidence, "java"));
            Path folder = bench.folder("case-" + i);
            ours.add(Ingest.seconds(lapwing, folder, evidence, files));
            Folders.delete(folder);
        }
        return List.of(
                figure(files, size, ours, new Figure.Peer("the same decoder alone, all cores", new Sample(own))),
                figure(files, size, ours, new Figure.Peer("the decoder of Java alone, all cores", new Sample(java))));
    }

    private Figure figure(int files, String size, List<Double> ours, Figure.Peer peer) {
        return bench.figure(
                files + " JPEGs, " + size + ", case create and ingest",
                "s",
                ours,
                Figure.Target.ratioAtMost(1.6),
                peer,
                "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                "640, 1,280, 1,920 and 3,000 pixels wide; read, three digests, decoded, metadata, PDQ, thumbnail, stored");
    }

    private static double decoding(String classes, Path evidence, String whose)
            throws IOException, InterruptedException, Failed {
        List<String> command = new ArrayList<>(ImageClasses.program(classes, PlainDecoding.class));
        command.addAll(List.of(evidence.toString(), whose));
        return Tool.seconds(command);
    }
}
