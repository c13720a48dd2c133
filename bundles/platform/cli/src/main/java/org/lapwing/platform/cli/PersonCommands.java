package org.lapwing.platform.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who acts: cases open for this person, decisions are signed by it. A component of its own, so that the rest works without persons. */
@Component(property = CommandSet.WORDS + "=person")
public final class PersonCommands implements CommandSet {

    private static final String FOR = "--for";
    private static final String NEW_FILE = "--new-file";
    private static final String PERSON = "--person";
    private static final String CARD = "--card";
    private static final String SLOT = "--slot";
    private static final int USUAL_HOURS = 8;
    private static final int SHORT_ID = 8;

    private final Texts texts;
    private final Persons persons;
    private final Profile profile;
    private final Unlocking unlocking;

    @Activate
    public PersonCommands(@Reference Texts texts, @Reference Persons persons, @Reference Profile profile) {
        this(texts, persons, profile, Asking.ofProcess());
    }

    PersonCommands(Texts texts, Persons persons, Profile profile, Asking asking) {
        this.texts = texts;
        this.persons = persons;
        this.profile = profile;
        this.unlocking = new Unlocking(texts, persons, profile, asking);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                command(
                        "create",
                        this::create,
                        word("NAME", "person.name"),
                        optional(CARD, "person.card"),
                        optional(SLOT, "person.slot")),
                command("list", (invocation, output) -> list(output)),
                command("show", (invocation, output) -> show(output)),
                command("unlock", this::unlock, optional(FOR, "person.unlock.for")),
                command("lock", (invocation, output) -> lock(output)),
                command("rename", this::rename, word("NAME", "person.name")),
                command("passphrase", this::passphrase, optional(NEW_FILE, "person.passphrase.new")),
                command("use", this::use, word("PERSON", "person.person")),
                command("export", this::export, word("FILE", "person.export.file"), optional(PERSON, "person.person")),
                command("import", this::take, word("FILE", "person.import.file")));
    }

    private Command command(String word, Command.Body body, Parameter... parameters) {
        return new Command(
                List.of("person", word), texts.get("person." + word + ".summary"), List.of(parameters), body);
    }

    private Parameter word(String name, String key) {
        return new Parameter(name, Parameter.Kind.REQUIRED, texts.get(key));
    }

    private Parameter optional(String name, String key) {
        return new Parameter(name, Parameter.Kind.OPTIONAL, texts.get(key));
    }

    private Outcome create(Invocation invocation, Output output) throws Exception {
        String name = invocation.required("NAME").strip();
        if (name.isEmpty()) {
            output.note(texts.get("person.name.empty"));
            return Outcome.USAGE;
        }
        Optional<Path> library = invocation.value(CARD).map(invocation::path);
        Optional<Integer> slot = invocation.value(SLOT).map(PersonCommands::number);
        if (slot.isPresent() && (slot.get() < 0 || library.isEmpty())) {
            output.note(texts.get("person.slot.wrong"));
            return Outcome.USAGE;
        }
        Optional<PersonCard> made = library.isEmpty()
                ? unlocking.create(name, output)
                : unlocking.create(name, new KeyCard(library.get(), slot.orElse(null)), output);
        return made.map(card -> print(card, output)).orElse(Outcome.REFUSED);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private Outcome list(Output output) {
        Optional<PersonCard> current = persons.current();
        List<PersonCard> known = persons.known();
        output.rows();
        for (PersonCard card : known) {
            boolean here = current.filter(card::equals).isPresent();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", card.id());
            row.put("name", card.name());
            row.put("own", persons.own(card));
            row.put("current", here);
            row.put("keys", card.kind().name());
            output.row(row);
            String key = here ? "person.line.here" : persons.own(card) ? "person.line.own" : "person.line";
            output.line(texts.get(key, card.id().substring(0, SHORT_ID), card.name()));
        }
        if (known.isEmpty()) {
            output.line(texts.get("person.show.none"));
        }
        return Outcome.DONE;
    }

    private Outcome show(Output output) {
        Optional<PersonCard> current = persons.current();
        if (current.isPresent()) {
            return print(current.get(), output);
        }
        Person offered = profile.person();
        output.object(Map.of("id", "", "name", offered.name(), "unlocked", false));
        output.line(texts.get("person.show.none"));
        return Outcome.DONE;
    }

    private Outcome print(PersonCard card, Output output) {
        boolean unlocked = persons.unlocked();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", card.id());
        shown.put("name", card.name());
        shown.put("unlocked", unlocked);
        persons.keyCard().ifPresent(at -> shown.put("smartCard", at.library().toString()));
        output.object(shown);
        output.line(texts.get(unlocked ? "person.shown.unlocked" : "person.shown.locked", card.name(), card.id()));
        return Outcome.DONE;
    }

    private Outcome unlock(Invocation invocation, Output output) throws Exception {
        Optional<Duration> time = hours(invocation.value(FOR).orElse(Integer.toString(USUAL_HOURS)));
        if (time.isEmpty()) {
            output.note(texts.get("person.hours"));
            return Outcome.USAGE;
        }
        if (persons.current().isEmpty() && !unlocking.keys(output)) {
            output.note(texts.get("person.show.none"));
            return Outcome.REFUSED;
        }
        if (!persons.unlocked() && !unlocking.unlock(output)) {
            return Outcome.REFUSED;
        }
        persons.hold(time.get());
        PersonCard card = persons.current().orElseThrow();
        output.object(Map.of(
                "id",
                card.id(),
                "name",
                card.name(),
                "unlocked",
                true,
                "minutes",
                time.get().toMinutes()));
        output.line(texts.get("person.held", card.name(), time.get().toMinutes() / 60.0));
        return Outcome.DONE;
    }

    private static Optional<Duration> hours(String text) {
        try {
            double hours = Double.parseDouble(text);
            return hours > 0 && hours < 1_000_000
                    ? Optional.of(Duration.ofMinutes(Math.max(1, Math.round(hours * 60))))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private Outcome lock(Output output) {
        persons.lock();
        output.object(Map.of("unlocked", false));
        output.line(texts.get("person.locked"));
        return Outcome.DONE;
    }

    private Outcome rename(Invocation invocation, Output output) {
        String name = invocation.required("NAME").strip();
        if (name.isEmpty()) {
            output.note(texts.get("person.name.empty"));
            return Outcome.USAGE;
        }
        try {
            return print(persons.rename(name), output);
        } catch (IllegalArgumentException noName) {
            output.note(String.valueOf(noName.getMessage()));
            return Outcome.USAGE;
        }
    }

    private Outcome passphrase(Invocation invocation, Output output) throws Exception {
        if (persons.current().isEmpty()) {
            output.note(texts.get("person.show.none"));
            return Outcome.REFUSED;
        }
        if (persons.keyCard().isPresent()) {
            output.note(texts.get("person.passphrase.card"));
            return Outcome.REFUSED;
        }
        Optional<Path> newFile = invocation.value(NEW_FILE).map(invocation::path);
        Optional<char[]> now = unlocking.passphrase(output);
        if (now.isEmpty()) {
            return Outcome.REFUSED;
        }
        Optional<char[]> then = Optional.empty();
        try {
            then = unlocking.newPassphrase(newFile, output);
            if (then.isEmpty()) {
                return Outcome.REFUSED;
            }
            persons.changePassphrase(now.get(), then.get());
        } finally {
            Arrays.fill(now.get(), '\0');
            then.ifPresent(typed -> Arrays.fill(typed, '\0'));
        }
        output.object(Map.of("id", persons.current().orElseThrow().id(), "changed", true));
        output.line(texts.get("person.passphrase.changed"));
        return Outcome.DONE;
    }

    private Outcome use(Invocation invocation, Output output) throws PersonRefused {
        return print(persons.switchTo(invocation.required("PERSON")), output);
    }

    private Outcome export(Invocation invocation, Output output) throws PersonRefused {
        String whose = invocation
                .value(PERSON)
                .or(() -> persons.current().map(PersonCard::id))
                .orElse("");
        if (whose.isEmpty()) {
            output.note(texts.get("person.show.none"));
            return Outcome.REFUSED;
        }
        Path file = invocation.path(invocation.required("FILE"));
        persons.exportCard(whose, file);
        PersonCard card = persons.find(whose).orElseThrow();
        output.object(Map.of("id", card.id(), "name", card.name(), "file", file.toString()));
        output.line(texts.get("person.exported", card.name(), file.toString()));
        return Outcome.DONE;
    }

    private Outcome take(Invocation invocation, Output output) throws PersonRefused {
        PersonCard card = persons.importCard(invocation.path(invocation.required("FILE")));
        output.object(Map.of("id", card.id(), "name", card.name()));
        output.line(texts.get("person.imported", card.name(), spaced(card.id())));
        return Outcome.DONE;
    }

    /** As it is read out on the telephone. */
    private static String spaced(String id) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < id.length(); i += 4) {
            groups.add(id.substring(i, Math.min(id.length(), i + 4)));
        }
        return String.join(" ", groups);
    }
}
