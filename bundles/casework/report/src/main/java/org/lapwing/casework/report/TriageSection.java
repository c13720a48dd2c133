package org.lapwing.casework.report;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The suggested order of reading, with every reason and what it rests on. */
@Component
public final class TriageSection implements ReportSection {

    private final TriageBoard board;
    private final Texts texts;

    @Activate
    public TriageSection(@Reference TriageBoard board, @Reference Texts texts) {
        this.board = board;
        this.texts = texts;
    }

    @Override
    public int rank() {
        return 300;
    }

    @Override
    public String title() {
        return texts.get("triage.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        out.paragraph(texts.get("triage.caution"));
        TriageBoard.Order order = board.order(of);
        for (TriageEntry entry : order.entries()) {
            out.paragraph(texts.get("triage.entry", entry.tier().number(), entry.score(), entry.title()));
            List<String> lines = new ArrayList<>();
            for (Reason reason : entry.reasons()) {
                lines.add(texts.get("triage.reason", reason.text(), reason.code()));
                for (Citation citation : reason.citations()) {
                    if (citation.quote() != null) {
                        lines.add(texts.get(
                                "triage.citation",
                                citation.label(),
                                citation.quote(),
                                citation.target().kind() + ":"
                                        + citation.target().id()));
                    }
                }
            }
            out.list(lines);
        }
        if (order.entries().isEmpty()) {
            out.paragraph(texts.get("triage.none"));
        }
        order.failedRules().forEach(failed -> out.paragraph(texts.get("triage.failed", failed)));
    }
}
