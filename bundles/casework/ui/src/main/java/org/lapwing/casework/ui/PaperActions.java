package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The papers of a case from the command palette. Immediate, because what it registers is what is looked for. */
@Component(
        immediate = true,
        service = {})
public final class PaperActions {

    private final Texts texts;
    private final CasePapers papers;
    private final Membership membership;
    private final AuthorityPaper authority;
    private final ExhibitPapers exhibits;
    private final List<ServiceRegistration<DeskAction>> registered = new ArrayList<>();

    @Activate
    public PaperActions(
            @Reference Texts texts,
            @Reference Persons persons,
            @Reference Policy policy,
            @Reference AuthorityChange change,
            BundleContext context) {
        this(texts, persons, policy, change);
        for (DeskAction action : actions()) {
            registered.add(context.registerService(DeskAction.class, action, null));
        }
    }

    PaperActions(Texts texts, Persons persons, Policy policy, AuthorityChange change) {
        this.texts = texts;
        papers = new CasePapers(texts, persons);
        membership = new Membership(texts, papers, policy);
        authority = new AuthorityPaper(texts, papers, change);
        exhibits = new ExhibitPapers(texts);
    }

    @Deactivate
    public void unregister() {
        registered.forEach(ServiceRegistration::unregister);
    }

    List<DeskAction> actions() {
        return List.of(
                action("case.officer", "officer.action", null, CasePapers::possible, papers::officer),
                action("case.review", "review.action", null, CasePapers::possible, papers::review),
                action("case.authority", "authority.action", null, CasePapers::possible, authority::ask),
                action("case.member.add", "members.add.action", null, CasePapers::possible, membership::add),
                action("case.rekey", "members.rekey.action", null, CasePapers::possible, membership::rekey),
                action("exhibit.edit", "exhibit.action.selected", null, ExhibitPapers::possible, exhibits::edit),
                action(
                        "exhibit.relocate",
                        "relocate.action.selected",
                        null,
                        ExhibitPapers::possible,
                        exhibits::relocate),
                action(
                        "explain",
                        "explain.action",
                        "M1+E",
                        desk -> desk.openCase().isPresent() && desk.selection().isPresent(),
                        desk -> desk.open(new Target(ExplainView.EXPLAIN, "selection"))));
    }

    private DeskAction action(String id, String title, @Nullable String key, Predicate<Desk> when, Consumer<Desk> act) {
        return new Act("lapwing." + id, () -> texts.get(title), key, null, when, act);
    }
}
