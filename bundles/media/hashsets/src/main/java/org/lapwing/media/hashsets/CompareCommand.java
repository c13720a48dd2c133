package org.lapwing.media.hashsets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code hashset compare}: what waits for an analyser of the lists' new version is analysed; no evidence is read again. */
@Component(property = CommandSet.WORDS + "=hashset")
public final class CompareCommand implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Policy policy;
    private final Ingest ingest;

    @Activate
    public CompareCommand(
            @Reference Texts texts, @Reference CaseStore cases, @Reference Policy policy, @Reference Ingest ingest) {
        this.texts = texts;
        this.cases = cases;
        this.policy = policy;
        this.ingest = ingest;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("hashset", "compare"),
                texts.get("command.compare"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("command.compare.case")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("command.compare.why"))),
                this::compare));
    }

    private Outcome compare(Invocation call, Output output) throws Exception {
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE)) {
            policy.permit(
                    Function.EVIDENCE_INGEST, open, null, call.value("--why").orElse(""));
            IngestReport report = ingest.run(open, List.of(), output.progress());
            report.problems().forEach(output::note);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("failed", report.failed());
            result.put("problems", report.problems());
            result.put("complete", report.complete());
            output.object(result);
            if (report.complete()) {
                output.line(texts.get("command.compare.done"));
            } else {
                output.note(report.stopped());
            }
            return report.complete() && report.problems().isEmpty() ? Outcome.DONE : Outcome.NOT_FULLY;
        }
    }
}
