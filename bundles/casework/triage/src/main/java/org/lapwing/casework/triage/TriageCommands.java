package org.lapwing.casework.triage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code lapwing triage CASE}. */
@Component(property = CommandSet.WORDS + "=triage")
public final class TriageCommands implements CommandSet {

    /** Citations that are printed for people; JSON has them all. */
    private static final int PRINTED_CITATIONS = 3;

    private final CaseStore cases;
    private final Consultations consultations;
    private final TriageBoard board;
    private final Texts texts;

    @Activate
    public TriageCommands(
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference TriageBoard board,
            @Reference Texts texts) {
        this.cases = cases;
        this.consultations = consultations;
        this.board = board;
        this.texts = texts;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("triage"),
                texts.get("triage.summary"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("triage.case")),
                        new Parameter("--limit", Parameter.Kind.OPTIONAL, texts.get("triage.limit")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("triage.why"))),
                this::triage));
    }

    private Outcome triage(Invocation call, Output out) throws Exception {
        long limit;
        try {
            limit = call.value("--limit").map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            out.note(texts.get("triage.limit.bad", call.value("--limit").orElse("")));
            return Outcome.USAGE;
        }
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.READ)) {
            open.warnings().forEach(out::note);
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "triage list",
                    call.value("--why").orElse(""));
            TriageBoard.Order order = board.order(open);
            out.rows();
            order.entries().stream().limit(limit).forEach(entry -> {
                out.row(row(entry));
                print(entry, out);
            });
            order.failedRules().forEach(failed -> out.note(texts.get("triage.rule.failed", failed)));
            return order.failedRules().isEmpty() ? Outcome.DONE : Outcome.NOT_FULLY;
        }
    }

    private void print(TriageEntry entry, Output out) {
        out.line(texts.get(
                "triage.line",
                entry.tier().number(),
                texts.get("tier." + entry.tier().number()),
                entry.score(),
                entry.title(),
                entry.subject().kind() + ":" + entry.subject().id()));
        for (Reason reason : entry.reasons()) {
            out.line(texts.get("triage.reason", reason.text(), reason.code()));
            reason.citations().stream()
                    .filter(citation -> citation.quote() != null)
                    .limit(PRINTED_CITATIONS)
                    .forEach(citation ->
                            out.line(texts.get("triage.citation", citation.label(), String.valueOf(citation.quote()))));
        }
    }

    private static Map<String, Object> row(TriageEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", entry.subject().kind());
        row.put("id", entry.subject().id());
        row.put("title", entry.title());
        row.put("tier", entry.tier().number());
        row.put("score", entry.score());
        row.put("reasons", entry.reasons().stream().map(TriageCommands::reason).toList());
        return row;
    }

    private static Map<String, Object> reason(Reason reason) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("code", reason.code());
        value.put("text", reason.text());
        value.put("points", reason.points());
        value.put("danger", reason.danger());
        value.put(
                "citations",
                reason.citations().stream().map(TriageCommands::citation).toList());
        return value;
    }

    private static Map<String, Object> citation(Citation citation) {
        Target target = citation.target();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kind", target.kind());
        value.put("id", target.id());
        value.put("label", citation.label());
        value.put("quote", citation.quote());
        value.put("at", citation.at());
        return value;
    }
}
