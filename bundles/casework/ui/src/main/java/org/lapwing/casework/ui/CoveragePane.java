package org.lapwing.casework.ui;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.casework.ui.Coverage.Held;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** Coverage on the screen, with what a person does first in a case: add evidence, and last: write the report. */
final class CoveragePane {

    private final Desk desk;
    private final Texts texts;
    private final Composite place;
    private final Label ended;
    private final Composite figures;
    private final PagedTable<Held> exhibits;
    private final Label none;
    private final Button edit;
    private final Button moved;
    private final Button folder;
    private final Button files;
    private final Button report;

    CoveragePane(
            Composite parent,
            Desk desk,
            Texts texts,
            EvidenceAdding adding,
            ReportWriting writing,
            ExhibitPapers exhibitPapers,
            Supplier<List<CaseCounter>> counters) {
        this.desk = desk;
        this.texts = texts;
        place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("coverage.title"));
        ended = WidgetIds.name(desk.widgets().sentence(place, "", false), "case.authority.ended");
        ended.setForeground(desk.look().notice());
        Lay.hide(ended, true);
        figures = WidgetIds.name(desk.widgets().grid(place, 2, false), "case.coverage");
        desk.widgets().separator(place);
        desk.widgets().heading(place, texts.get("exhibits.title"));
        none = WidgetIds.name(desk.widgets().sentence(place, texts.get("exhibits.none"), true), "case.exhibits.none");
        exhibits = desk.widgets()
                .table(
                        place,
                        "case.exhibits",
                        texts.get("exhibits.title"),
                        List.of(
                                new Column<>(texts.get("exhibits.name"), -1, false, this::name),
                                new Column<>(texts.get("fact.seal"), 90, false, held -> {
                                    String seal = held.paper().labels().seal();
                                    return seal == null ? "" : seal;
                                }),
                                new Column<>(
                                        texts.get("exhibits.items"),
                                        80,
                                        true,
                                        held -> texts.get("number", held.items()))));
        exhibits.control().setLayoutData(Lay.fill());
        exhibits.onSelect(
                held -> desk.select(Target.of(Target.EXHIBIT, held.exhibit().id())));
        Composite papers = desk.widgets().grid(place, 2, false);
        edit = desk.widgets()
                .button(papers, "case.exhibit.edit", texts.get("exhibit.edit"), false, () -> exhibitPapers.edit(desk));
        moved = desk.widgets()
                .button(
                        papers,
                        "case.exhibit.moved",
                        texts.get("relocate.edit"),
                        false,
                        () -> exhibitPapers.relocate(desk));
        desk.onSelection(place, selected -> enableExhibit());
        Composite row = desk.widgets().grid(place, 1, false);
        folder = desk.widgets()
                .button(row, "case.add.folder", texts.get("add.folder"), false, () -> adding.folder(desk));
        files = desk.widgets().button(row, "case.add.files", texts.get("add.files"), false, () -> adding.files(desk));
        report = desk.widgets().button(row, "case.report", texts.get("report.action"), false, () -> writing.run(desk));
        for (Button each : List.of(edit, moved, folder, files, report)) {
            each.setLayoutData(Lay.across());
        }
        Question<Coverage> question =
                new Question<>(desk, place, "coverage", open -> Coverage.of(open, counters.get()), this::show);
        desk.onCase(place, open -> {
            folder.setEnabled(open.filter(Case::writable).isPresent());
            files.setEnabled(open.filter(Case::writable).isPresent());
            report.setEnabled(open.isPresent());
            enableExhibit();
            question.ask();
        });
    }

    private void enableExhibit() {
        edit.setEnabled(ExhibitPapers.possible(desk));
        moved.setEnabled(ExhibitPapers.possible(desk));
    }

    Control control() {
        return place;
    }

    private String name(Held held) {
        String name = held.paper().proof() == ExhibitRecord.Proof.DIFFERS
                ? texts.get("exhibits.differs", held.exhibit().name())
                : held.exhibit().name();
        return held.exhibit().complete() ? name : texts.get("exhibits.unfinished", name);
    }

    private void show(Coverage coverage) {
        for (Control each : figures.getChildren()) {
            each.dispose();
        }
        for (Coverage.Line line : coverage.lines()) {
            boolean notice = line.notice() && line.figure() > 0;
            Label label = new Label(figures, SWT.NONE);
            label.setText(texts.get(line.key()).replace("&", "&&"));
            label.setForeground(desk.look().muted());
            label.setLayoutData(Lay.across());
            Label number = WidgetIds.name(new Label(figures, SWT.RIGHT), "case." + line.key());
            number.setText(texts.get("number", line.figure()));
            number.setFont(notice ? desk.look().strong() : desk.look().body());
            number.setForeground(notice ? desk.look().notice() : desk.look().text());
            number.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
            Lay.named(number, texts.get(line.key()) + " " + number.getText());
        }
        Authority over = coverage.ended();
        ended.setText(
                over == null
                        ? ""
                        : texts.get("authority.over", over.reference(), String.valueOf(over.expires()))
                                .replace("&", "&&"));
        Lay.hide(ended, over == null);
        exhibits.source(Source.of(coverage.exhibits()));
        Lay.hide(exhibits.control(), coverage.exhibits().isEmpty());
        Lay.hide(none, !coverage.exhibits().isEmpty());
        place.layout(true, true);
    }
}
