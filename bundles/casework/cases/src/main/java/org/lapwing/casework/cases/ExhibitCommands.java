package org.lapwing.casework.cases;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.ExhibitRecord.Proof;
import org.lapwing.platform.api.register.Register;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code exhibit list}, {@code exhibit show}, {@code exhibit edit} and {@code exhibit relocate}: the register of what was seized. */
@Component(property = CommandSet.WORDS + "=exhibit")
public final class ExhibitCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;

    @Activate
    public ExhibitCommands(@Reference Texts texts, @Reference CaseStore cases, @Reference Consultations consultations) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
    }

    @Override
    public List<Command> commands() {
        Parameter inCase = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter number = new Parameter("EXHIBIT", Parameter.Kind.REQUIRED, texts.get("exhibit.number"));
        Parameter why = new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"));
        List<Parameter> edit = new ArrayList<>(List.of(inCase, number));
        edit.addAll(new Label(texts).options());
        edit.add(why);
        return List.of(
                new Command(
                        List.of("exhibit", "list"),
                        texts.get("exhibit.list.summary"),
                        List.of(inCase, why),
                        this::list),
                new Command(
                        List.of("exhibit", "show"),
                        texts.get("exhibit.show.summary"),
                        List.of(inCase, number, why),
                        this::show),
                new Command(List.of("exhibit", "edit"), texts.get("exhibit.edit.summary"), edit, this::edit),
                new Command(
                        List.of("exhibit", "relocate"),
                        texts.get("exhibit.relocate.summary"),
                        List.of(
                                inCase,
                                number,
                                new Parameter("PATH", Parameter.Kind.REQUIRED, texts.get("exhibit.relocate.path")),
                                new Parameter("--all", Parameter.Kind.FLAG, texts.get("exhibit.relocate.all")),
                                why),
                        this::relocate));
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "list of exhibits");
            output.rows();
            List<ExhibitRecord> exhibits = open.register().exhibits();
            boolean sound = true;
            for (ExhibitRecord exhibit : exhibits) {
                output.row(row(exhibit));
                lines(exhibit, output);
                sound &= exhibit.proof() != Proof.DIFFERS;
            }
            if (exhibits.isEmpty()) {
                output.note(texts.get("show.exhibits", 0));
            }
            return sound ? Outcome.DONE : Outcome.NOT_FULLY;
        }
    }

    private Outcome show(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "exhibit shown");
            return known(open, call, output)
                    .map(exhibit -> tell(exhibit, output))
                    .orElse(Outcome.USAGE);
        }
    }

    private Outcome edit(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            Optional<ExhibitRecord> exhibit = known(open, call, output);
            if (exhibit.isEmpty()) {
                return Outcome.USAGE;
            }
            Labels labels;
            try {
                labels = new Label(texts).over(exhibit.get().labels(), call);
            } catch (IllegalArgumentException e) {
                output.note(String.valueOf(e.getMessage()));
                return Outcome.USAGE;
            }
            if (!mayAdd(open, output)) {
                return Outcome.REFUSED;
            }
            return tell(
                    open.register()
                            .label(
                                    exhibit.get().exhibit().id(),
                                    labels,
                                    call.value("--why").orElse("")),
                    output);
        }
    }

    private Outcome relocate(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            Optional<ExhibitRecord> exhibit = known(open, call, output);
            if (exhibit.isEmpty()) {
                return Outcome.USAGE;
            }
            if (!mayAdd(open, output)) {
                return Outcome.REFUSED;
            }
            Register.Moved moved;
            try {
                moved = open.register()
                        .relocate(
                                exhibit.get().exhibit().id(),
                                call.path(call.required("PATH")),
                                call.flag("--all"),
                                call.value("--why").orElse(""),
                                output.progress());
            } catch (IOException e) {
                output.note(
                        e instanceof java.nio.file.FileSystemException
                                ? texts.get("ingest.absent", call.required("PATH"))
                                : String.valueOf(e.getMessage()));
                return Outcome.NOT_FULLY;
            }
            Map<String, Object> row = row(moved.exhibit());
            row.put("compared", moved.compared());
            row.put("files", moved.of());
            output.object(row);
            output.line(
                    texts.get("exhibit.relocated", moved.exhibit().exhibit().source(), moved.compared(), moved.of()));
        }
        return Outcome.DONE;
    }

    private boolean mayAdd(Case open, Output output) {
        boolean may = open.members().own().filter(Role::addsEvidence).isPresent();
        if (!may) {
            output.note(texts.get("exhibit.not.yours"));
        }
        return may;
    }

    private Optional<ExhibitRecord> known(Case open, Invocation call, Output output) {
        String word = call.required("EXHIBIT");
        List<ExhibitRecord> meant = open.register().exhibits().stream()
                .filter(each -> Long.toString(each.exhibit().id()).equals(word)
                        || each.exhibit().name().equals(word)
                        || word.equals(each.labels().seal()))
                .toList();
        if (meant.size() != 1) {
            output.note(texts.get("exhibit.none", word));
            return Optional.empty();
        }
        return Optional.of(meant.getFirst());
    }

    private Outcome tell(ExhibitRecord exhibit, Output output) {
        output.object(row(exhibit));
        lines(exhibit, output);
        return exhibit.proof() == Proof.DIFFERS ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    private void lines(ExhibitRecord exhibit, Output output) {
        Exhibit each = exhibit.exhibit();
        output.line("%4d  %s  %s".formatted(each.id(), output.strong(each.name()), each.source()));
        line(output, "exhibit.line.seal", exhibit.labels().seal());
        line(output, "exhibit.line.origin", exhibit.labels().origin());
        line(output, "exhibit.line.scope", exhibit.labels().scope());
        output.line("      "
                + texts.get(
                        "exhibit.line.added",
                        each.added().truncatedTo(ChronoUnit.SECONDS).toString(),
                        each.addedBy()));
        output.line("      " + proof(exhibit));
    }

    private void line(Output output, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            output.line("      " + texts.get(key, value));
        }
    }

    private String proof(ExhibitRecord exhibit) {
        Acquisition acquisition = exhibit.labels().acquisition();
        return texts.get(
                "exhibit.proof." + exhibit.proof(),
                acquisition == null ? "" : acquisition.toString(),
                exhibit.compared() == null ? "" : exhibit.compared(),
                exhibit.proved() == null
                        ? ""
                        : exhibit.proved().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static Map<String, Object> row(ExhibitRecord exhibit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", exhibit.exhibit().id());
        row.put("name", exhibit.exhibit().name());
        row.put("place", exhibit.exhibit().source());
        row.put("added", exhibit.exhibit().added());
        row.put("addedBy", exhibit.exhibit().addedBy());
        row.put("complete", exhibit.exhibit().complete());
        row.put("seal", exhibit.labels().seal());
        row.put("origin", exhibit.labels().origin());
        row.put("scope", exhibit.labels().scope());
        Acquisition acquisition = exhibit.labels().acquisition();
        row.put("acquisition", acquisition == null ? null : acquisition.toString());
        row.put("proof", exhibit.proof().name());
        row.put("compared", exhibit.compared());
        row.put("proved", exhibit.proved());
        return row;
    }
}
