package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Files of 1 MB that no program can shorten, against the program that only hashes. */
final class LargeFiles {

    private static final int EACH = 1_000_000;

    private final Bench bench;

    LargeFiles(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        long bytes = bench.options().bytes(5_000_000_000L);
        long files = Math.max(1, bytes / EACH);
        Path evidence = bench.folder("bytes");
        room(files * EACH);
        write(evidence, files);
        bench.say(files + " files of 1 MB");
        Lapwing lapwing = bench.lapwing();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            theirs.add(files * EACH / 1e6 / hashdeep(evidence));
            Folders.cache(evidence, bench.options().cold());
            Path made = bench.folder("case-" + i);
            ours.add(files * EACH / 1e6 / Ingest.seconds(lapwing, made, evidence, files));
            size = Folders.size(made);
            Folders.delete(made);
        }
        return List.of(bench.figure(
                Report.number(files * EACH / 1e9) + " GB of 1-MB files, case create and ingest",
                "MB/s",
                ours,
                Figure.Target.ratioAtLeast(0.8),
                new Figure.Peer("hashdeep -c md5,sha1,sha256 -r", new Sample(theirs)),
                "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                "made random bytes, " + (bench.options().cold() ? "not in" : "in")
                        + " the page cache for both; case of " + size / 1_000_000 + " MB"));
    }

    static double hashdeep(Path evidence) throws IOException, InterruptedException, Failed {
        if (Tool.absent("hashdeep")) {
            throw new Failed("hashdeep is not installed, so there is nothing to compare with.");
        }
        return Tool.seconds(List.of("hashdeep", "-c", "md5,sha1,sha256", "-r", evidence.toString()));
    }

    private void room(long bytes) throws IOException, Failed {
        long free = Files.getFileStore(bench.options().work()).getUsableSpace();
        if (free < 2 * bytes + 2_000_000_000L) {
            throw new Failed("Only " + free / 1_000_000_000L + " GB are free in "
                    + bench.options().work() + "; "
                    + (2 * bytes / 1_000_000_000L + 2) + " GB are needed. Name another folder with --work or less with"
                    + " --size.");
        }
    }

    private static void write(Path folder, long files) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] bytes = new byte[EACH];
        for (long i = 0; i < files; i++) {
            Path inside = Files.createDirectories(folder.resolve("part-" + i / 500));
            random.nextBytes(bytes);
            try (OutputStream out = Files.newOutputStream(inside.resolve("bytes-" + i + ".dat"))) {
                out.write(bytes);
            }
        }
    }
}
