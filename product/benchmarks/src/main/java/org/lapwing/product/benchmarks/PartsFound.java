package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** How many crops, frames and collages are found, and how many pairs of unrelated pictures are told. */
final class PartsFound {

    private static final String CHANGED = "100";

    /** Half a million pairs: about half an hour, most of it drawing. */
    private static final String UNRELATED = "1000";

    private final Bench bench;

    PartsFound(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Files.createDirectories(bench.folder(""));
        return told(CHANGED, UNRELATED);
    }

    private List<Figure> told(String... words) throws IOException, InterruptedException, Failed {
        List<String> command = new ArrayList<>(
                List.of(Tool.jdk("java"), "-Xmx2g", "-cp", ImageClasses.near(bench), PartPairs.class.getName()));
        command.addAll(List.of(words));
        List<Figure> figures = new ArrayList<>();
        for (String line : Tool.output(command).lines().toList()) {
            String[] said = line.split("\\|");
            if (said[0].equals("unrelated")) {
                figures.add(bench.figure(
                        "pairs told among unrelated drawn pictures",
                        "pairs",
                        List.of(Double.valueOf(said[3])),
                        Figure.Target.atMost(Long.parseLong(said[2]) / 10_000_000),
                        null,
                        "the search of the image in a plain program",
                        said[2] + " pairs of " + said[1] + " pictures, in " + said[4] + " s"));
            } else {
                figures.add(bench.figure(
                        "drawn pictures, " + said[0],
                        "% found",
                        List.of(100.0 * Integer.parseInt(said[1]) / Integer.parseInt(said[2])),
                        null,
                        null,
                        "the same",
                        said[1] + " of " + said[2] + "; pairs of others told: " + said[3]));
            }
        }
        return figures;
    }
}
