package org.lapwing.casework.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.register.CaseCard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@code case create}, {@code case list} and {@code case show}. */
@Component(property = CommandSet.WORDS + "=case")
public final class CaseCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final Policy policy;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseCounter> counters = List.of();

    @Activate
    public CaseCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference Policy policy) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.policy = policy;
    }

    CaseCommands(Texts texts, CaseStore cases, Consultations consultations, Policy policy, List<CaseCounter> counters) {
        this(texts, cases, consultations, policy);
        this.counters = counters;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        List.of("case", "create"),
                        texts.get("create.summary"),
                        List.of(
                                new Parameter("DIR", Parameter.Kind.REQUIRED, texts.get("create.dir")),
                                new Parameter("--name", Parameter.Kind.REQUIRED, texts.get("create.name")),
                                new Parameter("--authority", Parameter.Kind.OPTIONAL, texts.get("create.authority"))),
                        this::create),
                new Command(
                        List.of("case", "list"),
                        texts.get("list.summary"),
                        List.of(new Parameter("--overdue", Parameter.Kind.FLAG, texts.get("list.overdue"))),
                        (invocation, output) -> invocation.flag("--overdue") ? overdue(output) : list(output)),
                new Command(
                        List.of("case", "show"),
                        texts.get("show.summary"),
                        List.of(
                                new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case")),
                                new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("why.summary"))),
                        this::show));
    }

    private Outcome create(Invocation call, Output output) throws Exception {
        String name = call.required("--name").strip();
        if (name.isEmpty()) {
            output.note(texts.get("create.name.empty"));
            return Outcome.USAGE;
        }
        String authority = call.value("--authority").map(String::strip).orElse("");
        String recorded = authority.isEmpty() ? null : authority;
        policy.permit(Function.CASE_CREATE, null, recorded, "");
        try (Case made = cases.create(call.path(call.required("DIR")), name, recorded)) {
            CaseInfo info = made.info();
            output.object(row(info));
            output.line(texts.get("create.done", info.name(), info.folder().toString()));
        }
        return Outcome.DONE;
    }

    private Outcome list(Output output) {
        output.rows();
        List<CaseInfo> registered = cases.registered();
        for (CaseInfo info : registered) {
            output.row(row(info));
            output.line(output.strong(info.name()) + "  " + info.created().truncatedTo(ChronoUnit.SECONDS) + "  "
                    + info.folder());
        }
        if (registered.isEmpty()) {
            output.note(texts.get("list.none"));
        }
        return Outcome.DONE;
    }

    /** Those whose day of review has passed, longest first; a case that does not open is named and not passed over. */
    private Outcome overdue(Output output) {
        output.rows();
        boolean all = true;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CaseInfo info : cases.registered()) {
            try (Case open = cases.open(info.folder(), CaseStore.Access.READ)) {
                CaseCard card = open.register().card();
                if (card.overdue(open.log().now())) {
                    Map<String, Object> row = row(open.info());
                    row.put("review", String.valueOf(card.review()));
                    row.put("officer", card.officer().name());
                    rows.add(row);
                }
            } catch (CaseUnavailable e) {
                all = false;
                output.note(String.valueOf(e.getMessage()));
            }
        }
        rows.sort(Comparator.comparing(row -> String.valueOf(row.get("review"))));
        for (Map<String, Object> row : rows) {
            output.row(row);
            output.line(output.strong(String.valueOf(row.get("name"))) + "  "
                    + texts.get(
                            "list.overdue.line", String.valueOf(row.get("review")), String.valueOf(row.get("officer")))
                    + "  " + row.get("folder"));
        }
        if (rows.isEmpty()) {
            output.note(texts.get("list.overdue.none"));
        }
        return all ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private Outcome show(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "shown");
            CaseInfo info = open.info();
            Map<String, Long> counts = CaseFigures.of(open, counters);
            List<Exhibit> exhibits = open.evidence().exhibits();
            if (output.json()) {
                Map<String, Object> shown = row(info);
                shown.put("writer", open.writer().orElse(null));
                CaseCard card = open.register().card();
                shown.put("officer", card.officer().id());
                shown.put("officerName", card.officer().name());
                shown.put("review", card.review() == null ? null : card.review().toString());
                shown.put("overdue", card.overdue(open.log().now()));
                shown.put("sealedByAuthority", open.register().sealed());
                shown.put("exhibits", exhibits.stream().map(CaseCommands::row).toList());
                shown.put("counts", counts);
                output.object(shown);
            } else {
                lines(open, exhibits, counts, output);
            }
        }
        return Outcome.DONE;
    }

    private void lines(Case open, List<Exhibit> exhibits, Map<String, Long> counts, Output output) {
        CaseInfo info = open.info();
        output.line(output.strong(info.name()));
        output.line(texts.get("show.folder", info.folder().toString()));
        output.line(texts.get("show.created", second(info.created())));
        output.line(
                info.authority() == null
                        ? texts.get("show.no.authority")
                        : texts.get("show.authority", info.authority()));
        CaseCard card = open.register().card();
        output.line(
                texts.get("show.officer", card.officer().name(), card.officer().id()));
        output.line(
                card.review() == null
                        ? texts.get("show.no.review")
                        : texts.get(
                                card.overdue(open.log().now()) ? "show.review.overdue" : "show.review",
                                card.review().toString()));
        open.register()
                .authority()
                .filter(authority -> authority.expired(open.log().now()))
                .ifPresent(authority -> output.line(
                        output.strong(texts.get("authority.expired", String.valueOf(authority.expires())))));
        if (open.register().sealed() > 0) {
            output.line(texts.get("authority.sealed", open.register().sealed()));
        }
        open.writer().ifPresent(writer -> output.line(texts.get("show.writer", writer)));
        output.line("");
        output.line(texts.get("show.exhibits", exhibits.size()));
        for (Exhibit exhibit : exhibits) {
            String key = exhibit.complete() ? "show.exhibit" : "show.exhibit.open";
            output.line(texts.get(key, exhibit.id(), exhibit.name(), exhibit.source(), second(exhibit.added())));
        }
        output.line("");
        counts.forEach((figure, number) -> {
            if (figure.equals("sealedMessages") || figure.equals("sealedConversations")) {
                return; // each reason has a line of its own
            }
            output.line("%12s  %s".formatted(texts.get("show.number", number), label(figure)));
        });
    }

    private String label(String figure) {
        if (CaseFigures.ALWAYS.contains(figure)) {
            return texts.get("count." + figure);
        }
        int reason = figure.indexOf('.');
        return figure.startsWith("sealed") && reason > 0
                ? texts.get(
                        "count.sealed." + figure.substring(0, reason),
                        texts.get("sealed." + figure.substring(reason + 1)))
                : figure;
    }

    private static Map<String, Object> row(CaseInfo info) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", info.name());
        row.put("created", info.created());
        row.put("authority", info.authority());
        row.put("id", info.id());
        row.put("folder", info.folder().toString());
        return row;
    }

    private static Map<String, Object> row(Exhibit exhibit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", exhibit.id());
        row.put("name", exhibit.name());
        row.put("source", exhibit.source());
        row.put("added", exhibit.added());
        row.put("complete", exhibit.complete());
        return row;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
