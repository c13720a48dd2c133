package org.lapwing.chat.ui;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the order says of conversations; without a triage board it says nothing, and all can still be read. Any thread. */
@Component(service = Ranked.class)
public final class Ranked {

    private volatile @Nullable TriageBoard board;
    private @Nullable Kept kept;

    private record Kept(String caseId, long revision, Map<Long, Rank> ranks) {}

    /** The place in the order, from 0, and the entry there. */
    record Rank(int place, TriageEntry entry) {

        /** The reasons that rest on each message, by the message's id. */
        Map<Long, Set<String>> cited() {
            Map<Long, Set<String>> cited = new TreeMap<>();
            for (Reason reason : entry.reasons()) {
                for (Citation each : reason.citations()) {
                    if (each.target().kind().equals(Target.MESSAGE)) {
                        cited.computeIfAbsent(each.target().number(), id -> new LinkedHashSet<>())
                                .add(reason.text());
                    }
                }
            }
            return cited;
        }
    }

    @Activate
    public Ranked() {}

    Ranked(TriageBoard board) {
        this.board = board;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void bindBoard(TriageBoard came) {
        board = came;
        kept = null;
    }

    public synchronized void unbindBoard(TriageBoard gone) {
        if (board == gone) {
            board = null;
        }
        kept = null;
    }

    /** By conversation. */
    synchronized Map<Long, Rank> of(Case of) {
        TriageBoard asked = board;
        if (asked == null) {
            return Map.of();
        }
        Kept last = kept;
        long revision = of.revision();
        if (last == null
                || last.revision() != revision
                || !last.caseId().equals(of.info().id())) {
            last = new Kept(of.info().id(), revision, ranks(asked.order(of).entries()));
            kept = last;
        }
        return last.ranks();
    }

    private static Map<Long, Rank> ranks(List<TriageEntry> entries) {
        Map<Long, Rank> ranks = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            TriageEntry entry = entries.get(i);
            if (entry.subject().kind().equals(Target.CONVERSATION)) {
                ranks.put(entry.subject().number(), new Rank(i, entry));
            }
        }
        return ranks;
    }
}
