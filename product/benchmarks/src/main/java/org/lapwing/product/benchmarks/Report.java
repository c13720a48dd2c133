package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a table and as JSON lines; each line stands for itself. */
final class Report {

    private static final String ROW = "%-46s %12s %-8s %9s %-6s %12s %7s  %-12s %s%n";

    private final Machine machine;
    private final Path jsonLines;
    private final List<Figure> figures = new ArrayList<>();

    Report(Machine machine, Path jsonLines) {
        this.machine = machine;
        this.jsonLines = jsonLines;
    }

    void add(Figure figure) throws IOException {
        figures.add(figure);
        Path folder = jsonLines.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(jsonLines, json(figure) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void print(PrintStream out) {
        out.println(machine.text());
        out.printf(
                Locale.ROOT, ROW, "figure", "median", "unit", "target", "met", "peer", "ratio", "load", "peer, runs");
        for (Figure each : figures) {
            Boolean met = each.met();
            Figure.Target target = each.target();
            Figure.Peer peer = each.peer();
            out.printf(
                    Locale.ROOT,
                    ROW,
                    each.what(),
                    number(each.ours().median()),
                    each.unit(),
                    target == null ? "" : target.text(),
                    met == null ? "" : met ? "yes" : "NO",
                    peer == null ? "" : number(peer.sample().median()),
                    number(each.ratio()),
                    number(each.loadBefore()) + "–" + number(each.loadAfter()),
                    (peer == null ? "" : peer.name() + "; ") + runs(each.ours(), " "));
        }
        out.println();
        figures.forEach(each -> out.println(json(each)));
    }

    /** One object on one line. */
    String json(Figure figure) {
        Figure.Target target = figure.target();
        Figure.Peer peer = figure.peer();
        StringBuilder line = new StringBuilder("{");
        text(line, "benchmark", figure.benchmark());
        text(line, "figure", figure.what());
        text(line, "unit", figure.unit());
        value(line, "median", json(figure.ours().median()));
        value(line, "runs", "[" + runs(figure.ours(), ",") + "]");
        if (target != null) {
            text(line, "target", target.text());
            value(line, "met", String.valueOf(figure.met()));
        }
        if (peer != null) {
            text(line, "peer", peer.name());
            value(line, "peerMedian", json(peer.sample().median()));
            value(line, "peerRuns", "[" + runs(peer.sample(), ",") + "]");
            value(line, "ratio", json(figure.ratio()));
        }
        text(line, "command", figure.command());
        text(line, "note", figure.note());
        text(line, "machine", machine.processors() + " x " + machine.processor() + ", " + machine.memoryGb() + " GB");
        text(line, "system", machine.system());
        text(line, "jdk", machine.jdk());
        text(line, "date", machine.date());
        text(line, "priority", machine.priority());
        value(line, "loadBefore", json(figure.loadBefore()));
        value(line, "loadAfter", json(figure.loadAfter()));
        return line.append('}').toString();
    }

    private static String runs(Sample sample, String between) {
        return sample.runs().stream().map(Report::json).collect(Collectors.joining(between));
    }

    private static void text(StringBuilder line, String name, String value) {
        value(line, name, '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    private static void value(StringBuilder line, String name, String value) {
        line.append(line.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
    }

    private static String json(double value) {
        return Double.isNaN(value) ? "null" : number(value);
    }

    /** With as many digits as say something. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
