package org.lapwing.casework.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who answers for the case, until when it is kept, and under which authority it is worked on. */
@Component(service = View.class)
public final class PapersView implements View {

    private final Texts texts;
    private final CasePapers papers;
    private final AuthorityPaper authority;

    @Activate
    public PapersView(@Reference Texts texts, @Reference Persons persons, @Reference AuthorityChange change) {
        this.texts = texts;
        papers = new CasePapers(texts, persons);
        authority = new AuthorityPaper(texts, papers, change);
    }

    @Override
    public String id() {
        return "lapwing.case.papers";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 45;
    }

    @Override
    public String title() {
        return texts.get("papers.title");
    }

    /** What is said, read in the background. */
    private record Said(String officer, String review, boolean overdue, String authority, boolean ended) {}

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 3, true);
        Label officer = line(place, desk, "officer", "fact.officer");
        Button nameOfficer = change(place, desk, "officer", () -> papers.officer(desk));
        Label review = line(place, desk, "review", "fact.review");
        Button setReview = change(place, desk, "review", () -> papers.review(desk));
        Label basis = line(place, desk, "authority", "fact.authority");
        Button record = change(place, desk, "authority", () -> authority.ask(desk));
        Question<Optional<Said>> question =
                new Question<>(desk, place, "papers", open -> open.map(this::said), answer -> {
                    answer.ifPresent(said -> {
                        officer.setText(plain(said.officer()));
                        review.setText(plain(said.review()));
                        review.setForeground(
                                said.overdue()
                                        ? desk.look().notice()
                                        : desk.look().text());
                        basis.setText(plain(said.authority()));
                        basis.setForeground(
                                said.ended()
                                        ? desk.look().notice()
                                        : desk.look().text());
                    });
                    place.layout(true, true);
                });
        desk.onCase(place, open -> {
            List.of(nameOfficer, setReview, record).forEach(each -> each.setEnabled(CasePapers.possible(desk)));
            question.ask();
        });
        return place;
    }

    private Label line(Composite place, Desk desk, String id, String key) {
        Label label = desk.widgets().sentence(place, texts.get(key), true);
        label.setLayoutData(new org.eclipse.swt.layout.GridData());
        return WidgetIds.name(desk.widgets().sentence(place, "", false), "papers." + id);
    }

    private Button change(Composite place, Desk desk, String id, Runnable act) {
        Button button =
                desk.widgets().button(place, "papers." + id + ".change", texts.get("papers.change"), false, act);
        Lay.named(button, texts.get(id + ".action"));
        return button;
    }

    private Said said(Case of) {
        CaseCard card = of.register().card();
        Instant now = of.log().now();
        String review = card.review() == null
                ? texts.get("review.none")
                : texts.get(
                        card.overdue(now) ? "review.overdue" : "review.by",
                        card.review().toString());
        Optional<Authority> standing = of.register().authority();
        String reference = of.info().authority();
        String basis = standing.map(each -> bounds(each, of.register().sealed(), now))
                .orElse(reference == null ? texts.get("authority.none") : texts.get("authority.unbounded", reference));
        return new Said(
                card.officer().name(),
                review,
                card.overdue(now),
                basis,
                standing.filter(each -> each.expired(now)).isPresent());
    }

    private String bounds(Authority each, long sealed, Instant now) {
        StringBuilder text = new StringBuilder(each.reference() + ", " + each.issuedBy());
        if (each.from() != null || each.until() != null) {
            text.append('\n')
                    .append(texts.get(
                            "authority.days",
                            each.from() == null ? "…" : each.from().toString(),
                            each.until() == null ? "…" : each.until().toString()));
        }
        if (!each.accounts().isEmpty()) {
            text.append('\n').append(texts.get("authority.only", String.join(", ", each.accounts())));
        }
        if (each.expires() != null) {
            text.append('\n')
                    .append(texts.get(
                            each.expired(now) ? "authority.ended" : "authority.holds",
                            each.expires().toString()));
        }
        return text.append('\n').append(texts.get("papers.sealed", sealed)).toString();
    }

    private static String plain(String text) {
        return text.replace("&", "&&");
    }
}
