package org.lapwing.platform.store;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLogs.Signer;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.language.Texts;

/** Follows a chain from its beginning, entry by entry, and collects what does not hold. Only as many problems as people read. */
final class LogChainCheck {

    private static final int PROBLEMS = 200;

    private final String caseId;
    private final Texts texts;
    private final LogSigners signers;
    private final Map<String, Long> signed = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<Long, List<LogHead>> heads = new TreeMap<>();
    private final MessageDigest before = LogHash.digest();
    private final EmergencyCheck emergencies;
    private byte[] previous;
    private long entries;
    private long expected = 1;
    private long oldEntries;
    private boolean linked = true;
    private boolean signatures = true;
    private long headsMet;
    private long lastHeadMet;
    private @Nullable LogCheckpoint last;
    private final Map<Long, byte[]> recent = new LinkedHashMap<>();

    LogChainCheck(String chain, String caseId, LogSigners signers, Texts texts) {
        this.caseId = caseId;
        this.signers = signers;
        this.texts = texts;
        this.previous = LogHash.beginning(chain, caseId);
        this.emergencies = new EmergencyCheck(texts);
    }

    /** For a second copy whose signatures are compared with those of the first, byte by byte. */
    LogChainCheck withoutSignatures() {
        signatures = false;
        return this;
    }

    /** A head that was kept elsewhere. */
    void head(LogHead head) {
        if (head.caseId().equals(caseId)) {
            heads.computeIfAbsent(head.number(), number -> new ArrayList<>()).add(head);
        }
    }

    void entry(LogEntry entry) {
        if (entry.number() < expected) {
            problem("log.order", entry.number(), expected);
            linked = false;
            return;
        }
        if (entry.number() > expected) {
            problem("log.missing", expected, entry.number() - 1);
            linked = false;
        }
        expected = entry.number() + 1;
        entries++;
        if (!entry.chained()) {
            old(entry);
            return;
        }
        if (linked && !Arrays.equals(entry.digest(previous), entry.hash())) {
            problem("log.changed", entry.number());
        }
        checkOld(entry);
        if (signatures) {
            checkSignature(entry);
            emergencies.entry(entry).forEach(this::say);
        }
        checkHeads(entry);
        previous = entry.hash();
        linked = true;
        remember(entry);
    }

    private void old(LogEntry entry) {
        if (entries > oldEntries + 1) {
            problem("log.unchained", entry.number());
            linked = false;
            return;
        }
        oldEntries++;
        for (LogHead head : heads.getOrDefault(entry.number(), List.of())) {
            problem("log.head_differs", entry.number(), head.at()); // a head was one of a chain
        }
        before.update(entry.digest(new byte[0]));
    }

    /** The first chained entry holds the digest of those before. */
    private void checkOld(LogEntry entry) {
        if (oldEntries > 0 && entries == oldEntries + 1) {
            String digest = LogHash.hex(before.digest());
            if (!entry.note().detail().equals(Journal.beginningDetail(oldEntries, digest))) {
                problem("log.before", oldEntries);
            }
        }
    }

    private void checkSignature(LogEntry entry) {
        if (signers.card(entry.person()).isEmpty()) {
            problem("log.unknown_signer", entry.number(), entry.person());
        } else if (!signers.signed(entry.person(), entry.signed(), entry.signature())) {
            problem("log.signature", entry.number(), name(entry.person()));
        } else {
            signed.merge(entry.person(), 1L, Long::sum);
        }
    }

    private void checkHeads(LogEntry entry) {
        for (LogHead head : heads.getOrDefault(entry.number(), List.of())) {
            if (Arrays.equals(head.head(), entry.hash())) {
                headsMet++;
                lastHeadMet = entry.number();
            } else {
                problem("log.head_differs", entry.number(), head.at());
            }
        }
    }

    private void remember(LogEntry entry) {
        recent.put(entry.number(), entry.hash());
        if (recent.size() > 3 * Journal.CHECKPOINT_EVERY) {
            recent.remove(recent.keySet().iterator().next());
        }
    }

    /** A checkpoint, after the entry that it is about. */
    void checkpoint(LogCheckpoint checkpoint) {
        byte[] hash = recent.get(checkpoint.number());
        if (hash == null || !Arrays.equals(hash, checkpoint.head())) {
            problem("log.checkpoint_differs", checkpoint.number());
        } else if (!signers.signed(checkpoint.person(), checkpoint.signed(caseId), checkpoint.signature())) {
            problem("log.checkpoint_signature", checkpoint.number(), name(checkpoint.person()));
        } else {
            last = checkpoint;
        }
    }

    void card(org.lapwing.platform.api.persons.PersonCard card) {
        if (!signers.add(card)) {
            problem("log.card", card.name(), card.id());
        }
    }

    private String name(String person) {
        return signers.card(person).map(card -> card.name()).orElse(person);
    }

    void problem(String key, Object... arguments) {
        say(texts.get(key, arguments));
    }

    private void say(String sentence) {
        if (problems.size() < PROBLEMS) {
            problems.add(sentence);
        } else if (problems.size() == PROBLEMS) {
            problems.add(texts.get("log.more"));
        }
    }

    long lastNumber() {
        return expected - 1;
    }

    /** @param withHeads whether heads that were kept elsewhere were given */
    Verdict verdict(boolean withHeads) {
        for (Map.Entry<Long, List<LogHead>> head : heads.entrySet()) {
            if (head.getKey() >= expected) {
                problem("log.cut", head.getKey(), head.getValue().getFirst().at(), expected - 1);
            }
        }
        if (oldEntries > 0 && entries == oldEntries) {
            problem("log.unchained", oldEntries);
        }
        List<Signer> bySigner = signed.entrySet().stream()
                .map(each -> new Signer(each.getKey(), name(each.getKey()), each.getValue()))
                .toList();
        LogCheckpoint checkpoint = last;
        return new Verdict(
                caseId,
                new CaseLog.Head(expected - 1, LogHash.hex(previous)),
                bySigner,
                checkpoint == null ? null : Instant.ofEpochMilli(checkpoint.at()),
                proven(bySigner, withHeads),
                List.copyOf(problems));
    }

    private List<String> proven(List<Signer> bySigner, boolean withHeads) {
        List<String> proven = new ArrayList<>();
        if (problems.isEmpty()) {
            proven.add(texts.get("log.proven.chain", entries));
            bySigner.forEach(
                    each -> proven.add(texts.get("log.proven.signer", each.name(), each.id(), each.entries())));
        }
        proven.addAll(emergencies.said(this::name));
        LogCheckpoint checkpoint = last;
        if (checkpoint != null) {
            proven.add(texts.get(
                    "log.proven.checkpoint",
                    checkpoint.number(),
                    name(checkpoint.person()),
                    Instant.ofEpochMilli(checkpoint.at()).truncatedTo(ChronoUnit.SECONDS)));
        }
        if (lastHeadMet > 0) {
            proven.add(texts.get("log.proven.heads", headsMet, lastHeadMet));
        } else {
            proven.add(texts.get(withHeads ? "log.proven.no_head" : "log.proven.alone"));
        }
        return proven;
    }
}
