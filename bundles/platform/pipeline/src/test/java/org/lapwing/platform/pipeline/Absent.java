package org.lapwing.platform.pipeline;

import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** An analyser whose program is not installed, until it is. */
final class Absent implements Analyzer {

    volatile String why = "'tool' is not installed.";

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard("test.absent", "1", Set.of("*/*"), AnalyzerCard.Cost.HEAVY, true, "Tests.");
    }

    @Override
    public String unavailable() {
        return why;
    }

    @Override
    public void analyze(Content content, FindingSink findings) {
        findings.finding("test.absent", 1, Basis.READ, Map.of("n", 1), 1, "It is there now.");
    }
}
