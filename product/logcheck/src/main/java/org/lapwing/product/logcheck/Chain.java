package org.lapwing.product.logcheck;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One chain of an export, followed entry by entry. */
final class Chain {

    private final String called;
    private final Proof proof;
    private final List<String> problems;
    private final @Nullable Heads heads;
    private final Map<String, Long> signed = new LinkedHashMap<>();
    private final Map<Long, byte[]> hashes = new HashMap<>();
    private final MessageDigest before = Proof.sha256();
    private byte[] previous;
    private long last;
    private long old;
    private long chained;
    private long agreeing;

    Chain(String called, String name, String caseId, Proof proof, List<String> problems, @Nullable Heads heads) {
        this.called = called;
        this.proof = proof;
        this.problems = problems;
        this.heads = heads;
        this.previous = Proof.digest("lapwing.log.beginning.1", name, caseId);
    }

    void entry(Line line) {
        long number = line.number("number");
        boolean next = number == last + 1;
        if (number <= last) {
            problem("entry " + number + " stands where entry " + (last + 1) + " should: the order was changed.");
            return;
        }
        if (!next) {
            problem("entries " + (last + 1) + " to " + (number - 1) + " are missing.");
        }
        last = number;
        byte[] hash = line.bytes("hash");
        if (hash.length == 0) {
            old(line, number);
            return;
        }
        chained++;
        if (next && !Arrays.equals(hash, Proof.entry(line, previous))) {
            problem("entry " + number
                    + " does not follow from the one before as it was recorded: one of them was changed or comes from"
                    + " elsewhere.");
        }
        if (chained == 1 && old > 0) {
            checkOld(line);
        }
        checkSigner(line, number);
        checkHead(number, hash);
        previous = hash;
        hashes.put(number, hash);
    }

    private void old(Line line, long number) {
        if (chained > 0) {
            problem("entry " + number + " has no place in the chain.");
            return;
        }
        old++;
        if (heads != null && heads.of(number).isPresent()) {
            problem("entry " + number + " is in no chain, and a head of one was kept of it: the log was written anew.");
        }
        before.update(Proof.entry(line, new byte[0]));
    }

    private void checkOld(Line line) {
        String expected =
                "chain begun after " + old + " entries, " + HexFormat.of().formatHex(before.digest());
        if (!line.text("detail").equals(expected)) {
            problem("the " + old + " entries from before the chain are not those that it began with.");
        }
    }

    private void checkSigner(Line line, long number) {
        String person = line.text("person");
        if (!proof.knows(person)) {
            problem("entry " + number + " is by " + person + ", whose card is not there.");
        } else if (!proof.signedHash(line)) {
            problem("entry " + number + " does not carry the signature of " + proof.name(person) + ".");
        } else {
            signed.merge(person, 1L, Long::sum);
        }
    }

    private void checkHead(long number, byte[] hash) {
        Line head = heads == null ? null : heads.of(number).orElse(null);
        if (head == null) {
            return;
        }
        if (Arrays.equals(head.bytes("head"), hash)) {
            agreeing = number;
        } else {
            problem("entry " + number + " is not the one whose head was kept on "
                    + Instant.ofEpochMilli(head.number("at"))
                    + ": the log was rewritten, or the case rolled back and worked on.");
        }
    }

    void checkpoint(Line line, String caseId) {
        long number = line.number("number");
        byte[] head = line.bytes("head");
        if (!Arrays.equals(hashes.get(number), head)) {
            problem("the checkpoint at entry " + number + " is of another log.");
            return;
        }
        String person = line.text("person");
        byte[] message = Proof.message("lapwing.log.checkpoint.1", caseId, number, head, line.number("at"), person);
        if (!proof.signed(person, message, line.bytes("signature"))) {
            problem("the checkpoint at entry " + number + " does not carry the signature of " + proof.name(person)
                    + ".");
        }
        hashes.keySet().removeIf(each -> each < number);
    }

    void end() {
        if (old > 0 && chained == 0) {
            problem("no entry is in a chain: nothing shows that it is what was recorded.");
        }
        if (heads != null) {
            heads.after(last)
                    .forEach((number, line) ->
                            problem("a head was kept of entry " + number + ", and the log ends at entry " + last
                                    + ": its end was cut off, or the whole case was rolled back."));
        }
    }

    private void problem(String what) {
        problems.add(called + ": " + what);
    }

    long last() {
        return last;
    }

    long agreeing() {
        return agreeing;
    }

    String head() {
        return HexFormat.of().formatHex(previous);
    }

    Map<String, Long> signed() {
        return signed;
    }
}
