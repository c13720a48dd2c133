package org.lapwing.casework.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code lapwing report CASE OUT}. */
@Component(property = {CommandSet.WORDS + "=report", CommandSet.WORDS + "=signature"})
public final class ReportCommands implements CommandSet {

    private final CaseStore cases;
    private final Reports reports;
    private final Texts texts;
    private final ExportSignature signature;

    @Activate
    public ReportCommands(
            @Reference CaseStore cases,
            @Reference Reports reports,
            @Reference Persons persons,
            @Reference Texts texts) {
        this.cases = cases;
        this.reports = reports;
        this.texts = texts;
        this.signature = new ExportSignature(persons);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        List.of("signature", "verify"),
                        texts.get("signature.summary"),
                        List.of(
                                new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("signature.file")),
                                new Parameter("--signature", Parameter.Kind.OPTIONAL, texts.get("signature.beside"))),
                        this::verify),
                new Command(
                        List.of("report"),
                        texts.get("report.summary"),
                        List.of(
                                new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("report.case")),
                                new Parameter("OUT", Parameter.Kind.REQUIRED, texts.get("report.out")),
                                new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("report.why")),
                                new Parameter("--to", Parameter.Kind.OPTIONAL, texts.get("report.to"))),
                        this::report));
    }

    private Outcome verify(Invocation call, Output out) throws Exception {
        Path file = call.path(call.required("FILE"));
        Path beside = call.value("--signature").map(call::path).orElseGet(() -> ExportSignature.of(file));
        Optional<Map<String, String>> said = signature.check(file, beside);
        if (said.isEmpty()) {
            out.note(texts.get("signature.wrong", file.toString(), beside.toString()));
            out.object(Map.of("file", file.toString(), "genuine", false));
            return Outcome.NOT_FULLY;
        }
        out.object(Map.of("file", file.toString(), "genuine", true, "signed", said.get()));
        out.line(texts.get(
                "signature.right",
                file.toString(),
                said.get().getOrDefault("name", ""),
                said.get().getOrDefault("person", ""),
                said.get().getOrDefault("at", "")));
        return Outcome.DONE;
    }

    private Outcome report(Invocation call, Output out) throws Exception {
        Path file = call.path(call.required("OUT"));
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(out::note);
            reports.write(
                    open,
                    file,
                    call.value("--why").orElse(""),
                    call.value("--to").orElse(""));
        }
        out.object(Map.of("report", file.toString()));
        out.line(texts.get("report.written", file.toString()));
        return Outcome.DONE;
    }
}
