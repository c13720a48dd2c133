package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Many small files within the raw image of an ext4 file system, from nothing to a case that can be searched. */
final class DiskImage {

    private final Bench bench;

    DiskImage(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int files = bench.options().files(20_000);
        Path texts = bench.folder("texts");
        MadeTexts.write(texts, files);
        Path evidence = bench.folder("evidence");
        Path image = Files.createDirectories(evidence).resolve("disk.dd");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(8192L * files + (64 << 20));
        }
        Tool.seconds(List.of(
                "/usr/sbin/mke2fs",
                "-q",
                "-F",
                "-t",
                "ext4",
                "-N",
                Integer.toString(files + 1000),
                "-d",
                texts.toString(),
                image.toString()));
        Path recovered = bench.folder("recovered");
        Lapwing lapwing = bench.lapwing();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            theirs.add(files / Tool.seconds(List.of("tsk_recover", "-a", image.toString(), recovered.toString())));
            Folders.delete(recovered);
            Folders.cache(evidence, bench.options().cold());
            Path made = bench.folder("case-" + i);
            ours.add(files / Ingest.seconds(lapwing, made, evidence, files));
            Folders.delete(made);
        }
        return List.of(bench.figure(
                files + " small texts in a raw image of ext4, case create and ingest",
                "files/s",
                ours,
                Figure.Target.atLeast(1000),
                new Figure.Peer("tsk_recover -a, which neither hashes nor keeps", new Sample(theirs)),
                "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                "the texts of `small`, put into the image by mke2fs -d"));
    }
}
