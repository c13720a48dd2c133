package org.lapwing.product.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** A million tiny items, and the tenth of them: time, memory, what an item costs, and how fast the case opens and pages. */
final class ManyItems {

    /** What one page of {@code case items} reads. */
    private static final int PAGE = 1000;

    private static final double TARGET_ITEMS_PER_SECOND = 1_000_000 / 900.0;

    private final Bench bench;

    ManyItems(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int items = bench.options().files(1_000_000);
        Lapwing lapwing = bench.lapwing();
        Taken tenth = taken(lapwing, items / 10);
        Folders.delete(tenth.made());
        Taken all = taken(lapwing, items);
        List<Double> shown = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Lapwing.Ended ended = lapwing.watched("case", "show", all.made().toString());
            shown.add(ended.seconds());
            opened.add(ended.resident().ownMegabytes());
        }
        String ingest = "lapwing case create CASE --name X && lapwing ingest CASE FOLDER";
        List<Figure> figures = new ArrayList<>();
        figures.add(bench.figure(
                items + " tiny items, case create and ingest",
                "items/s",
                List.of(items / all.seconds()),
                Figure.Target.atLeast(TARGET_ITEMS_PER_SECOND),
                null,
                ingest,
                "texts of one line in folders of 1,000; one run of " + Report.number(all.seconds()) + " s"));
        figures.add(bench.figure(
                "… resident memory of all processes",
                "MB",
                List.of(all.megabytes()),
                Figure.Target.atMost(2000),
                null,
                ingest,
                "VmRSS of the process and all below it, every 0.1 s; peak of the tenth: "
                        + Report.number(tenth.megabytes()) + " MB"));
        figures.add(bench.figure(
                "… cost of an item, to that of a tenth of them",
                "ms",
                List.of(1e3 * all.seconds() / items),
                Figure.Target.ratioAtMost(1.3),
                new Figure.Peer(
                        items / 10 + " items", new Sample(List.of(1e3 * tenth.seconds() / Math.max(1, items / 10)))),
                ingest,
                "both with two starts of the program"));
        figures.add(
                bench.figure("… case show", "s", shown, Figure.Target.atMost(2), null, "lapwing case show CASE", ""));
        figures.add(bench.figure(
                "… memory of case show",
                "MB",
                opened,
                Figure.Target.atMost(500),
                null,
                "lapwing case show CASE; VmHWM",
                ""));
        figures.addAll(pages(lapwing, all.made(), items));
        return figures;
    }

    private record Taken(Path made, double seconds, double megabytes) {}

    private Taken taken(Lapwing lapwing, int items) throws IOException, InterruptedException, Failed {
        Path evidence = bench.folder("items-" + items);
        write(evidence, items);
        bench.say(items + " files");
        Path made = bench.folder("case-" + items);
        Ingest.Watched took = Ingest.watched(lapwing, made, evidence, items);
        Folders.delete(evidence);
        return new Taken(made, took.seconds(), took.resident().megabytes());
    }

    private static void write(Path folder, int items) throws IOException {
        for (int i = 0; i < items; i++) {
            Path inside = folder.resolve("box-" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectories(inside);
            }
            Files.writeString(
                    inside.resolve("note-" + i + ".txt"),
                    "note " + i + " says that the box stands in room " + i * 7919L % 10_007 + "\n");
        }
    }

    /** The moments at which every thousandth line of the whole list arrives: each gap holds the reading of one page. */
    private List<Figure> pages(Lapwing lapwing, Path made, int items) throws IOException, InterruptedException, Failed {
        List<Double> gaps = new ArrayList<>();
        Process process = lapwing.streaming("case", "items", made.toString(), "--json");
        long rows = 0;
        try (BufferedReader lines = process.inputReader()) {
            long last = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{") && ++rows % PAGE == 0) {
                    long now = System.nanoTime();
                    if (last != 0) {
                        gaps.add((now - last) / 1e6);
                    }
                    last = now;
                }
            }
        }
        if (process.waitFor() != 0 || rows < items) {
            throw new Failed("lapwing case items gave " + rows + " rows of " + items + ".");
        }
        if (gaps.isEmpty()) {
            return List.of();
        }
        int slowest = gaps.indexOf(gaps.stream().max(Double::compare).orElseThrow());
        gaps.sort(null);
        return List.of(
                bench.figure(
                        "… a page of 1,000 items, 95 of 100 pages",
                        "ms",
                        List.of(gaps.get((int) (0.95 * (gaps.size() - 1)))),
                        Figure.Target.atMost(100),
                        null,
                        "lapwing case items CASE --json",
                        gaps.size() + " pages, median " + Report.number(new Sample(gaps).median())
                                + " ms, printing included"),
                bench.figure(
                        "… the slowest of these pages",
                        "ms",
                        List.of(gaps.getLast()),
                        Figure.Target.atMost(100),
                        null,
                        "lapwing case items CASE --json",
                        "page " + (slowest + 2) + "; page 1, which holds the start of the program, is left out"));
    }
}
