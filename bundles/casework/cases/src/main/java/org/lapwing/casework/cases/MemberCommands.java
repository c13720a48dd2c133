package org.lapwing.casework.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.Role;
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

/** {@code case member list|add|remove} and {@code case rekey}: who holds keys of a case. */
@Component(property = CommandSet.WORDS + "=case")
public final class MemberCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Persons persons;
    private final Policy policy;

    @Activate
    public MemberCommands(
            @Reference Texts texts, @Reference CaseStore cases, @Reference Persons persons, @Reference Policy policy) {
        this.texts = texts;
        this.cases = cases;
        this.persons = persons;
        this.policy = policy;
    }

    @Override
    public List<Command> commands() {
        Parameter of = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter person = new Parameter("PERSON", Parameter.Kind.REQUIRED, texts.get("member.person"));
        Parameter why = new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"));
        Parameter role = new Parameter("--role", Parameter.Kind.REQUIRED, texts.get("member.role", roles()));
        return List.of(
                new Command(
                        List.of("case", "member", "list"), texts.get("member.list.summary"), List.of(of), this::list),
                new Command(
                        List.of("case", "member", "add"),
                        texts.get("member.add.summary"),
                        List.of(of, person, role, why),
                        this::add),
                new Command(
                        List.of("case", "member", "remove"),
                        texts.get("member.remove.summary"),
                        List.of(of, person, why),
                        this::remove),
                new Command(List.of("case", "rekey"), texts.get("rekey.summary"), List.of(of, why), this::rekey));
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(MemberCommands::word).collect(Collectors.joining(", "));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            return print(open.members(), output);
        }
    }

    private Outcome print(Members members, Output output) {
        output.rows();
        for (Members.Member member : members.all()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", member.person().id());
            row.put("name", member.person().name());
            row.put("role", word(member.role()));
            row.put("since", member.since());
            output.row(row);
            output.line("%s  %s  %s"
                    .formatted(
                            output.strong(member.person().name()),
                            texts.get("role." + member.role()),
                            member.person().id()));
        }
        long waiting = members.emergencies().stream()
                .filter(each -> each.review() == null)
                .count();
        if (waiting > 0) {
            output.note(texts.get("glass.waits", waiting));
        }
        return Outcome.DONE;
    }

    private Outcome add(Invocation call, Output output) throws Exception {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(each -> word(each).equals(call.required("--role").toLowerCase(Locale.ROOT)))
                .findFirst();
        Optional<PersonCard> person = persons.find(call.required("PERSON"));
        if (role.isEmpty() || person.isEmpty()) {
            output.note(
                    role.isEmpty()
                            ? texts.get("member.no.role", call.required("--role"), roles())
                            : texts.get("member.nobody", call.required("PERSON")));
            return Outcome.USAGE;
        }
        try (Case open = OpenedCase.write(cases, call, output)) {
            String why = why(call);
            policy.permit(Function.MEMBERS_CHANGE, open, null, why);
            open.members().add(person.get(), role.get(), why);
            return print(open.members(), output);
        }
    }

    private Outcome remove(Invocation call, Output output) throws Exception {
        String word = call.required("PERSON");
        try (Case open = OpenedCase.write(cases, call, output)) {
            List<Members.Member> meant = open.members().all().stream()
                    .filter(each -> each.person().id().equals(word)
                            || word.length() >= 8 && each.person().id().startsWith(word)
                            || each.person().name().equals(word))
                    .toList();
            if (meant.size() != 1) {
                output.note(texts.get(meant.isEmpty() ? "member.not" : "member.several", word));
                return Outcome.USAGE;
            }
            String why = why(call);
            policy.permit(Function.MEMBERS_CHANGE, open, null, why);
            open.members().remove(meant.getFirst().person().id(), why);
            return print(open.members(), output);
        }
    }

    private Outcome rekey(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            String why = why(call);
            policy.permit(Function.MEMBERS_CHANGE, open, null, why);
            open.members().rotate(why);
            output.object(Map.of("case", open.info().id(), "rekeyed", true));
            output.line(texts.get("rekey.done", open.info().name()));
        }
        return Outcome.DONE;
    }

    private static String why(Invocation call) {
        return call.value("--why").map(String::strip).orElse("");
    }
}
