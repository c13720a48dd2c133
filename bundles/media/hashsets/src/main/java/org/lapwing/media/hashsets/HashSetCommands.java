package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code hashset import}, {@code hashset list}, {@code hashset remove}. */
@Component(property = CommandSet.WORDS + "=hashset")
public final class HashSetCommands implements CommandSet {

    private final Texts texts;
    private final KnownFiles lists;

    @Activate
    public HashSetCommands(@Reference Texts texts, @Reference KnownFiles lists) {
        this.texts = texts;
        this.lists = lists;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        List.of("hashset", "import"),
                        texts.get("command.import"),
                        List.of(
                                new Parameter("LIST", Parameter.Kind.REQUIRED, texts.get("command.import.list")),
                                new Parameter("--name", Parameter.Kind.OPTIONAL, texts.get("command.import.name"))),
                        this::add),
                new Command(List.of("hashset", "list"), texts.get("command.list"), List.of(), (call, out) -> list(out)),
                new Command(
                        List.of("hashset", "remove"),
                        texts.get("command.remove"),
                        List.of(new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("command.remove.name"))),
                        this::remove));
    }

    private Outcome add(Invocation call, Output output) throws IOException, InterruptedException {
        Path list = call.path(call.required("LIST"));
        String name = call.value("--name").orElseGet(() -> name(list));
        ImportReport report = lists.importList(name, list, output.progress());
        report.unreadLines().forEach(output::note);
        if (report.skipped() > report.unreadLines().size()) {
            output.note(texts.get(
                    "command.import.more",
                    report.skipped() - report.unreadLines().size()));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", name);
        result.put("entries", report.entries());
        result.put("skipped", report.skipped());
        result.put("unreadLines", report.unreadLines());
        output.object(result);
        output.line(texts.get("command.import.done", name, report.entries(), report.skipped()));
        return report.skipped() == 0 ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private static String name(Path list) {
        String file = list.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private Outcome list(Output output) {
        output.rows();
        for (HashSet each : lists.sets()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", each.name());
            row.put("entries", each.entries());
            row.put("importedAt", each.importedAt());
            row.put("source", each.source());
            output.row(row);
            output.line(texts.get(
                    "command.list.line", output.strong(each.name()), each.entries(), each.importedAt(), each.source()));
        }
        if (lists.sets().isEmpty()) {
            output.note(texts.get("command.list.none"));
        }
        List<String> problems = lists.problems();
        problems.forEach(output::note);
        return problems.isEmpty() ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private Outcome remove(Invocation call, Output output) throws IOException {
        String name = call.required("NAME");
        boolean removed = lists.remove(name);
        output.object(Map.of("name", name, "removed", removed));
        if (!removed) {
            output.note(texts.get("command.remove.unknown", name));
            return Outcome.NOT_FULLY;
        }
        output.line(texts.get("command.remove.done", name));
        return Outcome.DONE;
    }
}
