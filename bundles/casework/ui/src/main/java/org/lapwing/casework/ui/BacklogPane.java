package org.lapwing.casework.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.casework.ui.CaseStanding.Figures;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** The backlog on the screen: names at once, then the figures of one case after the other, in the background. */
final class BacklogPane {

    private static final Comparator<CaseStanding> URGENT_FIRST = Comparator.comparingInt(CaseStanding::tier)
            .thenComparing(Comparator.comparingInt(CaseStanding::score).reversed())
            .thenComparing(row -> row.info().created())
            .thenComparing(row -> row.info().id());

    /** Percentiles of fewer cases say nothing. */
    private static final int FEW = 4;

    private final Desk desk;
    private final Texts texts;
    private final CaseStore cases;
    private final Orders orders;
    private final Supplier<List<CaseCounter>> counters;
    private final Composite place;
    private final Label figures;
    private final Control empty;
    private final PagedTable<CaseStanding> table;
    private List<CaseStanding> rows = List.of();
    private boolean counting;
    private boolean again;

    BacklogPane(
            Composite parent,
            Desk desk,
            Texts texts,
            CaseStore cases,
            Orders orders,
            Supplier<List<CaseCounter>> counters,
            List<Column<CaseStanding>> columns) {
        this.desk = desk;
        this.texts = texts;
        this.cases = cases;
        this.orders = orders;
        this.counters = counters;
        place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("backlog.heading"));
        figures = WidgetIds.name(desk.widgets().sentence(place, "", true), "backlog.figures");
        table = desk.widgets().table(place, "backlog.cases", texts.get("backlog.title"), columns);
        table.control().setLayoutData(Lay.fill());
        empty = desk.widgets().empty(place, texts.get("backlog.empty"), "", () -> {});
        empty.setLayoutData(Lay.fill());
        Lay.hide(empty, true);
        table.onSelect(row -> selected(row.info()));
        table.onOpen(row -> open(row.info()));
        desk.onCase(place, open -> reload());
    }

    Control control() {
        return place;
    }

    private void selected(CaseInfo info) {
        if (isOpen(info)) {
            desk.select(new Target(Target.CASE, info.id()));
        }
    }

    private boolean isOpen(CaseInfo info) {
        return desk.openCase()
                .filter(open -> open.info().id().equals(info.id()))
                .isPresent();
    }

    private void open(CaseInfo info) {
        if (!isOpen(info)) {
            desk.openCase(info.folder());
        }
        desk.show(CasePerspective.ID);
    }

    private void reload() {
        desk.load(place, "cases", cases::registered, this::named);
    }

    /** Shows the names and keeps the figures that are known until newer ones are there. */
    private void named(List<CaseInfo> infos) {
        List<CaseStanding> known = rows;
        rows = infos.stream()
                .map(info -> known.stream()
                        .filter(row -> row.info().id().equals(info.id()))
                        .findFirst()
                        .map(row -> new CaseStanding(info, row.figures(), row.problem()))
                        .orElse(new CaseStanding(info, null, null)))
                .toList();
        Lay.hide(table.control(), rows.isEmpty());
        Lay.hide(empty, !rows.isEmpty());
        place.layout(true, true);
        show();
        again = counting;
        if (!counting) {
            counting = true;
            count(infos, 0);
        }
    }

    /** One case at a time, so that a long backlog leaves room for what the person is waiting for. */
    private void count(List<CaseInfo> infos, int next) {
        if (next >= infos.size()) {
            counting = false;
            if (again) {
                reload();
            }
            return;
        }
        CaseInfo info = infos.get(next);
        boolean known = rows.stream().anyMatch(row -> row.info().id().equals(info.id()) && row.figures() != null);
        if (known && !isOpen(info)) {
            count(infos, next + 1);
            return;
        }
        Optional<Case> open = desk.openCase().filter(each -> isOpen(info));
        desk.load(place, "count", () -> standing(info, open), counted -> {
            List<CaseStanding> changed = new ArrayList<>(rows);
            changed.replaceAll(row -> row.info().id().equals(info.id()) ? counted : row);
            rows = changed;
            show();
            count(infos, next + 1);
        });
    }

    private CaseStanding standing(CaseInfo info, Optional<Case> open) {
        try {
            if (open.isPresent()) {
                return new CaseStanding(info, count(open.get(), true), null);
            }
            try (Case closed = cases.open(info.folder(), Access.READ)) {
                return new CaseStanding(info, count(closed, false), null);
            }
        } catch (CaseUnavailable | RuntimeException cannot) {
            String why = cannot.getMessage();
            return new CaseStanding(info, null, why == null ? cannot.toString() : why);
        }
    }

    private Figures count(Case of, boolean open) {
        return CaseStanding.count(of, orders, open, counters.get());
    }

    private void show() {
        List<CaseStanding> sorted = rows.stream().sorted(URGENT_FIRST).toList();
        table.source(Source.of(sorted));
        long now = rows.stream().filter(row -> row.tier() == 1).count();
        figures.setText(rows.isEmpty() ? "" : sentence(now).replace("&", "&&"));
        figures.setVisible(!rows.isEmpty());
        if (figures.getLayoutData() instanceof GridData) {
            place.layout(true);
        }
    }

    private String sentence(long now) {
        String ages = rows.size() < FEW
                ? texts.get("backlog.oldest", days(1))
                : texts.get("backlog.ages", days(0.5), days(0.9));
        boolean counted = rows.stream().allMatch(row -> row.figures() != null || row.problem() != null);
        String urgent = counted ? " " + texts.get("backlog.now", now) : "";
        return texts.get("backlog.figures", rows.size()) + urgent + " " + ages;
    }

    /** The age in days that this share of the cases does not exceed. */
    private long days(double share) {
        Instant now = Instant.now();
        List<Long> ages = rows.stream()
                .map(row ->
                        Math.max(0, Duration.between(row.info().created(), now).toDays()))
                .sorted()
                .toList();
        return ages.get((int) Math.min(ages.size() - 1, Math.ceil(share * ages.size()) - 1));
    }
}
