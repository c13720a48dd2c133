package org.lapwing.product.logcheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the log of a case that was exported with {@code lapwing log export}, and with {@code --heads} compares it with heads that were
 * kept elsewhere. Ends with 0 when nothing is wrong, 1 when something is, 2 when it was called wrongly, 3 when a file cannot be read.
 */
public final class LogCheck {

    private static final int SHOWN = 200;

    private final PrintStream out;
    private final List<String> problems = new ArrayList<>();

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
        String caseId;
        Proof proof = new Proof();
        try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            caseId = caseId(lines.readLine());
            Heads heads = kept == null ? null : heads(kept, caseId);
            Chain entries = new Chain("Log", "case", caseId, proof, problems, heads);
            Chain readers = new Chain("Log of the readers", "readers", caseId, proof, problems, null);
            long number = 1;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                try {
                    line(Line.of(text), caseId, proof, entries, readers);
                } catch (IllegalArgumentException e) {
                    problems.add("Line " + number + " of the export " + e.getMessage() + ".");
                }
            }
            entries.end();
            tell(caseId, entries, readers, heads, proof);
        }
        problems.stream().limit(SHOWN).forEach(each -> out.println("WRONG  " + each));
        out.println(problems.isEmpty() ? "Nothing is wrong." : problems.size() + " things are wrong.");
        return problems.isEmpty() ? 0 : 1;
    }

    private static String caseId(@Nullable String first) throws IOException {
        try {
            Line line = Line.of(first == null ? "" : first);
            if (line.is().equals("log") && line.number("version") == 1) {
                return line.text("case");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the first line is not that of an exported log: it " + e.getMessage(), e);
        }
        throw new IOException("the first line is not that of an exported log");
    }

    private Heads heads(Path kept, String caseId) throws IOException {
        Heads heads = new Heads(caseId, problems);
        try (BufferedReader lines = Files.newBufferedReader(kept, StandardCharsets.UTF_8)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                try {
                    if (!text.isBlank()) {
                        heads.line(Line.of(text));
                    }
                } catch (IllegalArgumentException e) {
                    problems.add("Heads: a line " + e.getMessage() + ".");
                }
            }
        }
        return heads;
    }

    private void line(Line line, String caseId, Proof proof, Chain entries, Chain readers) {
        switch (line.is()) {
            case "entry" -> entries.entry(line);
            case "reader" -> readers.entry(line);
            case "checkpoint" -> entries.checkpoint(line, caseId);
            case "signer" -> {
                if (!proof.signer(line)) {
                    problems.add("The card of " + line.text("name") + " was changed: its keys do not make its number.");
                }
            }
            default -> throw new IllegalArgumentException("is of a kind that is not known here");
        }
    }

    private void tell(String caseId, Chain entries, Chain readers, @Nullable Heads heads, Proof proof) {
        out.println("Case " + caseId);
        out.println(entries.last() + " entries, head " + entries.head());
        entries.signed().forEach((person, count) -> out.println("  signed by " + proof.name(person) + ": " + count));
        out.println(readers.last() + " readings");
        readers.signed().forEach((person, count) -> out.println("  signed by " + proof.name(person) + ": " + count));
        if (heads == null) {
            out.println("Without heads that were kept elsewhere, nothing is said about entries cut off at the end.");
        } else if (entries.agreeing() > 0) {
            out.println("Heads kept elsewhere agree: up to entry " + entries.agreeing()
                    + " nothing was cut off, changed or rolled back.");
        } else {
            out.println("None of the " + heads.size() + " heads of this case agrees with the log.");
        }
    }
}
