package org.lapwing.platform.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Competence;
import org.lapwing.platform.api.policy.Competences;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code person competence add|list|revoke|export|import}. */
@Component(property = CommandSet.WORDS + "=person")
public final class CompetenceCommands implements CommandSet {

    private final Texts texts;
    private final Persons persons;
    private final Competences competences;

    @Activate
    public CompetenceCommands(@Reference Texts texts, @Reference Persons persons, @Reference Competences competences) {
        this.texts = texts;
        this.persons = persons;
        this.competences = competences;
    }

    @Override
    public List<Command> commands() {
        Parameter person = new Parameter("PERSON", Parameter.Kind.REQUIRED, texts.get("competence.person"));
        return List.of(
                command(
                        "add",
                        this::add,
                        person,
                        new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("competence.word")),
                        option("--from"),
                        option("--until"),
                        option("--note")),
                command(
                        "list",
                        this::list,
                        new Parameter("PERSON", Parameter.Kind.OPTIONAL, texts.get("competence.person"))),
                command(
                        "revoke",
                        this::revoke,
                        new Parameter("ID", Parameter.Kind.REQUIRED, texts.get("competence.id")),
                        new Parameter("--why", Parameter.Kind.REQUIRED, texts.get("competence.option.why"))),
                command(
                        "export",
                        this::write,
                        person,
                        new Parameter("OUT", Parameter.Kind.REQUIRED, texts.get("competence.out"))),
                command(
                        "import",
                        this::take,
                        new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("competence.file"))));
    }

    private Command command(String name, Command.Body body, Parameter... parameters) {
        return new Command(
                List.of("person", "competence", name),
                texts.get("competence." + name + ".summary"),
                List.of(parameters),
                body);
    }

    private Parameter option(String name) {
        return new Parameter(name, Parameter.Kind.OPTIONAL, texts.get("competence.option." + name.substring(2)));
    }

    private Outcome add(Invocation call, Output output) throws Exception {
        Optional<PersonCard> person = person(call.required("PERSON"), output);
        LocalDate from;
        LocalDate until;
        try {
            from = call.value("--from").map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
            until = call.value("--until").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException notADay) {
            output.note(texts.get("competence.day"));
            return Outcome.USAGE;
        }
        if (person.isEmpty()) {
            return Outcome.USAGE;
        }
        tell(
                competences.add(
                        person.get(),
                        call.required("NAME"),
                        from,
                        until,
                        call.value("--note").orElse("")),
                output,
                true);
        return Outcome.DONE;
    }

    private Optional<PersonCard> person(String word, Output output) {
        Optional<PersonCard> person = persons.find(word);
        if (person.isEmpty()) {
            output.note(texts.get("competence.stranger", word));
        }
        return person;
    }

    private Outcome list(Invocation call, Output output) {
        Optional<String> only = call.value("PERSON");
        Optional<PersonCard> person = only.flatMap(word -> person(word, output));
        if (only.isPresent() && person.isEmpty()) {
            return Outcome.USAGE;
        }
        output.rows();
        List<Competence> all = competences.all().stream()
                .filter(each -> person.isEmpty() || person.get().id().equals(each.person()))
                .toList();
        all.forEach(each -> tell(each, output, false));
        if (all.isEmpty()) {
            output.note(texts.get("competence.none"));
        }
        return Outcome.DONE;
    }

    private Outcome revoke(Invocation call, Output output) throws Exception {
        tell(competences.revoke(call.required("ID"), call.required("--why").strip()), output, true);
        return Outcome.DONE;
    }

    private Outcome write(Invocation call, Output output) throws Exception {
        Optional<PersonCard> person = person(call.required("PERSON"), output);
        if (person.isEmpty()) {
            return Outcome.USAGE;
        }
        int written = competences.exportOf(person.get(), call.path(call.required("OUT")));
        output.object(Map.of("records", written, "file", call.required("OUT")));
        output.line(texts.get("competence.exported", written, call.required("OUT")));
        return Outcome.DONE;
    }

    private Outcome take(Invocation call, Output output) throws Exception {
        int taken = competences.importFrom(call.path(call.required("FILE")));
        output.object(Map.of("records", taken));
        output.line(texts.get("competence.imported", taken));
        return Outcome.DONE;
    }

    private void tell(Competence each, Output output, boolean alone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", each.id());
        row.put("person", each.person());
        row.put("personName", name(each.person()));
        row.put("name", each.name());
        row.put("from", each.from().toString());
        row.put("until", each.until() == null ? null : each.until().toString());
        row.put("by", each.by());
        row.put("at", each.at());
        row.put("note", each.note());
        row.put("holds", each.holds(Instant.now()));
        row.put("revoked", each.revoked());
        row.put("revokedBy", each.revokedBy());
        row.put("why", each.why());
        if (alone) {
            output.object(row);
        } else {
            output.row(row);
        }
        String key = each.revoked() != null ? "revoked" : each.holds(Instant.now()) ? "holds" : "ended";
        output.line(texts.get(
                "competence.line." + key,
                each.id(),
                name(each.person()),
                each.name(),
                each.from().toString(),
                each.until() == null ? "…" : each.until().toString(),
                name(each.by())));
    }

    private String name(String id) {
        return persons.find(id).map(PersonCard::name).orElse(id);
    }
}
