package org.lapwing.casework.ui;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The exhibits of the open case, and what of them has been looked at and what has not. */
@Component(service = View.class)
public final class CoverageView implements View {

    private final Texts texts;
    private final EvidenceAdding adding;
    private final ReportWriting writing;
    private final ExhibitPapers papers;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseCounter> counters = List.of();

    @Activate
    public CoverageView(
            @Reference Texts texts, @Reference Ingest ingest, @Reference Policy policy, @Reference Reports reports) {
        this(texts, ingest, policy, reports, List.of());
    }

    CoverageView(Texts texts, Ingest ingest, Policy policy, Reports reports, List<CaseCounter> counters) {
        this.texts = texts;
        this.adding = new EvidenceAdding(texts, ingest, policy);
        this.writing = new ReportWriting(texts, reports);
        this.papers = new ExhibitPapers(texts);
        this.counters = counters;
    }

    @Override
    public String id() {
        return "lapwing.case.coverage";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.LEFT;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("coverage.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new CoveragePane(parent, desk, texts, adding, writing, papers, () -> counters).control();
    }
}
