package org.lapwing.product.logcheck;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exported log while it is read: the chain of the case, that of the readers, and what each says of the other. It finds and says what
 * {@code lapwing log verify} does, of all that an export holds.
 */
final class Export {

    private final String caseId;
    private final Proof proof = new Proof();
    private final Chain entries;
    private final Chain readers;
    private final Anchors anchors;
    private final @Nullable Heads heads;
    private final @Nullable Members members;
    private final Problems broken = new Problems();

    /** @param first its first line */
    Export(Line first, @Nullable Heads heads) {
        this.caseId = first.text("case");
        this.heads = heads;
        this.entries = new Chain("case", caseId, proof, heads);
        this.readers = new Chain("readers", caseId, proof, null);
        this.anchors = new Anchors(heads);
        this.members = first.said("members").map(this::members).orElse(null);
    }

    private @Nullable Members members(String changes) {
        try {
            return Members.of(caseId, changes);
        } catch (IllegalArgumentException e) {
            broken.add("Who is a member of the case cannot be told: %s.", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** @param number of the line, from 1 */
    void line(long number, String text) {
        try {
            line(Line.of(text));
        } catch (IllegalArgumentException e) {
            broken.add("Line %,d of the export %s.", number, String.valueOf(e.getMessage()));
        }
    }

    private void line(Line line) {
        switch (line.is()) {
            case "entry" -> {
                anchors.entry(line);
                entries.entry(line);
            }
            case "reader" -> {
                anchors.reader(line);
                readers.entry(line);
            }
            case "checkpoint" -> entries.checkpoint(line, caseId);
            case "signer" -> {
                if (!proof.signer(line)) {
                    entries.problems()
                            .add(
                                    "The card of %s (%s) in the log was changed: its keys do not make its number.",
                                    line.text("name"), line.text("id"));
                }
            }
            default -> throw new IllegalArgumentException("is of a kind that is not known here");
        }
    }

    /** After the last line. */
    void end() {
        entries.end();
        readers.end();
    }

    /** In sentences. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(broken.all());
        problems.addAll(entries.problems().all());
        problems.addAll(anchors.missing());
        readers.problems().all().forEach(each -> problems.add("In the log of the readers: " + each));
        problems.addAll(anchors.cut());
        strangers(entries, problems);
        strangers(readers, problems);
        if (heads != null) {
            heads.broken()
                    .forEach(line -> problems.add(
                            said("Line %,d of the heads was changed, or lines are missing; it is not counted.", line)));
        }
        return problems;
    }

    /** A card proves its own number only; that the person is one of the case is what its leads signed. */
    private void strangers(Chain chain, List<String> problems) {
        if (members == null) {
            return;
        }
        chain.signed().forEach((person, count) -> {
            if (!members.ever(person)) {
                problems.add(said(
                        "%s (%s) signed %s and never was a member of the case: they were written in the name of"
                                + " somebody who is not one of its persons.",
                        proof.name(person), person, count == 1 ? "1 entry" : said("%,d entries", count)));
            }
        });
    }

    /** In sentences. */
    List<String> proven() {
        List<String> proven = new ArrayList<>();
        proven.add("Case " + caseId);
        proven.add(said("%,d entries, head %s", entries.last(), entries.head()));
        if (entries.problems().all().isEmpty()) {
            proven.add(unbroken(entries.entries()));
            signed(entries, proven);
        }
        proven.addAll(entries.emergencies().said(proof));
        Line checkpoint = entries.checkpoint();
        if (checkpoint != null) {
            proven.add(said(
                    "The last signed checkpoint is at entry %,d, by %s, %s.",
                    checkpoint.number("number"),
                    proof.name(checkpoint.text("person")),
                    checkpoint.at().truncatedTo(ChronoUnit.SECONDS)));
        }
        if (entries.lastHeadMet() > 0) {
            proven.add(said(
                    "%s kept outside the case agree: up to entry %,d nothing was cut off, changed or rolled back.",
                    entries.headsMet() == 1 ? "1 head" : said("%,d heads", entries.headsMet()), entries.lastHeadMet()));
        } else {
            proven.add(
                    heads == null
                            ? "From the case alone it cannot be seen whether entries were cut off at the end, or the"
                                    + " whole case was rolled back. Compare it with heads that were kept elsewhere."
                            : "The heads say nothing of this case.");
        }
        proven.add(said("%,d readings", readers.last()));
        signed(readers, proven);
        if (members == null) {
            proven.add("The export does not say who the members of the case are.");
        }
        return proven;
    }

    private static String unbroken(long entries) {
        return entries == 0
                ? "The log is empty."
                : entries == 1
                        ? "The one entry begins the chain."
                        : said("Entries 1 to %,d form one unbroken chain from its beginning.", entries);
    }

    private void signed(Chain chain, List<String> proven) {
        for (Map.Entry<String, Long> each : chain.signed().entrySet()) {
            String count = each.getValue() == 1 ? "1 entry is" : said("%,d entries are", each.getValue());
            proven.add(said("%s signed by %s (%s).", count, proof.name(each.getKey()), each.getKey()));
        }
    }

    private static String said(String sentence, Object... values) {
        return String.format(Locale.ENGLISH, sentence, values);
    }
}
