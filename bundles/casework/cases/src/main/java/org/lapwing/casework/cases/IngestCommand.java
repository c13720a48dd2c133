package org.lapwing.casework.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code ingest}: adds evidence to a case. */
@Component(property = {CommandSet.WORDS + "=exhibit", CommandSet.WORDS + "=ingest"})
public final class IngestCommand implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Policy policy;
    private final Ingest ingest;

    @Activate
    public IngestCommand(
            @Reference Texts texts, @Reference CaseStore cases, @Reference Policy policy, @Reference Ingest ingest) {
        this.texts = texts;
        this.cases = cases;
        this.policy = policy;
        this.ingest = ingest;
    }

    @Override
    public List<Command> commands() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case")),
                new Parameter("PATH", Parameter.Kind.MANY, texts.get("ingest.path")),
                new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"))));
        parameters.addAll(new Label(texts).options());
        return List.of(
                new Command(List.of("ingest"), texts.get("ingest.summary"), parameters, this::run),
                new Command(List.of("exhibit", "add"), texts.get("ingest.summary"), parameters, this::run));
    }

    private Outcome run(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            policy.permit(
                    Function.EVIDENCE_INGEST, open, null, call.value("--why").orElse(""));
            List<String> refused = new ArrayList<>();
            List<Path> usable = usable(call, open, refused);
            if (Label.given(call)) {
                try {
                    label(call, open, usable);
                } catch (IllegalArgumentException e) {
                    output.note(String.valueOf(e.getMessage()));
                    return Outcome.USAGE;
                }
            }
            IngestReport report = usable.isEmpty()
                    ? new IngestReport(0, 0, 0, 0, 0, List.of(), "")
                    : ingest.run(open, usable, output.progress());
            return tell(open, report, refused, usable, output);
        }
    }

    /** What is written on it stands in the register before anything of it is read. */
    private void label(Invocation call, Case open, List<Path> usable) throws IOException {
        if (call.values("PATH").size() != 1) {
            throw new IllegalArgumentException(texts.get("ingest.label.one"));
        }
        for (Path path : usable) {
            Path real = path.toRealPath();
            Labels labels = new Label(texts)
                    .over(
                            open.register().exhibits().stream()
                                    .filter(each -> each.exhibit().source().equals(real.toString()))
                                    .map(ExhibitRecord::labels)
                                    .findFirst()
                                    .orElse(Labels.NONE),
                            call);
            open.write(() -> {
                long exhibit = open.intake()
                        .exhibit(
                                real,
                                real.getFileName() == null
                                        ? real.toString()
                                        : real.getFileName().toString());
                open.register().label(exhibit, labels, call.value("--why").orElse(""));
            });
        }
    }

    /** Leaves out what is not there, and what would make the case swallow itself. */
    private List<Path> usable(Invocation call, Case open, List<String> refused) throws IOException {
        Path folder = open.info().folder().toRealPath();
        List<Path> usable = new ArrayList<>();
        for (String word : call.values("PATH")) {
            Path path = call.path(word);
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                refused.add(texts.get("ingest.absent", path.toString()));
            } else if (overlaps(path, folder)) {
                refused.add(texts.get("ingest.itself", path.toString(), folder.toString()));
            } else {
                usable.add(path);
            }
        }
        return usable;
    }

    private static boolean overlaps(Path path, Path folder) {
        try {
            Path real = path.toRealPath();
            return real.startsWith(folder) || folder.startsWith(real);
        } catch (IOException cannotBeRead) {
            // A link to nowhere, or a folder above that is closed: the ingest names it.
            return false;
        }
    }

    private Outcome tell(Case open, IngestReport report, List<String> refused, List<Path> usable, Output output)
            throws IOException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("items", report.items());
        told.put("added", report.added());
        told.put("contents", report.contents());
        told.put("bytes", report.bytes());
        told.put("failed", report.failed() + refused.size());
        List<String> problems = new ArrayList<>(refused);
        problems.addAll(report.problems());
        boolean differs = false;
        for (Path path : usable) {
            for (ExhibitRecord each : open.register().exhibits()) {
                if (each.proof() == ExhibitRecord.Proof.DIFFERS
                        && each.exhibit().source().equals(path.toRealPath().toString())) {
                    problems.add(texts.get(
                            "ingest.differs",
                            each.exhibit().name(),
                            String.valueOf(each.labels().acquisition()),
                            String.valueOf(each.compared())));
                    differs = true;
                }
            }
        }
        told.put("sealed", open.register().sealed());
        told.put("problems", problems);
        told.put("stopped", report.stopped());
        output.object(told);
        problems.forEach(output::note);
        long silent = report.failed() - report.problems().size();
        if (silent > 0) {
            output.note(texts.get("ingest.more", silent));
        }
        output.line(texts.get("ingest.done", report.items(), report.added(), report.contents(), report.failed()));
        if (!report.complete()) {
            output.note(report.stopped());
        }
        return report.complete() && report.failed() == 0 && refused.isEmpty() && !differs
                ? Outcome.DONE
                : Outcome.NOT_FULLY;
    }
}
