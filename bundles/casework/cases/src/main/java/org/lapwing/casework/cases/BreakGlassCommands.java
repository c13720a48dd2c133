package org.lapwing.casework.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseKeeping;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Members.Review;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code case break-glass open|list|review}: looking into a case with its recovery keys, and what a lead says of it. */
@Component(property = CommandSet.WORDS + "=case")
public final class BreakGlassCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final CaseKeeping keeping;
    private final Policy policy;

    @Activate
    public BreakGlassCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference CaseKeeping keeping,
            @Reference Policy policy) {
        this.texts = texts;
        this.cases = cases;
        this.keeping = keeping;
        this.policy = policy;
    }

    @Override
    public List<Command> commands() {
        Parameter of = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter why = new Parameter("--why", Parameter.Kind.REQUIRED, texts.get("parameter.why"));
        return List.of(
                new Command(
                        List.of("case", "break-glass", "open"),
                        texts.get("glass.open.summary"),
                        List.of(of, why),
                        this::open),
                new Command(
                        List.of("case", "break-glass", "list"),
                        texts.get("glass.list.summary"),
                        List.of(of),
                        this::list),
                new Command(
                        List.of("case", "break-glass", "review"),
                        texts.get("glass.review.summary"),
                        List.of(
                                of,
                                new Parameter("ENTRY", Parameter.Kind.REQUIRED, texts.get("glass.entry")),
                                new Parameter("--approve", Parameter.Kind.FLAG, texts.get("glass.approve")),
                                new Parameter("--object", Parameter.Kind.FLAG, texts.get("glass.object")),
                                why),
                        this::review));
    }

    private Outcome open(Invocation call, Output output) throws Exception {
        String why = call.required("--why").strip();
        Path folder = folder(call);
        policy.permit(Function.CASE_OPEN, null, null, why);
        Instant until = keeping.breakGlass(folder, why);
        output.object(Map.of("case", folder.toString(), "until", until));
        output.line(texts.get("glass.opened", folder.toString(), until.toString()));
        return Outcome.DONE;
    }

    /** Without opening the case, which is what cannot be done yet. */
    private Path folder(Invocation call) throws CaseUnavailable {
        Path path = call.path(call.required("CASE"));
        return Files.isDirectory(path)
                ? path
                : cases.find(call.required("CASE")).folder();
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            List<Emergency> all = open.members().emergencies();
            output.rows();
            for (Emergency each : all) {
                output.row(row(each));
                tell(each, output);
            }
            if (all.isEmpty()) {
                output.note(texts.get("glass.none"));
            }
        }
        return Outcome.DONE;
    }

    private Outcome review(Invocation call, Output output) throws Exception {
        String entry = call.required("ENTRY");
        boolean approved = call.flag("--approve");
        if (approved == call.flag("--object") || !entry.matches("[0-9]{1,18}")) {
            output.note(texts.get("glass.usage"));
            return Outcome.USAGE;
        }
        String why = call.required("--why").strip();
        long number = Long.parseLong(entry);
        try (Case open = OpenedCase.write(cases, call, output)) {
            policy.permit(Function.MEMBERS_CHANGE, open, null, why);
            open.members().review(number, approved, why);
            for (Emergency each : open.members().emergencies()) {
                if (each.entry() == number) {
                    output.object(row(each));
                    tell(each, output);
                }
            }
        }
        return Outcome.DONE;
    }

    private static Map<String, Object> row(Emergency each) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entry", each.entry());
        row.put("person", each.person());
        row.put("name", each.name());
        row.put("at", each.at());
        row.put("until", each.until());
        row.put("why", each.why());
        Review review = each.review();
        row.put("state", review == null ? "awaiting review" : review.approved() ? "approved" : "objected");
        if (review != null) {
            row.put("reviewedBy", review.person());
            row.put("reviewedAt", review.at());
            row.put("review", review.why());
        }
        return row;
    }

    private void tell(Emergency each, Output output) {
        output.line(texts.get(
                "glass.line",
                each.entry(),
                each.name(),
                each.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                each.until().toString(),
                each.why()));
        Review review = each.review();
        String said = review == null
                ? texts.get("glass.waiting")
                : texts.get(review.approved() ? "glass.approved" : "glass.objected", review.name(), review.why());
        output.line("    " + said);
    }
}
