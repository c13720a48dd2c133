package org.lapwing.victimid.subjects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code subject add}, {@code subject list} and {@code subject sight}. */
@Component
public final class SubjectCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Policy policy;
    private final SubjectBook book;

    @Activate
    public SubjectCommands(
            @Reference Texts texts, @Reference CaseStore cases, @Reference Policy policy, @Reference SubjectBook book) {
        this.texts = texts;
        this.cases = cases;
        this.policy = policy;
        this.book = book;
    }

    @Override
    public List<Command> commands() {
        Parameter inCase = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter note = new Parameter("--note", Parameter.Kind.OPTIONAL, texts.get("parameter.note"));
        return List.of(
                new Command(
                        List.of("subject", "add"),
                        texts.get("add.summary"),
                        List.of(
                                inCase,
                                new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("add.name")),
                                new Parameter("--role", Parameter.Kind.OPTIONAL, texts.get("add.role")),
                                note),
                        this::add),
                new Command(List.of("subject", "list"), texts.get("list.summary"), List.of(inCase), this::list),
                new Command(
                        List.of("subject", "sight"),
                        texts.get("sight.summary"),
                        List.of(
                                inCase,
                                new Parameter("SUBJECT", Parameter.Kind.REQUIRED, texts.get("sight.subject")),
                                new Parameter("ITEM", Parameter.Kind.REQUIRED, texts.get("parameter.item")),
                                note),
                        this::sight));
    }

    private Outcome add(Invocation call, Output output) throws Exception {
        Optional<Subject.Role> role = role(call.value("--role").orElse("unknown"));
        String name = call.required("NAME").strip();
        if (role.isEmpty() || name.isEmpty()) {
            output.note(
                    name.isEmpty()
                            ? texts.get("add.name.empty")
                            : texts.get("add.role.wrong", call.required("--role")));
            return Outcome.USAGE;
        }
        try (Case open = open(call, CaseStore.Access.WRITE)) {
            policy.permit(Function.DECIDE, open, null, "");
            Subject subject =
                    book.add(open, name, role.get(), call.value("--note").orElse(""));
            output.object(row(subject, List.of()));
            output.line(line(subject));
        }
        return Outcome.DONE;
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = open(call, CaseStore.Access.READ)) {
            output.rows();
            List<Subject> subjects = book.subjects(open);
            for (Subject subject : subjects) {
                List<Sighting> sightings = book.sightings(open, subject.id());
                output.row(row(subject, sightings));
                output.line(line(subject) + "  " + texts.get("list.seen", sightings.size()));
            }
            if (subjects.isEmpty()) {
                output.note(texts.get("list.none"));
            }
        }
        return Outcome.DONE;
    }

    private Outcome sight(Invocation call, Output output) throws Exception {
        try (Case open = open(call, CaseStore.Access.WRITE)) {
            Optional<Subject> subject = subject(open, call.required("SUBJECT"), output);
            if (subject.isEmpty()) {
                return Outcome.NOT_FULLY;
            }
            Optional<Target> where = new TargetWord(texts).find(open, call.required("ITEM"), output);
            if (where.isEmpty()) {
                return Outcome.NOT_FULLY;
            }
            policy.permit(Function.DECIDE, open, null, "");
            Sighting sighting = book.sight(
                    open, subject.get().id(), where.get(), call.value("--note").orElse(""));
            output.object(row(sighting));
            output.line(
                    texts.get("sight.done", subject.get().name(), where.get().toString()));
        }
        return Outcome.DONE;
    }

    private Case open(Invocation call, CaseStore.Access access) throws CaseUnavailable {
        return cases.open(cases.find(call.required("CASE")).folder(), access);
    }

    /** By number, or by a name that only one has. */
    private Optional<Subject> subject(Case open, String word, Output output) {
        List<Subject> meant = new ArrayList<>();
        for (Subject subject : book.subjects(open)) {
            if (Long.toString(subject.id()).equals(word)) {
                return Optional.of(subject);
            }
            if (subject.name().equalsIgnoreCase(word)) {
                meant.add(subject);
            }
        }
        if (meant.size() == 1) {
            return Optional.of(meant.getFirst());
        }
        output.note(texts.get(meant.isEmpty() ? "subject.none" : "subject.many", word));
        meant.forEach(subject -> output.note("  " + line(subject)));
        return Optional.empty();
    }

    private static Optional<Subject.Role> role(String word) {
        return Arrays.stream(Subject.Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private String line(Subject subject) {
        String role = texts.get("role." + subject.role());
        String known = texts.get(subject.identified() ? "subject.identified" : "subject.not.identified");
        return "%4d  %s  (%s, %s)".formatted(subject.id(), subject.name(), role, known);
    }

    private static Map<String, Object> row(Subject subject, List<Sighting> sightings) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", subject.id());
        row.put("name", subject.name());
        row.put("role", subject.role().name().toLowerCase(Locale.ROOT));
        row.put("identified", subject.identified());
        row.put("note", subject.note());
        row.put("created", subject.created());
        row.put("createdBy", subject.createdBy());
        row.put("sightings", sightings.stream().map(SubjectCommands::row).toList());
        return row;
    }

    private static Map<String, Object> row(Sighting sighting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", sighting.id());
        row.put("subject", sighting.subject());
        row.put("in", Map.of("kind", sighting.in().kind(), "id", sighting.in().id()));
        row.put("note", sighting.note());
        row.put("at", sighting.at());
        row.put("by", sighting.by());
        return row;
    }
}
