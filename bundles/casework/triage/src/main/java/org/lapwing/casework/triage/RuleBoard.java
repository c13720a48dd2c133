package org.lapwing.casework.triage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.casework.api.triage.TriageSubjects;
import org.lapwing.platform.api.cases.Case;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Runs the installed rules; they come and go with their bundles. */
@Component
public final class RuleBoard implements TriageBoard {

    private static final Logger LOG = System.getLogger(RuleBoard.class.getName());

    private final List<TriageRule> rules = new CopyOnWriteArrayList<>();
    private final List<TriageSubjects> subjects = new CopyOnWriteArrayList<>();

    @Activate
    public RuleBoard() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindRule(TriageRule rule) {
        rules.add(rule);
    }

    public void unbindRule(TriageRule rule) {
        rules.remove(rule);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindSubjects(TriageSubjects source) {
        subjects.add(source);
    }

    public void unbindSubjects(TriageSubjects source) {
        subjects.remove(source);
    }

    @Override
    public Order order(Case of) {
        Ranking ranking = new Ranking();
        List<String> failed = new ArrayList<>();
        for (TriageSubjects source : subjects) {
            guarded(source.getClass().getSimpleName(), failed, () -> source.subjects(of)
                    .forEach(ranking::subject));
        }
        for (TriageRule rule :
                rules.stream().sorted(Comparator.comparing(TriageRule::code)).toList()) {
            guarded(rule.code(), failed, () -> {
                List<Reason> given = rule.reasons(of).toList();
                given.forEach(ranking::reason);
            });
        }
        return new Order(ranking.entries(), failed);
    }

    /** A call into a plug-in: what it throws must not cost the order of everything else. */
    private static void guarded(String name, List<String> failed, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(Level.ERROR, "Triage rule " + name + " failed", e);
            failed.add(name + ": " + e);
        }
    }
}
