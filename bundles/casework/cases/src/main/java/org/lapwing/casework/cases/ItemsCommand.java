package org.lapwing.casework.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code case items}: what was found in the evidence, or only what has a problem. */
@Component(property = CommandSet.WORDS + "=case")
public final class ItemsCommand implements CommandSet {

    private static final int PAGE = 1_000;
    private static final Set<ItemState> WITH_PROBLEM =
            Set.of(ItemState.PARTIAL, ItemState.UNREADABLE, ItemState.SEALED);

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;

    @Activate
    public ItemsCommand(@Reference Texts texts, @Reference CaseStore cases, @Reference Consultations consultations) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("case", "items"),
                texts.get("items.summary"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case")),
                        new Parameter("--problems", Parameter.Kind.FLAG, texts.get("items.problems")),
                        new Parameter("--type", Parameter.Kind.OPTIONAL, texts.get("items.type")),
                        new Parameter("--path", Parameter.Kind.OPTIONAL, texts.get("items.path")),
                        new Parameter("--limit", Parameter.Kind.OPTIONAL, texts.get("items.limit")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("why.summary"))),
                this::items));
    }

    private Outcome items(Invocation call, Output output) throws Exception {
        long limit;
        try {
            limit = call.value("--limit").map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException notANumber) {
            limit = 0;
        }
        if (limit < 1) {
            output.note(texts.get("items.limit.wrong", call.value("--limit").orElse("")));
            return Outcome.USAGE;
        }
        ItemFilter filter = new ItemFilter(
                call.value("--type").orElse(null),
                call.flag("--problems") ? WITH_PROBLEM : Set.of(),
                call.value("--path").orElse(null),
                null,
                false);
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "list of items");
            list(open, filter, limit, call, output);
        }
        return call.cancelled() ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    private void list(Case open, ItemFilter filter, long limit, Invocation call, Output output) {
        output.rows();
        long told = 0;
        long after = 0;
        while (told < limit && !call.cancelled()) {
            List<Item> page = open.evidence().items(filter, after, (int) Math.min(PAGE, limit - told));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(item -> tell(open, item, output));
            told += page.size();
            after = page.getLast().id();
        }
        if (told == 0) {
            output.note(texts.get("items.none"));
        } else if (told == limit) {
            long all = open.evidence().count(filter);
            if (all > told) {
                output.note(texts.get("items.more", told, all));
            }
        }
    }

    private void tell(Case open, Item item, Output output) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", item.id());
        row.put("path", item.path());
        row.put("size", item.size() < 0 ? null : item.size());
        row.put("type", item.mediaType());
        row.put("state", item.state().name());
        row.put("problem", item.problem());
        row.put("content", item.content() == null ? null : item.content().sha256());
        row.put(
                "category",
                open.decisions()
                        .category(Target.of(Target.ITEM, item.id()))
                        .map(Decision::value)
                        .orElse(null));
        row.put("exhibit", item.exhibit());
        output.row(row);
        String problem = item.problem();
        output.line("%8d  %s".formatted(item.id(), output.strong(item.path())));
        if (problem != null) {
            output.line(" ".repeat(10) + texts.get("items.state." + item.state().name()) + ": "
                    + problem.replace("\n", "\n" + " ".repeat(10)));
        }
    }
}
