package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.util.List;

/** Where the program begins; {@code product/benchmarks/run} starts it. */
public final class Benchmarks {

    static final List<String> NAMES = List.of(
            "start",
            "window",
            "heap",
            "small",
            "large",
            "latency",
            "mixed",
            "pictures",
            "near",
            "parts",
            "video",
            "million",
            "vault",
            "disks");

    private Benchmarks() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
            return;
        }
        Machine machine = Machine.here();
        Report report = new Report(machine, options.jsonLines());
        System.err.println(machine.text() + ", load " + Machine.load());
        boolean whole = true;
        for (String name : options.names().isEmpty() ? NAMES : options.names()) {
            try (Bench bench = new Bench(options, name)) {
                for (Figure figure : measured(name, bench)) {
                    report.add(figure);
                }
            } catch (Failed failed) {
                System.err.println(name + ": " + failed.getMessage());
                whole = false;
            }
        }
        report.print(System.out);
        System.exit(whole ? 0 : 1);
    }

    private static List<Figure> measured(String name, Bench bench) throws IOException, InterruptedException, Failed {
        return switch (name) {
            case "start" -> new ShortCommands(bench).figures();
            case "window" -> new WindowPaint(bench).figures();
            case "heap" -> new WindowHeap(bench).figures();
            case "small" -> new SmallFiles(bench).figures();
            case "large" -> new LargeFiles(bench).figures();
            case "mixed" -> new MixedFiles(bench).figures();
            case "pictures" -> new Pictures(bench).figures();
            case "near" -> new NearSearch(bench).figures();
            case "parts" -> new PartsFound(bench).figures();
            case "video" -> new VideoSpeed(bench).figures();
            case "million" -> new ManyItems(bench).figures();
            case "disks" -> new DiskImage(bench).figures();
            case "vault" -> new VaultCost(bench).figures();
            default -> new Latency(bench).figures();
        };
    }

    /** A sentence that says why there is no figure. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        Failed(String sentence) {
            super(sentence);
        }
    }
}
