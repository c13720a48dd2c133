package org.lapwing.casework.cases;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
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
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ScopeKeeper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code case authority set}, {@code case authority show}, {@code case officer} and {@code case review-date}. */
@Component(property = CommandSet.WORDS + "=case")
public final class CasePaperCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final Persons persons;
    private final AuthorityChange desk;

    @Activate
    public CasePaperCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference Persons persons,
            @Reference AuthorityChange desk) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.persons = persons;
        this.desk = desk;
    }

    @Override
    public List<Command> commands() {
        Parameter of = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter why = new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("parameter.why"));
        return List.of(
                new Command(
                        List.of("case", "authority", "set"),
                        texts.get("authority.set.summary"),
                        List.of(of, new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("authority.file")), why),
                        this::set),
                new Command(
                        List.of("case", "authority", "show"),
                        texts.get("authority.show.summary"),
                        List.of(of, why),
                        this::show),
                new Command(
                        List.of("case", "officer"),
                        texts.get("officer.summary"),
                        List.of(of, new Parameter("PERSON", Parameter.Kind.REQUIRED, texts.get("officer.person")), why),
                        this::officer),
                new Command(
                        List.of("case", "review-date"),
                        texts.get("review.summary"),
                        List.of(of, new Parameter("DAY", Parameter.Kind.REQUIRED, texts.get("review.day")), why),
                        this::review));
    }

    private Outcome set(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.write(cases, call, output)) {
            if (!leads(open, output)) {
                return Outcome.REFUSED;
            }
            Authority authority;
            try {
                authority = open.register().read(call.path(call.required("FILE")));
            } catch (IOException e) {
                output.note(
                        e instanceof java.nio.file.FileSystemException
                                ? texts.get("ingest.absent", call.required("FILE"))
                                : String.valueOf(e.getMessage()));
                return Outcome.USAGE;
            }
            AuthorityChange.Changed changed =
                    desk.set(open, authority, call.value("--why").orElse(""), output.progress());
            changed.problems().forEach(output::note);
            Map<String, Object> row = row(open, authority);
            row.put("sealedNow", changed.rescoped().sealed());
            row.put("openedNow", changed.rescoped().opened());
            List<ScopeKeeper.Kept> wings = changed.rescoped().kept();
            row.put(
                    "wings",
                    wings.stream()
                            .map(kept ->
                                    Map.of("what", kept.what(), "sealedNow", kept.closed(), "openedNow", kept.opened()))
                            .toList());
            output.object(row);
            lines(open, authority, output);
            output.line(texts.get(
                    "authority.changed",
                    changed.rescoped().sealed(),
                    changed.rescoped().opened()));
            wings.stream()
                    .filter(kept -> kept.closed() + kept.opened() > 0)
                    .forEach(kept -> output.line(
                            texts.get("authority.changed.wing", kept.what(), kept.closed(), kept.opened())));
            return changed.complete() ? Outcome.DONE : Outcome.NOT_FULLY;
        }
    }

    private Outcome show(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "authority shown");
            Optional<Authority> authority = open.register().authority();
            if (authority.isEmpty()) {
                output.object(Map.of());
                output.line(
                        open.info().authority() == null
                                ? texts.get("show.no.authority")
                                : texts.get("authority.unbounded", open.info().authority()));
                return Outcome.DONE;
            }
            output.object(row(open, authority.get()));
            lines(open, authority.get(), output);
        }
        return Outcome.DONE;
    }

    private Outcome officer(Invocation call, Output output) throws Exception {
        Optional<PersonCard> person = persons.find(call.required("PERSON"));
        if (person.isEmpty()) {
            output.note(texts.get("officer.nobody", call.required("PERSON")));
            return Outcome.USAGE;
        }
        try (Case open = OpenedCase.write(cases, call, output)) {
            if (!leads(open, output)) {
                return Outcome.REFUSED;
            }
            open.register().officer(person.get().person(), call.value("--why").orElse(""));
            output.object(
                    Map.of("officer", person.get().id(), "name", person.get().name()));
            output.line(
                    texts.get("show.officer", person.get().name(), person.get().id()));
        }
        return Outcome.DONE;
    }

    private Outcome review(Invocation call, Output output) throws Exception {
        String word = call.required("DAY");
        LocalDate day = null;
        if (!word.equals("none")) {
            try {
                day = LocalDate.parse(word);
            } catch (DateTimeParseException notADay) {
                output.note(texts.get("review.wrong", word));
                return Outcome.USAGE;
            }
        }
        try (Case open = OpenedCase.write(cases, call, output)) {
            if (!leads(open, output)) {
                return Outcome.REFUSED;
            }
            open.register().review(day, call.value("--why").orElse(""));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("review", day == null ? null : day.toString());
            output.object(row);
            output.line(day == null ? texts.get("show.no.review") : texts.get("show.review", day.toString()));
        }
        return Outcome.DONE;
    }

    private boolean leads(Case open, Output output) {
        boolean leads = open.members().own().filter(Role.LEAD::equals).isPresent();
        if (!leads) {
            output.note(texts.get("paper.not.lead"));
        }
        return leads;
    }

    private void lines(Case open, Authority authority, Output output) {
        output.line(output.strong(texts.get("authority.line", authority.reference(), authority.issuedBy())));
        List<String> lines = new ArrayList<>();
        if (authority.from() != null || authority.until() != null) {
            lines.add(texts.get("authority.days", day(authority.from()), day(authority.until())));
        }
        if (!authority.accounts().isEmpty()) {
            lines.add(texts.get("authority.accounts", String.join(", ", authority.accounts())));
        }
        if (!authority.functions().isEmpty()) {
            lines.add(texts.get(
                    "authority.functions",
                    String.join(
                            ", ",
                            authority.functions().stream()
                                    .map(Function::name)
                                    .sorted()
                                    .toList())));
        }
        if (authority.expires() != null) {
            boolean over = authority.expired(open.log().now());
            lines.add(texts.get(over ? "authority.expired" : "authority.expires", day(authority.expires())));
        }
        lines.add(texts.get("authority.sealed", open.register().sealed()));
        lines.forEach(line -> output.line("  " + line));
    }

    private static String day(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "…" : day.toString();
    }

    private static Map<String, Object> row(Case open, Authority authority) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reference", authority.reference());
        row.put("issuedBy", authority.issuedBy());
        row.put("from", authority.from() == null ? null : authority.from().toString());
        row.put("until", authority.until() == null ? null : authority.until().toString());
        row.put("undated", authority.undated());
        row.put("accounts", authority.accounts());
        row.put(
                "functions",
                authority.functions().stream().map(Function::name).sorted().toList());
        row.put(
                "expires",
                authority.expires() == null ? null : authority.expires().toString());
        row.put("expired", authority.expired(open.log().now()));
        row.put(
                "privileged",
                Map.of(
                        "paths", authority.privilegedPaths(),
                        "words", authority.privilegedWords(),
                        "accounts", authority.privilegedAccounts()));
        row.put("sealed", open.register().sealed());
        return row;
    }
}
