package org.lapwing.casework.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code decide}: records what a person says of an item, or undoes what they said last. */
@Component(property = CommandSet.WORDS + "=decide")
public final class DecideCommand implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Policy policy;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CategoryScheme> schemes = List.of();

    @Activate
    public DecideCommand(@Reference Texts texts, @Reference CaseStore cases, @Reference Policy policy) {
        this.texts = texts;
        this.cases = cases;
        this.policy = policy;
    }

    DecideCommand(Texts texts, CaseStore cases, Policy policy, List<CategoryScheme> schemes) {
        this(texts, cases, policy);
        this.schemes = schemes;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("decide"),
                texts.get("decide.summary"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case")),
                        new Parameter("ITEM", Parameter.Kind.REQUIRED, texts.get("parameter.item")),
                        new Parameter("--category", Parameter.Kind.OPTIONAL, texts.get("decide.category")),
                        new Parameter("--scheme", Parameter.Kind.OPTIONAL, texts.get("decide.scheme")),
                        new Parameter("--tag", Parameter.Kind.MANY, texts.get("decide.tag")),
                        new Parameter("--note", Parameter.Kind.OPTIONAL, texts.get("decide.note")),
                        new Parameter("--undo", Parameter.Kind.FLAG, texts.get("decide.undo")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"))),
                this::decide));
    }

    /** One thing to be said. */
    private record Said(
            DecisionKind kind, String value, @Nullable String scheme) {}

    private Outcome decide(Invocation call, Output output) throws Exception {
        List<Said> said = new ArrayList<>();
        if (!understand(call, said, output)) {
            return Outcome.USAGE;
        }
        String why = call.value("--why").orElse("");
        try (Case open = OpenedCase.write(cases, call, output)) {
            Optional<Target> target = new TargetWord(texts).find(open, call.required("ITEM"), output);
            if (target.isEmpty()) {
                return Outcome.NOT_FULLY;
            }
            policy.permit(Function.DECIDE, open, null, why);
            List<Decision> made = call.flag("--undo")
                    ? open.decisions().undo(target.get(), why).stream().toList()
                    : record(open, target.get(), said, why);
            if (made.isEmpty()) {
                output.note(texts.get("decide.nothing.to.undo", TargetWord.name(open, target.get())));
                return Outcome.NOT_FULLY;
            }
            tell(target.get(), TargetWord.name(open, target.get()), made, output);
            return Outcome.DONE;
        }
    }

    /** All or nothing. */
    private static List<Decision> record(Case open, Target target, List<Said> said, String why) {
        List<Decision> made = new ArrayList<>();
        open.write(() -> said.forEach(
                each -> made.add(open.decisions().decide(target, each.kind(), each.value(), each.scheme(), why))));
        return made;
    }

    private boolean understand(Invocation call, List<Said> said, Output output) {
        Optional<String> category = call.value("--category");
        if (category.isPresent()) {
            Optional<Said> grade = grade(category.get(), call.value("--scheme").orElse(null), output);
            if (grade.isEmpty()) {
                return false;
            }
            said.add(grade.get());
        }
        call.values("--tag").forEach(tag -> said.add(new Said(DecisionKind.TAG, tag.strip(), null)));
        call.value("--note").ifPresent(note -> said.add(new Said(DecisionKind.NOTE, note.strip(), null)));
        if (call.flag("--undo") != said.isEmpty()) {
            output.note(texts.get(said.isEmpty() ? "decide.what" : "decide.undo.alone"));
            return false;
        }
        if (said.stream().anyMatch(each -> each.value().isEmpty())) {
            output.note(texts.get("decide.empty"));
            return false;
        }
        return true;
    }

    private Optional<Said> grade(String code, @Nullable String scheme, Output output) {
        List<Said> meant = new ArrayList<>();
        for (CategoryScheme each : schemes) {
            if (scheme == null || scheme.equals(each.id())) {
                each.categories().stream()
                        .map(Category::code)
                        .filter(code::equalsIgnoreCase)
                        .forEach(exact -> meant.add(new Said(DecisionKind.CATEGORY, exact, each.id())));
            }
        }
        if (meant.size() == 1) {
            return Optional.of(meant.getFirst());
        }
        output.note(texts.get(meant.isEmpty() ? "decide.no.category" : "decide.which.scheme", code));
        for (CategoryScheme each : schemes) {
            output.note("  " + each.id() + ": "
                    + each.categories().stream()
                            .map(category -> category.code() + " (" + each.label(category) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }

    private void tell(Target target, String name, List<Decision> made, Output output) {
        List<Map<String, Object>> decisions = new ArrayList<>();
        for (Decision decision : made) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", decision.id());
            row.put("kind", decision.kind().name());
            row.put("value", decision.value());
            row.put("scheme", decision.scheme());
            row.put("person", decision.person());
            row.put("personName", decision.personName());
            row.put("at", decision.at());
            row.put("why", decision.why());
            decisions.add(row);
            output.line(
                    texts.get("decide.done." + decision.kind().name(), name, decision.value(), decision.personName()));
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", target.kind());
        told.put("id", target.id());
        told.put("decisions", decisions);
        output.object(told);
    }
}
