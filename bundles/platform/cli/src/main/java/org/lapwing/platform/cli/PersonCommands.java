package org.lapwing.platform.cli;

import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who acts: decisions carry this name. A component of its own, so that the rest works without a profile. */
@Component
public final class PersonCommands implements CommandSet {

    private final Texts texts;
    private final Profile profile;

    @Activate
    public PersonCommands(@Reference Texts texts, @Reference Profile profile) {
        this.texts = texts;
        this.profile = profile;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        List.of("person", "show"),
                        texts.get("person.show.summary"),
                        List.of(),
                        (invocation, output) -> print(profile.person(), output)),
                new Command(
                        List.of("person", "rename"),
                        texts.get("person.rename.summary"),
                        List.of(new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("person.name"))),
                        (invocation, output) ->
                                rename(invocation.required("NAME").strip(), output)));
    }

    private Outcome rename(String name, Output output) {
        if (name.isEmpty()) {
            output.note(texts.get("person.name.empty"));
            return Outcome.USAGE;
        }
        return print(profile.rename(name), output);
    }

    private static Outcome print(Person person, Output output) {
        output.object(Map.of("id", person.id(), "name", person.name()));
        output.line(person.name());
        return Outcome.DONE;
    }
}
