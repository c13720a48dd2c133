package org.lapwing.casework.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.casework.ui.CaseStanding.Figures;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** All cases of this installation, the one with the most urgent entry first; Enter opens a case. */
@Component(service = View.class)
public final class BacklogView implements View {

    private final Texts texts;
    private final CaseStore cases;
    private final Orders orders;
    private final Clock clock;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseCounter> counters = List.of();

    @Activate
    public BacklogView(@Reference Texts texts, @Reference CaseStore cases, @Reference Orders orders) {
        this(texts, cases, orders, List.of(), Clock.systemUTC());
    }

    BacklogView(Texts texts, CaseStore cases, Orders orders, List<CaseCounter> counters, Clock clock) {
        this.texts = texts;
        this.cases = cases;
        this.orders = orders;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "lapwing.backlog.cases";
    }

    @Override
    public String perspective() {
        return BacklogPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("backlog.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new BacklogPane(parent, desk, texts, cases, orders, () -> counters, columns()).control();
    }

    private List<Column<CaseStanding>> columns() {
        Words words = new Words(texts);
        return List.of(
                new Column<>(texts.get("backlog.tier"), 120, false, row -> {
                    var first = row.first();
                    return first == null ? waiting(row) : words.tier(first.tier());
                }),
                new Column<>(
                        texts.get("backlog.case"), 150, false, row -> row.info().name()),
                new Column<>(texts.get("because.column"), -1, false, this::why),
                new Column<>(texts.get("backlog.next"), 120, false, BacklogView::next),
                new Column<>(texts.get("backlog.authority"), 130, false, this::authority),
                new Column<>(
                        texts.get("backlog.age"),
                        80,
                        true,
                        row -> age(row.info().created())),
                new Column<>(texts.get("backlog.unread"), 110, true, this::unread));
    }

    private String waiting(CaseStanding row) {
        return row.figures() == null && row.problem() == null ? texts.get("backlog.counting") : texts.get("tier.none");
    }

    private String why(CaseStanding row) {
        String problem = row.problem();
        if (problem != null) {
            return problem;
        }
        var first = row.first();
        return first == null || first.reasons().isEmpty()
                ? ""
                : first.reasons().getFirst().text();
    }

    private String age(Instant created) {
        return texts.get(
                "days", Math.max(0, Duration.between(created, clock.instant()).toDays()));
    }

    private String unread(CaseStanding row) {
        Figures figures = row.figures();
        if (figures == null) {
            return "";
        }
        return figures.unread() < 0
                ? texts.get("number", figures.items())
                : texts.get("backlog.of", figures.unread(), figures.items());
    }

    private static String next(CaseStanding row) {
        Figures figures = row.figures();
        String next = figures == null ? null : figures.next();
        return next == null ? "" : next;
    }

    private String authority(CaseStanding row) {
        String authority = row.info().authority();
        return authority == null ? texts.get("authority.none") : authority;
    }
}
