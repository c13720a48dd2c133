package org.lapwing.platform.pipeline;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.AnalyzerCard.Cost;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;

/** An analyser that does what a test wants. */
final class Probe implements Analyzer {

    interface Act {
        void on(Content content, FindingSink findings) throws Exception;
    }

    final AtomicInteger calls = new AtomicInteger();
    private final AnalyzerCard card;
    private final Act act;

    Probe(String id, String version, Act act) {
        this(id, version, Cost.MODERATE, act);
    }

    Probe(String id, String version, Cost cost, Act act) {
        this.card = new AnalyzerCard(id, version, Set.of("*/*"), cost, true, "Tests.");
        this.act = act;
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) {
        calls.incrementAndGet();
        try {
            act.on(content, findings);
        } catch (Exception e) {
            throw sneaky(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception e) throws E {
        throw (E) e;
    }
}
