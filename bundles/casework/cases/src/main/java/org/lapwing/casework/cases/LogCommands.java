package org.lapwing.casework.cases;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLogs;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Ground;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code log list}, {@code log verify}, {@code log heads} and {@code log export}. */
@Component(property = CommandSet.WORDS + "=log")
public final class LogCommands implements CommandSet {

    private static final int PAGE = 500;
    private static final Map<String, Purpose> PURPOSES = Map.of(
            "lawfulness", Purpose.LAWFULNESS,
            "self-monitoring", Purpose.SELF_MONITORING,
            "integrity", Purpose.INTEGRITY,
            "proceedings", Purpose.CRIMINAL_PROCEEDINGS);

    private final Texts texts;
    private final CaseStore cases;
    private final CaseLogs logs;

    @Activate
    public LogCommands(@Reference Texts texts, @Reference CaseStore cases, @Reference CaseLogs logs) {
        this.texts = texts;
        this.cases = cases;
        this.logs = logs;
    }

    @Override
    public List<Command> commands() {
        Parameter inCase = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        Parameter out = new Parameter("OUT", Parameter.Kind.REQUIRED, texts.get("log.out"));
        Parameter purpose = new Parameter("--purpose", Parameter.Kind.OPTIONAL, texts.get("log.purpose"));
        Parameter why = new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("log.why"));
        return List.of(
                new Command(
                        List.of("log", "list"),
                        texts.get("log.list.summary"),
                        List.of(
                                inCase,
                                purpose,
                                why,
                                new Parameter("--after", Parameter.Kind.OPTIONAL, texts.get("log.after")),
                                new Parameter("--limit", Parameter.Kind.OPTIONAL, texts.get("log.limit")),
                                new Parameter("--readers", Parameter.Kind.FLAG, texts.get("log.readers"))),
                        this::list),
                new Command(
                        List.of("log", "verify"),
                        texts.get("log.verify.summary"),
                        List.of(inCase, new Parameter("--heads", Parameter.Kind.OPTIONAL, texts.get("log.heads.file"))),
                        this::verify),
                new Command(List.of("log", "heads"), texts.get("log.heads.summary"), List.of(out), this::heads),
                new Command(
                        List.of("log", "export"),
                        texts.get("log.export.summary"),
                        List.of(
                                inCase,
                                out,
                                purpose,
                                why,
                                new Parameter("--to", Parameter.Kind.OPTIONAL, texts.get("log.to"))),
                        this::export));
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        Optional<Purpose> purpose = purpose(call, output);
        long after = number(call, "--after", 0, output);
        long limit = number(call, "--limit", PAGE, output);
        if (purpose.isEmpty() || after < 0 || limit < 1) {
            return Outcome.USAGE;
        }
        int page = (int) Math.min(limit, Integer.MAX_VALUE);
        String why = call.value("--why").orElse("");
        List<CaseLog.Entry> entries = call.flag("--readers")
                ? logs.readings(folder(call), purpose.get(), why, after, page)
                : logs.read(folder(call), purpose.get(), why, after, page);
        output.rows();
        for (CaseLog.Entry entry : entries) {
            output.row(row(entry));
            output.line(line(entry));
        }
        if (entries.isEmpty()) {
            output.note(texts.get("log.none"));
        } else if (entries.size() == page) {
            output.note(texts.get("log.further", entries.getLast().id()));
        }
        return Outcome.DONE;
    }

    /** @throws CaseLog.ReasonMissing when none is named */
    private Optional<Purpose> purpose(Invocation call, Output output) {
        String word = call.value("--purpose")
                .orElseThrow(() -> new CaseLog.ReasonMissing(Ground.PURPOSE, texts.get("log.purpose.missing")));
        Optional<Purpose> purpose = Optional.ofNullable(PURPOSES.get(word));
        if (purpose.isEmpty()) {
            output.note(texts.get("log.purpose.wrong", word));
        }
        return purpose;
    }

    /** -1, and said, where it is no number. */
    private long number(Invocation call, String name, long otherwise, Output output) {
        try {
            return call.value(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            output.note(texts.get("log.number.wrong", name, call.value(name).orElse("")));
            return -1;
        }
    }

    /** An auditor opens no case, so only the folder is looked for. */
    private Path folder(Invocation call) {
        String word = call.required("CASE");
        List<Path> named = cases.registered().stream()
                .filter(info -> info.name().equals(word) || info.id().equals(word))
                .map(CaseInfo::folder)
                .toList();
        return named.size() == 1 ? named.getFirst() : call.path(word);
    }

    private static Map<String, Object> row(CaseLog.Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", entry.id());
        row.put("at", entry.at());
        row.put("person", entry.person());
        row.put("operation", entry.operation().name());
        row.put("kind", entry.target().kind());
        row.put("target", entry.target().id());
        row.put("detail", entry.detail());
        row.put("why", entry.why());
        row.put("recipient", entry.recipient());
        row.put("purpose", entry.purpose());
        row.put("hash", entry.hash());
        return row;
    }

    private String line(CaseLog.Entry entry) {
        StringBuilder line = new StringBuilder("%6d  ".formatted(entry.id()));
        line.append(entry.at().truncatedTo(ChronoUnit.SECONDS))
                .append("  ")
                .append(entry.person(), 0, Math.min(8, entry.person().length()))
                .append("  ")
                .append(texts.get("log.operation." + entry.operation()))
                .append("  ")
                .append(entry.target())
                .append("  ")
                .append(entry.detail());
        if (!entry.why().isEmpty()) {
            line.append("  ").append(texts.get("log.because", entry.why()));
        }
        if (!entry.recipient().isEmpty()) {
            line.append("  ").append(texts.get("log.for", entry.recipient()));
        }
        return line.toString().replace('\n', ' ');
    }

    private Outcome verify(Invocation call, Output output) throws Exception {
        Path folder = folder(call);
        Path heads = call.value("--heads").map(call::path).orElse(null);
        Verdict mirror = logs.verify(folder, heads);
        Optional<Verdict> inside = inside(folder);
        Verdict shown = inside.orElse(mirror);
        Set<String> problems = new LinkedHashSet<>(mirror.problems());
        inside.ifPresent(each -> problems.addAll(each.problems()));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("case", shown.caseId());
        object.put("entries", shown.head().number());
        object.put("head", shown.head().hash());
        object.put("checkpoint", shown.checkpoint());
        object.put("database", inside.isPresent());
        object.put("signers", shown.signers().stream().map(LogCommands::row).toList());
        object.put("proven", mirror.proven());
        object.put("problems", List.copyOf(problems));
        output.object(object);
        output.line(texts.get("log.head", shown.head().number(), shown.head().hash()));
        output.line(texts.get(inside.isPresent() ? "log.looked.both" : "log.looked.mirror"));
        mirror.proven().forEach(output::line);
        problems.forEach(output::note);
        output.note(texts.get("log.verdict", problems.size()));
        return problems.isEmpty() ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    /** What the case itself says, for those who may open it. */
    private Optional<Verdict> inside(Path folder) throws CaseUnavailable {
        try (Case open = cases.open(folder, CaseStore.Access.READ)) {
            return Optional.of(open.log().verify());
        } catch (CaseUnavailable e) {
            if (e.reason() == CaseUnavailable.Reason.NOT_A_MEMBER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, Object> row(CaseLogs.Signer signer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", signer.id());
        row.put("name", signer.name());
        row.put("entries", signer.entries());
        return row;
    }

    private Outcome heads(Invocation call, Output output) throws Exception {
        Path out = call.path(call.required("OUT"));
        long heads = logs.heads(out);
        output.object(Map.of("heads", heads, "file", out.toString()));
        output.line(texts.get("log.heads.done", heads, out.toString()));
        return Outcome.DONE;
    }

    private Outcome export(Invocation call, Output output) throws Exception {
        Optional<Purpose> purpose = purpose(call, output);
        if (purpose.isEmpty()) {
            return Outcome.USAGE;
        }
        Path out = call.path(call.required("OUT"));
        long entries = logs.export(
                folder(call),
                out,
                purpose.get(),
                call.value("--to").orElse(""),
                call.value("--why").orElse(""));
        output.object(Map.of("entries", entries, "file", out.toString()));
        output.line(texts.get("log.export.done", entries, out.toString()));
        return Outcome.DONE;
    }
}
