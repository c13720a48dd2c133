package org.lapwing.platform.search;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code search}. */
@Component(property = CommandSet.WORDS + "=search")
public final class SearchCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final SearchIndex index;

    @Activate
    public SearchCommands(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference SearchIndex index) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.index = index;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("search"),
                texts.get("search.summary"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("search.case")),
                        new Parameter("QUERY", Parameter.Kind.MANY, texts.get("search.query")),
                        new Parameter("--kind", Parameter.Kind.OPTIONAL, texts.get("search.kind")),
                        new Parameter("--limit", Parameter.Kind.OPTIONAL, texts.get("search.limit")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("search.why"))),
                this::search));
    }

    private Outcome search(Invocation call, Output output) throws Exception {
        int limit = limit(call);
        if (limit < 1) {
            output.note(texts.get("search.limit.wrong", call.value("--limit").orElse("")));
            return Outcome.USAGE;
        }
        String question = String.join(" ", call.values("QUERY"));
        SearchQuery query = new SearchQuery(question, call.value("--kind").orElse(null), limit);
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(output::note);
            String why = call.value("--why").orElse("");
            try (SearchIndex.Hits hits = consultations.search(open, question, why, () -> index.search(open, query))) {
                return print(open, hits, call, output);
            }
        } catch (SearchIndex.BadQuery bad) {
            return explain(bad, question, output);
        }
    }

    private static int limit(Invocation call) {
        try {
            return call.value("--limit").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private Outcome explain(SearchIndex.BadQuery bad, String question, Output output) {
        output.note(String.valueOf(bad.getMessage()));
        if (bad.position() >= 0 && !question.isBlank()) {
            output.note("  " + question);
            output.note("  " + " ".repeat(Math.min(bad.position(), question.length())) + "^");
        }
        return Outcome.USAGE;
    }

    private Outcome print(Case open, SearchIndex.Hits hits, Invocation call, Output output) {
        output.rows();
        long shown = 0;
        while (hits.hasNext()) {
            if (call.cancelled()) {
                return Outcome.NOT_FULLY;
            }
            SearchHit hit = hits.next();
            if (output.json()) {
                output.row(row(hit, items(open, hit)));
            } else {
                lines(hit, items(open, hit), output);
            }
            shown++;
        }
        output.note(texts.get("search.found", hits.total(), shown));
        return Outcome.DONE;
    }

    /** The items that have the content of a hit: what a person can decide on. */
    private static List<Long> items(Case open, SearchHit hit) {
        return hit.target().kind().equals(Target.CONTENT)
                ? open.evidence().itemsOf(new ContentId(hit.target().id())).stream()
                        .map(Item::id)
                        .toList()
                : List.of();
    }

    private void lines(SearchHit hit, List<Long> items, Output output) {
        StringBuilder head = new StringBuilder(
                items.isEmpty()
                        ? hit.target().toString()
                        : Target.of(Target.ITEM, items.getFirst()).toString());
        if (items.size() > 1) {
            head.append(' ').append(texts.get("search.copies", items.size() - 1));
        }
        if (hit.at() != null) {
            head.append("  ").append(hit.at().truncatedTo(ChronoUnit.SECONDS));
        }
        if (hit.author() != null) {
            head.append("  ").append(hit.author());
        }
        output.line(head.append("  ").append(hit.title()).toString().replace('\n', ' '));
        StringBuilder context = new StringBuilder("    ");
        int last = 0;
        for (int[] mark : hit.marks()) {
            context.append(hit.context(), last, mark[0])
                    .append(output.strong(hit.context().substring(mark[0], mark[1])));
            last = mark[1];
        }
        context.append(hit.context().substring(last));
        output.line(context.toString().replace('\n', ' ').replace('\r', ' '));
    }

    /** Marks count characters (code points), as most readers of JSON do. */
    private static Map<String, Object> row(SearchHit hit, List<Long> items) {
        List<List<Integer>> marks = new ArrayList<>();
        for (int[] mark : hit.marks()) {
            marks.add(List.of(
                    hit.context().codePointCount(0, mark[0]), hit.context().codePointCount(0, mark[1])));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", hit.target().kind());
        row.put("id", hit.target().id());
        row.put("title", hit.title());
        row.put("context", hit.context());
        row.put("marks", marks);
        row.put("at", hit.at());
        row.put("author", hit.author());
        row.put("score", hit.score());
        if (!items.isEmpty()) {
            row.put("items", items);
        }
        return row;
    }
}
