package org.lapwing.casework.report;

import java.util.List;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** With what the case was worked on: every bundle by version and hash. */
@Component
public final class ProvenanceSection implements ReportSection {

    private static final int HASH_SHOWN = 16;

    private final InstalledToolset toolset;
    private final Texts texts;

    @Activate
    public ProvenanceSection(@Reference InstalledToolset toolset, @Reference Texts texts) {
        this.toolset = toolset;
        this.texts = texts;
    }

    @Override
    public int rank() {
        return 900;
    }

    @Override
    public String title() {
        return texts.get("provenance.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        out.paragraph(texts.get("provenance.toolset", toolset.name(), toolset.version()));
        out.paragraph(
                texts.get("provenance.case", of.info().id(), of.info().created().toString()));
        CaseLog.Head head = of.log().head();
        out.paragraph(texts.get("provenance.log", head.number(), head.hash()));
        List<Emergency> emergencies = of.members().emergencies();
        if (!emergencies.isEmpty()) {
            out.paragraph(texts.get(
                    "provenance.emergencies",
                    emergencies.size(),
                    emergencies.stream().filter(each -> each.review() == null).count()));
        }
        out.table(List.of(
                texts.get("provenance.bundle"),
                texts.get("provenance.version"),
                texts.get("provenance.hash"),
                texts.get("provenance.problem")));
        toolset.bundles()
                .forEach(bundle -> out.row(List.of(
                        bundle.symbolicName(),
                        bundle.version(),
                        bundle.sha256()
                                .substring(
                                        0, Math.min(HASH_SHOWN, bundle.sha256().length())),
                        bundle.problem())));
    }
}
