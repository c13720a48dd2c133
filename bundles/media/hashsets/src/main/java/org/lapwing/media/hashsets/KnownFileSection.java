package org.lapwing.media.hashsets;

import java.util.Iterator;
import java.util.List;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of a case that are on a list. */
@Component
public final class KnownFileSection implements ReportSection {

    private static final int RANK = 350;

    private final Texts texts;
    private final KnownFiles lists;

    @Activate
    public KnownFileSection(@Reference Texts texts, @Reference KnownFiles lists) {
        this.texts = texts;
        this.lists = lists;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public String title() {
        return texts.get("report.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        List<String> used = lists.sets().stream()
                .map(each -> texts.get("report.list", each.name(), each.entries(), each.importedAt(), each.source()))
                .toList();
        out.paragraph(texts.get(used.isEmpty() ? "report.no.lists" : "report.lists"));
        if (!used.isEmpty()) {
            out.list(used);
        }
        lists.problems().forEach(out::paragraph);
        known(of, out);
        near(of, out);
    }

    private void known(Case of, ReportWriter out) {
        Iterator<Matches.Match> matches =
                Matches.of(of, MediaFindings.KNOWN_FILE).iterator();
        if (!matches.hasNext()) {
            out.paragraph(texts.get("report.no.matches"));
            return;
        }
        out.paragraph(texts.get("report.matches"));
        out.table(List.of(
                texts.get("report.file"),
                texts.get("report.set"),
                texts.get("report.category"),
                texts.get("report.source"),
                texts.get("report.by")));
        while (matches.hasNext()) {
            rows(matches.next(), out);
        }
    }

    private void near(Case of, ReportWriter out) {
        Iterator<Matches.Match> matches =
                Matches.of(of, MediaFindings.NEAR_FILE).iterator();
        if (!matches.hasNext()) {
            return;
        }
        out.paragraph(texts.get("report.near"));
        out.table(List.of(
                texts.get("report.file"),
                texts.get("report.set"),
                texts.get("report.category"),
                texts.get("report.source"),
                texts.get("report.distance")));
        while (matches.hasNext()) {
            Matches.Match match = matches.next();
            for (Item each : match.items()) {
                out.row(List.of(
                        each.path(),
                        match.set(),
                        match.category(),
                        match.source(),
                        texts.get("report.bits", match.distance())));
            }
        }
    }

    private static void rows(Matches.Match match, ReportWriter out) {
        for (Item each : match.items()) {
            out.row(List.of(
                    each.path(), match.set(), match.category(), match.source(), Algorithm.title(match.algorithm())));
        }
    }
}
