package org.lapwing.product.logcheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the log of a case that was exported with {@code lapwing log export}, and with {@code --heads} compares it with heads that were
 * kept elsewhere. Ends with 0 when nothing is wrong, 1 when something is, 2 when it was called wrongly, 3 when a file cannot be read.
 */
public final class LogCheck {

    private final PrintStream out;

    private LogCheck(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] words) {
        System.exit(run(words, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(String[] words, PrintStream out) {
        boolean withHeads = words.length == 3 && words[1].equals("--heads");
        if (words.length != 1 && !withHeads) {
            out.println("Call: java -jar lapwing-log-check.jar EXPORT [--heads FILE]");
            return 2;
        }
        try {
            return new LogCheck(out).check(Path.of(words[0]), withHeads ? Path.of(words[2]) : null);
        } catch (IOException e) {
            out.println("A file cannot be read: " + e.getMessage());
            return 3;
        }
    }

    private int check(Path export, @Nullable Path kept) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            Line first = first(lines.readLine());
            Heads heads = kept == null ? null : heads(kept, first.text("case"));
            Export read = new Export(first, heads);
            long number = 1;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                read.line(number, text);
            }
            read.end();
            read.proven().forEach(out::println);
            List<String> problems = read.problems();
            problems.forEach(each -> out.println("WRONG  " + each));
            out.println(problems.isEmpty() ? "Nothing is wrong." : problems.size() + " things are wrong.");
            return problems.isEmpty() ? 0 : 1;
        }
    }

    private static Line first(@Nullable String first) throws IOException {
        try {
            Line line = Line.of(first == null ? "" : first);
            if (line.is().equals("log")
                    && line.number("version") == 1
                    && line.said("case").isPresent()) {
                return line;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the first line is not that of an exported log: it " + e.getMessage(), e);
        }
        throw new IOException("the first line is not that of an exported log");
    }

    private static Heads heads(Path kept, String caseId) throws IOException {
        Heads heads = new Heads(caseId);
        try (BufferedReader lines = Files.newBufferedReader(kept, StandardCharsets.UTF_8)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (!text.isBlank()) {
                    heads.line(text);
                }
            }
        }
        return heads;
    }
}
