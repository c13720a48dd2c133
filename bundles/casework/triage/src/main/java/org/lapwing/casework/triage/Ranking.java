package org.lapwing.casework.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.Tier;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.casework.api.triage.TriageSubjects;
import org.lapwing.platform.api.evidence.Target;

/** Puts reasons into an order. A pure function: the same reasons give the same order, in whatever order they arrive. */
final class Ranking {

    /** Reasons that speak for danger, of this many different codes, put a subject into the first tier. */
    private static final int DANGER_CODES_FOR_NOW = 2;

    private static final int POINTS_FOR_FIRST = 30;
    private static final int POINTS_FOR_NEXT = 5;

    private static final Comparator<Reason> HEAVIEST_FIRST =
            Comparator.comparingInt(Reason::points).reversed().thenComparing(Reason::code);

    private static final Comparator<TriageEntry> MOST_URGENT_FIRST = Comparator.comparing(TriageEntry::tier)
            .thenComparing(Comparator.comparingInt(TriageEntry::score).reversed())
            .thenComparing(TriageEntry::title)
            .thenComparing(entry -> entry.subject().kind())
            .thenComparing(entry -> entry.subject().id());

    private final Map<Target, List<Reason>> reasons = new HashMap<>();
    private final Map<Target, String> titles = new HashMap<>();

    void subject(TriageSubjects.Subject subject) {
        titles.put(subject.target(), subject.title());
        reasons.computeIfAbsent(subject.target(), target -> new ArrayList<>());
    }

    void reason(Reason reason) {
        titles.putIfAbsent(reason.subject(), reason.title());
        reasons.computeIfAbsent(reason.subject(), target -> new ArrayList<>()).add(reason);
    }

    List<TriageEntry> entries() {
        return reasons.entrySet().stream()
                .map(each -> entry(each.getKey(), each.getValue()))
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    private TriageEntry entry(Target subject, List<Reason> given) {
        List<Reason> sorted = given.stream().sorted(HEAVIEST_FIRST).toList();
        int score = sorted.stream().mapToInt(Reason::points).sum();
        return new TriageEntry(
                subject, titles.getOrDefault(subject, subject.toString()), tier(sorted, score), score, sorted);
    }

    private static Tier tier(List<Reason> given, int score) {
        long dangerCodes = given.stream()
                .filter(Reason::danger)
                .map(Reason::code)
                .distinct()
                .count();
        if (dangerCodes >= DANGER_CODES_FOR_NOW) {
            return Tier.NOW;
        }
        if (dangerCodes > 0 || score >= POINTS_FOR_FIRST) {
            return Tier.FIRST;
        }
        return score >= POINTS_FOR_NEXT ? Tier.NEXT : Tier.LATER;
    }
}
