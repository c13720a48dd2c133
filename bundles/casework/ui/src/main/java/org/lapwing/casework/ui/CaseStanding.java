package org.lapwing.casework.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.ItemFilter;

/**
 * A case in the backlog.
 *
 * @param figures null while they are being counted, and when they could not be
 * @param problem why they could not be, null otherwise
 */
record CaseStanding(
        CaseInfo info, @Nullable Figures figures, @Nullable String problem) {

    /**
     * @param first what is most urgent, null where nothing is in the order
     * @param unread -1 where nobody counts it
     * @param next the oldest task that is not done, null where there is none
     */
    record Figures(
            @Nullable TriageEntry first,
            long items,
            long unread,
            int tasks,
            @Nullable String next) {}

    static Figures count(Case of, Orders orders, boolean open, List<CaseCounter> counters) {
        List<TriageEntry> order = (open ? orders.of(of) : orders.once(of)).entries();
        List<Task> tasks = of.decisions().tasks(false);
        long unread = -1;
        for (CaseCounter counter : counters) {
            unread = Math.max(unread, counter.counts(of).getOrDefault("unread", -1L));
        }
        return new Figures(
                order.isEmpty() ? null : order.getFirst(),
                of.evidence().count(ItemFilter.ALL),
                unread,
                tasks.size(),
                tasks.isEmpty() ? null : tasks.getFirst().text());
    }

    int tier() {
        TriageEntry first = first();
        return first == null ? 9 : first.tier().number();
    }

    int score() {
        TriageEntry first = first();
        return first == null ? 0 : first.score();
    }

    @Nullable
    TriageEntry first() {
        Figures counted = figures;
        return counted == null ? null : counted.first();
    }
}
