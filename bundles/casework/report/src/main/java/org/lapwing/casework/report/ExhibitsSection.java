package org.lapwing.casework.report;

import java.util.List;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was delivered. */
@Component
public final class ExhibitsSection implements ReportSection {

    private final Texts texts;

    @Activate
    public ExhibitsSection(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public String title() {
        return texts.get("exhibits.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        List<Exhibit> exhibits = of.evidence().exhibits();
        if (exhibits.isEmpty()) {
            out.paragraph(texts.get("exhibits.none"));
            return;
        }
        out.table(List.of(
                texts.get("exhibits.name"),
                texts.get("exhibits.source"),
                texts.get("exhibits.added"),
                texts.get("exhibits.items"),
                texts.get("exhibits.read")));
        for (Exhibit exhibit : exhibits) {
            ItemFilter all = new ItemFilter(null, java.util.Set.of(), null, exhibit.id(), false);
            out.row(List.of(
                    exhibit.name(),
                    exhibit.source(),
                    exhibit.added().toString(),
                    Long.toString(of.evidence().count(all)),
                    texts.get(exhibit.complete() ? "exhibits.whole" : "exhibits.part")));
        }
    }
}
