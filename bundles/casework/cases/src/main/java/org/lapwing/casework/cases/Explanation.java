package org.lapwing.casework.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.papers.Explanations.Explained;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.analysis.Replay.Replayed;
import org.lapwing.platform.api.analysis.Replay.Result;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook.Analysis;
import org.lapwing.platform.api.findings.Provenance;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.register.Origins;
import org.lapwing.platform.api.register.Place;
import org.lapwing.platform.api.toolset.InstalledToolset;

/** One chain from what was asked back to the exhibits: gathered as maps for {@code --json}, and as lines of the same for people. */
final class Explanation {

    private static final int COPIES = 20;
    private static final int STEPS = 16;

    private final Case in;
    private final Texts texts;
    private final InstalledToolset toolset;
    private final Replay replay;
    private final List<Origins> origins;
    private final boolean verify;
    private final boolean again;
    private final Map<String, Object> told = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<Target> seen = new LinkedHashSet<>();
    private final Set<ContentId> contents = new LinkedHashSet<>();
    private final List<Map<String, Object>> origin = new ArrayList<>();
    private @Nullable String onlyAnalyzer;
    private boolean sound = true;
    private boolean refused;

    Explanation(
            Case in,
            Texts texts,
            InstalledToolset toolset,
            Replay replay,
            List<Origins> origins,
            boolean verify,
            boolean again) {
        this.in = in;
        this.texts = texts;
        this.toolset = toolset;
        this.replay = replay;
        this.origins = origins;
        this.verify = verify;
        this.again = again;
    }

    boolean speaksOf(Target target) {
        return seen.contains(target);
    }

    void asked(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", finding.id());
        row.put("kind", finding.kind());
        row.put("about", finding.target().toString());
        row.put("basis", finding.basis().name());
        row.put("value", finding.value());
        row.put("confidence", finding.confidence());
        row.put("explanation", finding.explanation());
        row.put("partial", finding.partial());
        told.put("finding", row);
        lines.add(texts.get("explain.finding", finding.id(), finding.kind(), finding.explanation()));
        onlyAnalyzer = finding.provenance().analyzer();
        content(new ContentId(finding.provenance().input()));
    }

    void asked(Decision decision) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", decision.id());
        row.put("kind", decision.kind().name());
        row.put("about", decision.target().toString());
        row.put("value", decision.value());
        row.put("scheme", decision.scheme());
        row.put("person", decision.person());
        row.put("personName", decision.personName());
        row.put("at", decision.at());
        row.put("why", decision.why());
        row.put("undone", decision.undone());
        told.put("decision", row);
        lines.add(texts.get(
                "explain.decision",
                decision.id(),
                decision.kind().name(),
                decision.personName(),
                decision.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                decision.target().toString()));
    }

    void asked(TriageEntry entry) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Reason reason : entry.reasons()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", reason.code());
            row.put("text", reason.text());
            row.put("points", reason.points());
            row.put(
                    "cites",
                    reason.citations().stream()
                            .map(Citation::target)
                            .map(Target::toString)
                            .toList());
            rows.add(row);
            lines.add(texts.get(
                    "explain.reason",
                    reason.code(),
                    reason.text(),
                    reason.points(),
                    reason.citations().size()));
        }
        told.put("reasons", rows);
    }

    /** Follows what the wings say of it until contents are reached. */
    void asked(Target target) {
        if (seen.size() >= STEPS || !seen.add(target)) {
            return;
        }
        told.putIfAbsent("asked", target.toString());
        switch (target.kind()) {
            case Target.ITEM -> in.evidence().item(target.number()).ifPresent(this::item);
            case Target.CONTENT -> content(new ContentId(target.id()));
            case Target.EXHIBIT -> exhibit(target.number());
            default -> {
                for (Origins each : origins) {
                    each.of(in, target).forEach(from -> follow(target, from));
                }
            }
        }
        in.findings()
                .on(target)
                .forEach(finding -> content(new ContentId(finding.provenance().input())));
    }

    private void follow(Target target, Origins.Origin from) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("of", target.toString());
        row.put("from", from.from().toString());
        row.put("where", from.where());
        origin.add(row);
        lines.add(
                from.where().isEmpty()
                        ? texts.get("explain.from", name(target), name(from.from()))
                        : texts.get("explain.from.where", name(target), from.where(), name(from.from())));
        asked(from.from());
    }

    /** What kind of thing, in the language of the reader, and which. */
    private String name(Target target) {
        String key = "explain.kind." + target.kind();
        String kind = texts.get(key);
        return (kind.equals(key) ? target.kind() : kind) + " " + target.id();
    }

    private void item(Item item) {
        ContentId content = item.content();
        if (content == null) {
            told.put("chains", List.of(chain(item)));
            return;
        }
        content(content);
        seen.add(Target.of(content));
    }

    private void content(ContentId content) {
        contents.add(content);
    }

    private void exhibit(long id) {
        in.register().exhibit(id).ifPresent(exhibit -> told.put("exhibit", ExhibitCommands.row(exhibit)));
    }

    /** Follows all contents to their exhibits. */
    Explained follow() throws InterruptedException {
        if (!origin.isEmpty()) {
            told.put("origins", origin);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ContentId content : contents) {
            rows.add(row(content));
        }
        if (!rows.isEmpty()) {
            told.put("contents", rows);
        }
        boolean reached = !rows.isEmpty() || told.containsKey("chains") || told.containsKey("exhibit");
        return new Explained(List.copyOf(lines), reached, sound);
    }

    Outcome tell(Output output) throws InterruptedException {
        Explained explained = follow();
        output.object(told);
        lines.forEach(output::line);
        if (!explained.reached()) {
            output.note(texts.get("explain.nowhere"));
        }
        if (refused) {
            return Outcome.REFUSED;
        }
        return explained.reached() && explained.sound() ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private Map<String, Object> row(ContentId content) throws InterruptedException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sha256", content.sha256());
        lines.add(texts.get("explain.content", content.sha256()));
        List<Map<String, Object>> analyses = new ArrayList<>();
        for (Analysis analysis : in.findings().analyses(content)) {
            if (onlyAnalyzer == null
                    || onlyAnalyzer.equals(analysis.provenance().analyzer())) {
                analyses.add(analysis(content, analysis));
            }
        }
        row.put("analyses", analyses);
        List<Item> items = in.evidence().itemsOf(content);
        List<Object> chains = new ArrayList<>();
        items.stream().limit(COPIES).forEach(item -> chains.add(chain(item)));
        row.put("chains", chains);
        row.put("copies", items.size());
        if (items.size() > COPIES) {
            lines.add(texts.get("explain.more", items.size() - COPIES));
        }
        if (verify) {
            verified(content, row);
        }
        return row;
    }

    private Map<String, Object> analysis(ContentId content, Analysis analysis) throws InterruptedException {
        Provenance by = analysis.provenance();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("analyzer", by.analyzer());
        row.put("version", by.analyzerVersion());
        row.put("bundle", by.bundle());
        String sha256 = sha256(by.bundle());
        row.put("bundleSha256", sha256);
        row.put("parameters", by.parameters());
        row.put("inputs", by.inputs());
        row.put("model", by.model());
        row.put("deterministic", by.deterministic());
        row.put("operator", by.operator() == null ? null : by.operator().id());
        row.put("operatorName", by.operator() == null ? null : by.operator().name());
        row.put("at", by.at());
        row.put("outcome", analysis.outcome().name());
        row.put("why", analysis.why());
        row.put("output", by.output());
        lines.add("  "
                + texts.get(
                        "explain.analysis",
                        by.analyzer(),
                        by.analyzerVersion(),
                        by.bundle(),
                        by.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                        by.operator() == null ? "?" : by.operator().name()));
        lines.add("    " + (sha256 == null ? texts.get("explain.bundle.gone") : texts.get("explain.bundle", sha256)));
        if (!by.parameters().isEmpty()) {
            lines.add("    " + texts.get("explain.parameters", by.parameters()));
        }
        by.inputs().forEach((name, hash) -> lines.add("    " + texts.get("explain.input", name, hash)));
        if (by.model() != null) {
            lines.add("    " + texts.get("explain.model", by.model()));
        }
        if (by.output() != null) {
            lines.add("    " + texts.get(by.deterministic() ? "explain.output" : "explain.output.random", by.output()));
        }
        if (analysis.outcome() != Analysed.Outcome.DONE) {
            lines.add("    " + texts.get("explain.failed", String.valueOf(analysis.why())));
        }
        if (again) {
            replayed(content, by.analyzer(), row);
        }
        return row;
    }

    /** Of the bundle as it is installed now; null where that version is not. */
    private @Nullable String sha256(String bundle) {
        return toolset.bundles().stream()
                .filter(each -> bundle.equals(each.symbolicName() + " " + each.version()))
                .map(InstalledToolset.InstalledBundle::sha256)
                .findFirst()
                .orElse(null);
    }

    private void replayed(ContentId content, String analyzer, Map<String, Object> row) throws InterruptedException {
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            Replayed replayed = replay.replay(in, content, analyzer);
            result.put("result", replayed.result().name());
            result.put("sentence", replayed.sentence());
            if (replayed.comparison() != null) {
                result.put("output", replayed.comparison().output());
                result.put("differences", replayed.comparison().differences());
            }
            lines.add("    " + replayed.sentence());
            if (replayed.comparison() != null && replayed.result() != Result.REPRODUCED) {
                replayed.comparison().differences().forEach(each -> lines.add("      " + each));
            }
            sound &= replayed.result() != Result.DIFFERS;
        } catch (IOException e) {
            result.put("result", Result.NOT_POSSIBLE.name());
            result.put("sentence", String.valueOf(e.getMessage()));
            lines.add("    " + e.getMessage());
            failed(e);
        }
        row.put("replay", result);
    }

    private Map<String, Object> chain(Item item) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Place place : in.register().chain(item.id())) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("item", place.item().id());
            step.put("path", place.item().path());
            step.put("locator", place.locator());
            step.put("reader", place.reader());
            step.put(
                    "sha256",
                    place.item().content() == null
                            ? null
                            : place.item().content().sha256());
            step.put("state", place.item().state().name());
            steps.add(step);
            lines.add("  "
                    + texts.get(
                            "explain.step",
                            place.item().id(),
                            place.item().path(),
                            place.reader() == null ? "?" : place.reader(),
                            place.locator()));
        }
        Map<String, Object> chain = new LinkedHashMap<>();
        chain.put("steps", steps);
        in.register().exhibit(item.exhibit()).ifPresent(exhibit -> {
            chain.put("exhibit", ExhibitCommands.row(exhibit));
            lines.add("  "
                    + texts.get(
                            "explain.exhibit",
                            exhibit.exhibit().id(),
                            exhibit.exhibit().name(),
                            exhibit.labels().seal() == null
                                    ? "–"
                                    : exhibit.labels().seal(),
                            exhibit.exhibit()
                                    .added()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString(),
                            exhibit.exhibit().addedBy()));
            lines.add("    "
                    + texts.get(
                            "exhibit.proof." + exhibit.proof(),
                            String.valueOf(exhibit.labels().acquisition()),
                            String.valueOf(exhibit.compared()),
                            String.valueOf(exhibit.proved())));
        });
        return chain;
    }

    private void verified(ContentId content, Map<String, Object> row) {
        try (InputStream bytes = in.evidence().open(content)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            row.put("verified", true);
            lines.add("  " + texts.get("explain.verified"));
        } catch (IOException e) {
            row.put("verified", false);
            row.put("problem", String.valueOf(e.getMessage()));
            lines.add("  " + e.getMessage());
            failed(e);
        }
    }

    private void failed(IOException failure) {
        sound = false;
        refused |= failure.getCause() instanceof PolicyRefusal;
    }
}
