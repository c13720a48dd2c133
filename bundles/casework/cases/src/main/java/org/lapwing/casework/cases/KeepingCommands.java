package org.lapwing.casework.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseKeeping;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code case seal|unseal|backup|verify|compact|erase|upgrade}: the upkeep of a case as a whole. */
@Component(property = CommandSet.WORDS + "=case")
public final class KeepingCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final CaseKeeping keeping;
    private final Persons persons;
    private final Policy policy;

    @Activate
    public KeepingCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference CaseKeeping keeping,
            @Reference Persons persons,
            @Reference Policy policy) {
        this.texts = texts;
        this.cases = cases;
        this.keeping = keeping;
        this.persons = persons;
        this.policy = policy;
    }

    @Override
    public List<Command> commands() {
        Parameter of = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter why = new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"));
        return List.of(
                command("seal", this::seal, of, word("OUT", "seal.out"), many("--to", "seal.to"), why),
                command("unseal", this::unseal, word("SEALED", "unseal.sealed"), word("DIR", "unseal.dir")),
                command("backup", this::backup, of, word("DIR", "backup.dir"), why),
                command(
                        "verify",
                        this::verify,
                        of,
                        new Parameter("--exhibits", Parameter.Kind.FLAG, texts.get("verify.exhibits"))),
                command("compact", this::compact, of),
                command(
                        "erase",
                        this::erase,
                        of,
                        new Parameter("--name", Parameter.Kind.REQUIRED, texts.get("erase.name")),
                        new Parameter("--why", Parameter.Kind.REQUIRED, texts.get("parameter.why"))),
                command("upgrade", this::upgrade, word("DIR", "upgrade.dir"), word("BACKUP", "upgrade.backup")));
    }

    private Command command(String name, Command.Body body, Parameter... parameters) {
        return new Command(List.of("case", name), texts.get(name + ".summary"), List.of(parameters), body);
    }

    private Parameter word(String name, String summary) {
        return new Parameter(name, Parameter.Kind.REQUIRED, texts.get(summary));
    }

    private Parameter many(String name, String summary) {
        return new Parameter(name, Parameter.Kind.MANY, texts.get(summary));
    }

    private Outcome seal(Invocation call, Output output) throws Exception {
        List<PersonCard> to = new ArrayList<>();
        for (String word : call.values("--to")) {
            Optional<PersonCard> person = persons.find(word);
            if (person.isEmpty()) {
                output.note(texts.get("member.nobody", word));
                return Outcome.USAGE;
            }
            to.add(person.get());
        }
        if (to.isEmpty()) {
            output.note(texts.get("seal.nobody"));
            return Outcome.USAGE;
        }
        Path out = call.path(call.required("OUT"));
        try (Case open = OpenedCase.write(cases, call, output)) {
            String names = to.stream().map(PersonCard::toString).collect(Collectors.joining(", "));
            String why = call.value("--why").orElse("");
            keeping.seal(
                    open,
                    out,
                    to,
                    policy.permit(Function.CASE_SEAL, open, null, why, names).reason(),
                    output.progress());
            output.object(Map.of(
                    "case", open.info().id(),
                    "sealed", out.toString(),
                    "to", to.stream().map(PersonCard::id).toList()));
            output.line(texts.get("seal.done", open.info().name(), out.toString(), to.size()));
        }
        return Outcome.DONE;
    }

    private Outcome unseal(Invocation call, Output output) throws Exception {
        CaseInfo info =
                keeping.unseal(call.path(call.required("SEALED")), call.path(call.required("DIR")), output.progress());
        return made(info, "unseal.done", output);
    }

    private Outcome made(CaseInfo info, String key, Output output) {
        output.object(Map.of(
                "id", info.id(), "name", info.name(), "folder", info.folder().toString()));
        output.line(texts.get(key, info.name(), info.folder().toString()));
        return Outcome.DONE;
    }

    private Outcome backup(Invocation call, Output output) throws Exception {
        Path folder = folder(call);
        Path out = call.path(call.required("DIR"));
        keeping.backup(folder, out, call.value("--why").orElse(""), output.progress());
        output.object(Map.of("case", folder.toString(), "backup", out.toString()));
        output.line(texts.get("backup.done", folder.toString(), out.toString()));
        return Outcome.DONE;
    }

    private Path folder(Invocation call) throws CaseUnavailable {
        Path asPath = call.path(call.required("CASE"));
        return java.nio.file.Files.isDirectory(asPath)
                ? asPath
                : cases.find(call.required("CASE")).folder();
    }

    private Outcome verify(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            CaseKeeping.Verification found = keeping.verify(open, call.flag("--exhibits"), output.progress());
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("case", open.info().id());
            told.put("checked", found.checked());
            told.put("problems", found.problems());
            told.put("complete", found.complete());
            output.object(told);
            found.checked().forEach((kind, number) -> output.line(texts.get("verify.checked", kind, number)));
            found.problems().forEach(output::note);
            if (!found.complete()) {
                output.note(texts.get("verify.stopped"));
            }
            output.line(texts.get("verify.done", found.problems().size()));
            return found.complete() && found.problems().isEmpty() ? Outcome.DONE : Outcome.NOT_FULLY;
        }
    }

    private Outcome compact(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            long won = keeping.compact(open, output.progress());
            output.object(Map.of("case", open.info().id(), "bytes", won));
            output.line(texts.get("compact.done", won));
        }
        return Outcome.DONE;
    }

    /** The name is asked for once more, so that nobody erases the case next to the one that was meant. */
    private Outcome erase(Invocation call, Output output) throws Exception {
        String why = call.required("--why").strip();
        if (why.isEmpty()) {
            output.note(texts.get("erase.why"));
            return Outcome.USAGE;
        }
        CaseInfo info = cases.find(call.required("CASE"));
        if (!info.name().equals(call.required("--name"))) {
            output.note(texts.get("erase.other.name", info.folder().toString(), info.name()));
            return Outcome.USAGE;
        }
        policy.permit(Function.CASE_ERASE, null, info.authority(), why);
        keeping.erase(info.folder(), why);
        output.object(Map.of("case", info.id(), "erased", true));
        output.line(texts.get("erase.done", info.folder().toString()));
        return Outcome.DONE;
    }

    private Outcome upgrade(Invocation call, Output output) throws Exception {
        Path folder = call.path(call.required("DIR"));
        Path backup = call.path(call.required("BACKUP"));
        keeping.upgrade(folder, backup, output.progress());
        output.object(Map.of("case", folder.toString(), "backup", backup.toString()));
        output.line(texts.get("upgrade.done", folder.toString(), backup.toString()));
        return Outcome.DONE;
    }
}
