package org.lapwing.media.near;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.near.CommonParts;
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

/** {@code parts}: which pictures of a case are parts of others, as crops and collages are. Nothing is shown of them. */
@Component(property = CommandSet.WORDS + "=parts")
public final class PartCommand implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;
    private final CommonParts parts;
    private final ContentWords words;

    @Activate
    public PartCommand(
            @Reference Texts texts,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference CommonParts parts) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
        this.parts = parts;
        this.words = new ContentWords(texts);
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("parts"),
                texts.get("command.parts"),
                List.of(
                        new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("command.stacks.case")),
                        new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("command.stacks.why"))),
                this::parts));
    }

    private Outcome parts(Invocation call, Output output) throws Exception {
        try (Case open = cases.open(cases.find(call.required("CASE")).folder(), CaseStore.Access.WRITE_IF_FREE)) {
            open.warnings().forEach(output::note);
            consultations.open(
                    open,
                    new Target(Target.CASE, open.info().id()),
                    "parts of pictures",
                    call.value("--why").orElse(""));
            long[] told = new long[1];
            output.rows();
            long unread = parts.tell(open, output.progress(), common -> {
                tell(open, common, output);
                told[0]++;
            });
            output.note(texts.get("parts.told", told[0]));
            if (unread > 0) {
                output.note(texts.get("parts.unread", unread));
            }
        }
        return call.cancelled() ? Outcome.NOT_FULLY : Outcome.DONE;
    }

    private void tell(Case open, CommonParts.Common common, Output output) {
        List<Item> first = open.evidence().itemsOf(common.first());
        List<Item> second = open.evidence().itemsOf(common.second());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("first", ContentWords.row(common.first(), first));
        row.put("second", ContentWords.row(common.second(), second));
        row.put("points", common.points());
        row.put("ofFirst", rounded(common.ofFirst()));
        row.put("ofSecond", rounded(common.ofSecond()));
        row.put("agreement", rounded(common.agreement()));
        row.put("turned", common.turned());
        row.put("mirrored", common.mirrored());
        output.row(row);
        output.line(output.strong(words.paths(first)) + "  " + output.strong(words.paths(second)));
        output.line("    "
                + texts.get(
                        "parts.line",
                        percent(common.ofFirst()),
                        percent(common.ofSecond()),
                        common.points(),
                        common.turned(),
                        common.mirrored() ? 1 : 0));
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}
