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
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code subject add}, {@code subject list} and {@code subject sight}. */
@Component(property = CommandSet.WORDS + "=subject")
public final class SubjectCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final Policy policy;
    private final SubjectBook book;

    @Activate
    public SubjectCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference Policy policy,
            @Reference SubjectBook book) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.policy = policy;
        this.book = book;
    }

    @Override
    public List<Command> commands() {
        Parameter inCase = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter source = new Parameter("--source", Parameter.Kind.REQUIRED, texts.get("parameter.source"));
        Parameter fact = new Parameter("--fact", Parameter.Kind.FLAG, texts.get("parameter.fact"));
        Parameter note = new Parameter("--note", Parameter.Kind.OPTIONAL, texts.get("parameter.note"));
        return List.of(
                new Command(
                        List.of("subject", "add"),
                        texts.get("add.summary"),
                        List.of(
                                inCase,
                                new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("add.name")),
                                new Parameter("--category", Parameter.Kind.REQUIRED, texts.get("add.category")),
                                source,
                                fact,
                                note),
                        this::add),
                new Command(
                        List.of("subject", "list"),
                        texts.get("list.summary"),
                        List.of(inCase, new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"))),
                        this::list),
                new Command(
                        List.of("subject", "sight"),
                        texts.get("sight.summary"),
                        List.of(
                                inCase,
                                new Parameter("SUBJECT", Parameter.Kind.REQUIRED, texts.get("sight.subject")),
                                new Parameter("ITEM", Parameter.Kind.REQUIRED, texts.get("parameter.item")),
                                source,
                                fact,
                                note),
                        this::sight),
                new Command(
                        List.of("subject", "categorise"),
                        texts.get("categorise.summary"),
                        List.of(
                                inCase,
                                new Parameter("SUBJECT", Parameter.Kind.REQUIRED, texts.get("sight.subject")),
                                new Parameter("--category", Parameter.Kind.REQUIRED, texts.get("add.category")),
                                source,
                                fact),
                        this::categorise));
    }

    private Outcome add(Invocation call, Output output) throws Exception {
        Optional<Subject.Category> category = category(call, output);
        Optional<Ground> ground = ground(call, output);
        String name = call.required("NAME").strip();
        if (name.isEmpty()) {
            output.note(texts.get("add.name.empty"));
        }
        if (category.isEmpty() || ground.isEmpty() || name.isEmpty()) {
            return Outcome.USAGE;
        }
        try (Case open = open(call, output, CaseStore.Access.WRITE)) {
            policy.permit(Function.DECIDE, open, null, "");
            Subject subject = book.add(
                    open,
                    name,
                    category.get(),
                    ground.get(),
                    call.value("--note").orElse(""));
            output.object(row(subject, List.of()));
            output.line(line(subject));
        }
        return Outcome.DONE;
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = open(call, output, CaseStore.Access.READ)) {
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "list of subjects",
                    call.value("--why").orElse(""));
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

    private Outcome categorise(Invocation call, Output output) throws Exception {
        Optional<Subject.Category> category = category(call, output);
        Optional<Ground> ground = ground(call, output);
        if (category.isEmpty() || ground.isEmpty()) {
            return Outcome.USAGE;
        }
        try (Case open = open(call, output, CaseStore.Access.WRITE)) {
            Optional<Subject> subject = subject(open, call.required("SUBJECT"), output);
            if (subject.isEmpty()) {
                return Outcome.NOT_FULLY;
            }
            policy.permit(Function.DECIDE, open, null, "");
            Subject now = book.categorise(open, subject.get().id(), category.get(), ground.get());
            output.object(row(now, book.sightings(open, now.id())));
            output.line(line(now));
        }
        return Outcome.DONE;
    }

    private Optional<Ground> ground(Invocation call, Output output) {
        String source = call.required("--source").strip();
        if (source.isEmpty()) {
            output.note(texts.get("source.empty"));
            return Optional.empty();
        }
        return Optional.of(new Ground(call.flag("--fact") ? Ground.Mark.FACT : Ground.Mark.ASSESSMENT, source));
    }

    private Outcome sight(Invocation call, Output output) throws Exception {
        Optional<Ground> ground = ground(call, output);
        if (ground.isEmpty()) {
            return Outcome.USAGE;
        }
        try (Case open = open(call, output, CaseStore.Access.WRITE)) {
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
                    open,
                    subject.get().id(),
                    where.get(),
                    ground.get(),
                    call.value("--note").orElse(""));
            output.object(row(sighting));
            output.line(
                    texts.get("sight.done", subject.get().name(), where.get().toString()));
        }
        return Outcome.DONE;
    }

    private Case open(Invocation call, Output output, CaseStore.Access access) throws CaseUnavailable {
        Case open = cases.open(cases.find(call.required("CASE")).folder(), access);
        open.warnings().forEach(output::note);
        return open;
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

    private Optional<Subject.Category> category(Invocation call, Output output) {
        String word = call.required("--category");
        Optional<Subject.Category> category = Arrays.stream(Subject.Category.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (category.isEmpty()) {
            output.note(texts.get("add.category.wrong", word));
        }
        return category;
    }

    private String line(Subject subject) {
        String role = texts.get(
                "category." + subject.category(),
                texts.get("mark." + subject.ground().mark()));
        String known = texts.get(subject.identified() ? "subject.identified" : "subject.not.identified");
        return "%4d  %s  (%s, %s)".formatted(subject.id(), subject.name(), role, known);
    }

    private static Map<String, Object> row(Subject subject, List<Sighting> sightings) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", subject.id());
        row.put("name", subject.name());
        row.put("role", subject.role().name().toLowerCase(Locale.ROOT));
        row.put("category", subject.category().name().toLowerCase(Locale.ROOT));
        row.put("mark", subject.ground().mark().name().toLowerCase(Locale.ROOT));
        row.put("source", subject.ground().source());
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
        row.put("mark", sighting.ground().mark().name().toLowerCase(Locale.ROOT));
        row.put("source", sighting.ground().source());
        row.put("at", sighting.at());
        row.put("by", sighting.by());
        return row;
    }
}
