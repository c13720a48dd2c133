package org.lapwing.product.logcheck;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One chain of an export, followed entry by entry. */
final class Chain {

    private final Proof proof;
    private final Problems problems = new Problems();
    private final @Nullable Heads heads;
    private final Map<String, Long> signed = new LinkedHashMap<>();
    private final Map<Long, byte[]> hashes = new HashMap<>();
    private final Emergencies emergencies = new Emergencies();
    private final MessageDigest before = Proof.sha256();
    private byte[] previous;
    private long last;
    private long entries;
    private long old;
    private long headsMet;
    private long lastHeadMet;
    private @Nullable Line checkpoint;

    /** @param name of the chain: {@code case} or {@code readers} */
    Chain(String name, String caseId, Proof proof, @Nullable Heads heads) {
        this.proof = proof;
        this.heads = heads;
        this.previous = Proof.digest("lapwing.log.beginning.1", name, caseId);
    }

    Problems problems() {
        return problems;
    }

    void entry(Line line) {
        long number = line.number("number");
        boolean next = number == last + 1;
        if (number <= last) {
            problems.add(
                    "Entry %,d stands where entry %,d should: entries were put in another order, or repeated.",
                    number, last + 1);
            return;
        }
        if (!next) {
            problems.add("Entries %,d to %,d are missing: they were removed.", last + 1, number - 1);
        }
        last = number;
        entries++;
        byte[] hash = line.bytes("hash");
        if (hash.length == 0) {
            old(line, number);
            return;
        }
        if (next && !Arrays.equals(hash, Proof.entry(line, previous))) {
            problems.add(
                    "Entry %,d does not follow from the one before as it was recorded: it, or the one before, was"
                            + " changed or comes from elsewhere.",
                    number);
        }
        if (old > 0 && entries == old + 1) {
            checkOld(line);
        }
        checkSigner(line, number);
        emergencies.entry(line, problems);
        checkHeads(number, hash);
        previous = hash;
        hashes.put(number, hash);
    }

    private void old(Line line, long number) {
        if (entries > old + 1) {
            unchained(number);
            return;
        }
        old++;
        for (Line head : heads(number)) {
            differs(number, head);
        }
        before.update(Proof.entry(line, new byte[0]));
    }

    private void unchained(long number) {
        problems.add(
                "Entry %,d has no place in the chain: it was added by something that does not keep the log.", number);
    }

    private void checkOld(Line line) {
        String expected =
                "chain begun after " + old + " entries, " + HexFormat.of().formatHex(before.digest());
        if (!line.text("detail").equals(expected)) {
            problems.add("The %,d entries from before the chain are not those that the chain began with.", old);
        }
    }

    private void checkSigner(Line line, long number) {
        String person = line.text("person");
        if (!proof.knows(person)) {
            problems.add(
                    "Entry %,d is by %s, whose card the log does not hold; its signature cannot be checked.",
                    number, person);
        } else if (!proof.signedHash(line)) {
            problems.add(
                    "Entry %,d does not carry the signature of %s, whose it says it is.", number, proof.name(person));
        } else {
            signed.merge(person, 1L, Long::sum);
        }
    }

    private List<Line> heads(long number) {
        return heads == null ? List.of() : heads.of(number);
    }

    private void checkHeads(long number, byte[] hash) {
        for (Line head : heads(number)) {
            if (Arrays.equals(head.bytes("head"), hash)) {
                headsMet++;
                lastHeadMet = number;
            } else {
                differs(number, head);
            }
        }
    }

    private void differs(long number, Line head) {
        problems.add(
                "Entry %,d is not the one whose head was kept on %s: the log was rewritten, or the whole case rolled"
                        + " back and worked on.",
                number, head.at());
    }

    /** A checkpoint, after the entry that it is about. */
    void checkpoint(Line line, String caseId) {
        long number = line.number("number");
        byte[] head = line.bytes("head");
        String person = line.text("person");
        byte[] message = Proof.message("lapwing.log.checkpoint.1", caseId, number, head, line.number("at"), person);
        if (!Arrays.equals(hashes.get(number), head)) {
            problems.add("The checkpoint at entry %,d is of another log than this one.", number);
        } else if (!proof.signed(person, message, line.bytes("signature"))) {
            problems.add("The checkpoint at entry %,d does not carry the signature of %s.", number, proof.name(person));
        } else {
            checkpoint = line;
            hashes.keySet().removeIf(each -> each < number);
        }
    }

    /** After the last line. */
    void end() {
        if (heads != null) {
            heads.after(last)
                    .forEach((number, kept) -> problems.add(
                            "A head was kept of entry %,d on %s, and the log ends at entry %,d: its end was cut off, or"
                                    + " the whole case was rolled back.",
                            number, kept.getFirst().at(), last));
        }
        if (old > 0 && entries == old) {
            unchained(old);
        }
    }

    long last() {
        return last;
    }

    long entries() {
        return entries;
    }

    String head() {
        return HexFormat.of().formatHex(previous);
    }

    /** How many entries carry the signature of whom, by number of the person. */
    Map<String, Long> signed() {
        return signed;
    }

    Emergencies emergencies() {
        return emergencies;
    }

    /** The last one whose signature holds. */
    @Nullable
    Line checkpoint() {
        return checkpoint;
    }

    long headsMet() {
        return headsMet;
    }

    /** The last entry of which a head agrees; 0 where none does. */
    long lastHeadMet() {
        return lastHeadMet;
    }
}
