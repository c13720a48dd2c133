package org.lapwing.casework.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;

/** Gathers the figures of a case from all who count something in it. */
final class CaseFigures {

    /** Shown even when nobody counts them; the order in which people read them. */
    static final List<String> ALWAYS =
            List.of("items", "contents", "conversations", "messages", "findings", "decisions", "unread", "failed");

    private static final System.Logger LOG = System.getLogger(CaseFigures.class.getName());

    private CaseFigures() {}

    static Map<String, Long> of(Case open, List<CaseCounter> counters) {
        Map<String, Long> figures = new LinkedHashMap<>();
        ALWAYS.forEach(figure -> figures.put(figure, 0L));
        for (CaseCounter counter : counters) {
            try {
                figures.putAll(counter.counts(open));
            } catch (RuntimeException | LinkageError bad) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Figures of " + counter.getClass().getName() + " are left out",
                        bad);
            }
        }
        return figures;
    }
}
