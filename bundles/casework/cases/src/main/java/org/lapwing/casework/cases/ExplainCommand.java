package org.lapwing.casework.cases;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.papers.Explanations;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.register.Origins;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code explain}: from what, by what, by whom and when something in a case came about, back to the exhibit. */
@Component(
        service = {CommandSet.class, Explanations.class},
        property = CommandSet.WORDS + "=explain")
public final class ExplainCommand implements CommandSet, Explanations {

    private static final Pattern FINDING = Pattern.compile("finding:([0-9]{1,18})");
    private static final Pattern DECISION = Pattern.compile("decision:([0-9]{1,18})");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final InstalledToolset toolset;
    private final Replay replay;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Origins> origins = List.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable TriageBoard board;

    @Activate
    public ExplainCommand(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference InstalledToolset toolset,
            @Reference Replay replay) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.toolset = toolset;
        this.replay = replay;
    }

    /** For use without a framework. */
    ExplainCommand with(List<Origins> from, @Nullable TriageBoard order) {
        origins = from;
        board = order;
        return this;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("explain"),
                texts.get("explain.summary"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case")),
                        new Parameter("ID", Parameter.Kind.REQUIRED, texts.get("explain.id")),
                        new Parameter("--verify", Parameter.Kind.FLAG, texts.get("explain.verify")),
                        new Parameter("--replay", Parameter.Kind.FLAG, texts.get("explain.replay")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"))),
                this::explain));
    }

    private Outcome explain(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "explained");
            Explanation explanation = new Explanation(
                    open, texts, toolset, replay, origins, call.flag("--verify"), call.flag("--replay"));
            String word = call.required("ID").strip();
            if (!asked(explanation, open, word, output)) {
                return Outcome.NOT_FULLY;
            }
            return explanation.tell(output);
        }
    }

    private boolean asked(Explanation explanation, Case open, String word, Output output) throws InterruptedException {
        Matcher finding = FINDING.matcher(word);
        if (finding.matches()) {
            var found = open.findings().finding(Long.parseLong(finding.group(1)));
            found.ifPresent(explanation::asked);
            return told(found.isPresent(), word, output);
        }
        Matcher number = DECISION.matcher(word);
        if (number.matches()) {
            long id = Long.parseLong(number.group(1));
            Optional<Decision> decision = open.decisions().all(id - 1, 1).stream()
                    .filter(each -> each.id() == id)
                    .findFirst();
            if (decision.isPresent()) {
                explanation.asked(decision.get());
                explanation.asked(decision.get().target());
            }
            return told(decision.isPresent(), word, output);
        }
        Optional<Target> target;
        if (SHA256.matcher(word).matches()) {
            ContentId content = new ContentId(word);
            target = open.evidence().itemsOf(content).isEmpty() ? Optional.empty() : Optional.of(Target.of(content));
            told(target.isPresent(), word, output);
        } else {
            target = new TargetWord(texts).find(open, word, output);
        }
        if (target.isEmpty()) {
            return false;
        }
        about(explanation, open, target.get());
        return true;
    }

    private void about(Explanation explanation, Case open, Target target) throws InterruptedException {
        explanation.asked(target);
        TriageBoard order = board;
        if (order != null) {
            order.order(open).entries().stream()
                    .filter(entry -> explanation.speaksOf(entry.subject()))
                    .findFirst()
                    .ifPresent(explanation::asked);
        }
    }

    @Override
    public Explained explain(Case in, Target asked, boolean verify, boolean again, String why)
            throws PolicyRefusal, InterruptedException {
        consultations.open(in, asked, "explained", why);
        Explanation explanation = new Explanation(in, texts, toolset, replay, origins, verify, again);
        about(explanation, in, asked);
        return explanation.follow();
    }

    private boolean told(boolean found, String word, Output output) {
        if (!found) {
            output.note(texts.get("explain.none", word));
        }
        return found;
    }
}
