package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.Stack;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code stacks}: which pictures of a case look alike, so that one of each stack needs to be looked at. Nothing is shown of them. */
@Component(property = CommandSet.WORDS + "=stacks")
public final class StackCommand implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final Stacks stacks;
    private final ContentWords words;

    @Activate
    public StackCommand(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference Stacks stacks) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.stacks = stacks;
        this.words = new ContentWords(texts);
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("stacks"),
                texts.get("command.stacks"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("command.stacks.case")),
                        new Parameter(
                                "--radius",
                                Parameter.Kind.OPTIONAL,
                                texts.get("command.stacks.radius", NearIndex.USUAL_RADIUS)),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("command.stacks.why"))),
                this::stacks));
    }

    private Outcome stacks(Invocation call, Output output) throws Exception {
        int radius = radius(call);
        if (radius < 0 || radius > NearIndex.USUAL_RADIUS) {
            output.note(texts.get(
                    "command.stacks.radius.wrong",
                    NearIndex.USUAL_RADIUS,
                    call.value("--radius").orElse("")));
            return Outcome.USAGE;
        }
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(output::note);
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "stacks of pictures",
                    call.value("--why").orElse(""));
            long[] told = new long[2];
            output.rows();
            long poor = stacks.tell(open, radius, output.progress(), stack -> {
                if (tell(open, stack, output)) {
                    told[0]++;
                    told[1] += stack.alike().size();
                }
            });
            output.note(texts.get("stacks.told", told[0], told[1]));
            if (poor > 0) {
                output.note(texts.get("stacks.poor", poor));
            }
        }
        return call.cancelled() ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    private static int radius(Invocation call) {
        try {
            return call.value("--radius").map(Integer::parseInt).orElse(NearIndex.USUAL_RADIUS);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** A stack of one file alone is not told; returns whether it was. */
    private boolean tell(Case open, Stack stack, Output output) {
        List<Item> first = open.evidence().itemsOf(stack.first());
        if (stack.alike().isEmpty() && first.size() < 2) {
            return false;
        }
        List<Map<String, Object>> alike = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        long files = first.size();
        for (Stack.Alike each : stack.alike()) {
            List<Item> items = open.evidence().itemsOf(each.content());
            files += items.size();
            Map<String, Object> row = ContentWords.row(each.content(), items);
            row.put("distance", each.distance());
            row.put("orientation", each.orientation());
            alike.add(row);
            lines.add("    " + texts.get("stacks.alike." + each.orientation(), each.distance()) + "  "
                    + words.paths(items));
        }
        Map<String, Object> row = ContentWords.row(stack.first(), first);
        row.put("alike", alike);
        row.put("files", files);
        output.row(row);
        output.line(
                texts.get("stacks.line", files, stack.alike().size() + 1) + "  " + output.strong(words.paths(first)));
        lines.forEach(output::line);
        return true;
    }
}
