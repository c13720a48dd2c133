package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.Details;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.api.KnownFiles.NearFile;
import org.lapwing.media.api.Votes;
import org.lapwing.media.api.hash.Pdq256;
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

/** {@code hashset import}, {@code list}, {@code info}, {@code meaning}, {@code match}, {@code export} and {@code remove}. */
@Component(property = CommandSet.WORDS + "=hashset")
public final class HashSetCommands implements CommandSet {

    private static final int PDQ_DIGITS = 64;

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
                                new Parameter("--name", Parameter.Kind.OPTIONAL, texts.get("command.import.name")),
                                new Parameter("--add", Parameter.Kind.FLAG, texts.get("command.import.add")),
                                new Parameter(
                                        "--columns", Parameter.Kind.OPTIONAL, texts.get("command.import.columns"))),
                        this::add),
                new Command(List.of("hashset", "list"), texts.get("command.list"), List.of(), (call, out) -> list(out)),
                new Command(
                        List.of("hashset", "info"),
                        texts.get("command.info"),
                        List.of(new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("command.name"))),
                        this::info),
                new Command(
                        List.of("hashset", "meaning"),
                        texts.get("command.meaning"),
                        List.of(
                                new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("command.name")),
                                new Parameter("CODE", Parameter.Kind.REQUIRED, texts.get("command.meaning.code")),
                                new Parameter("MEANING", Parameter.Kind.OPTIONAL, texts.get("command.meaning.text"))),
                        this::meaning),
                new Command(
                        List.of("hashset", "match"),
                        texts.get("command.match"),
                        List.of(new Parameter("WHAT", Parameter.Kind.MANY, texts.get("command.match.what"))),
                        this::match),
                new Command(
                        List.of("hashset", "export"),
                        texts.get("command.export"),
                        List.of(
                                new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("command.name")),
                                new Parameter("FILE", Parameter.Kind.REQUIRED, texts.get("command.export.file"))),
                        this::export),
                new Command(
                        List.of("hashset", "remove"),
                        texts.get("command.remove"),
                        List.of(new Parameter("NAME", Parameter.Kind.REQUIRED, texts.get("command.remove.name"))),
                        this::remove));
    }

    private Outcome add(Invocation call, Output output) throws IOException, InterruptedException {
        Path list = call.path(call.required("LIST"));
        String name = call.value("--name").orElseGet(() -> name(list));
        ImportReport report = call.flag("--add")
                ? lists.addTo(name, list, columns(call), output.progress())
                : lists.importList(name, list, columns(call), output.progress());
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

    private Map<String, String> columns(Invocation call) throws IOException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String each : call.value("--columns").orElse("").split(",", -1)) {
            int equal = each.indexOf('=');
            if (equal > 0) {
                columns.put(
                        each.substring(0, equal)
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[-_ ]", ""),
                        each.substring(equal + 1));
            } else if (!each.isBlank()) {
                throw new IOException(texts.get("import.columns.odd", each));
            }
        }
        return columns;
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
            row.put("scheme", each.scheme());
            row.put("producer", each.producer());
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

    private Outcome info(Invocation call, Output output) {
        String name = call.required("NAME");
        Optional<Details> found = lists.details(name);
        if (found.isEmpty()) {
            output.object(Map.of("name", name, "found", false));
            output.note(texts.get("command.unknown", name));
            return Outcome.NOT_FULLY;
        }
        HashSet set = found.get().set();
        Map<String, String> meanings = new LinkedHashMap<>();
        found.get().categories().forEach(code -> meanings.put(code, lists.meaning(name, code)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", name);
        result.put("entries", set.entries());
        result.put("importedAt", set.importedAt());
        result.put("source", set.source());
        result.put("scheme", set.scheme());
        result.put("producer", set.producer());
        result.put("hashes", found.get().hashes());
        result.put("categories", meanings);
        output.object(result);
        output.line(texts.get("command.list.line", output.strong(name), set.entries(), set.importedAt(), set.source()));
        output.line(texts.get("command.info.scheme", said(set.scheme()), said(set.producer())));
        found.get()
                .hashes()
                .forEach((algorithm, count) ->
                        output.line(texts.get("command.info.hashes", Algorithm.title(algorithm), count)));
        meanings.forEach((code, meaning) -> output.line(
                meaning.isEmpty()
                        ? texts.get("command.info.unsaid", said(code))
                        : texts.get("command.info.meaning", said(code), meaning)));
        return Outcome.DONE;
    }

    private String said(String text) {
        return text.isEmpty() ? texts.get("command.info.nothing") : text;
    }

    private Outcome meaning(Invocation call, Output output) throws IOException {
        String name = call.required("NAME");
        String code = call.required("CODE");
        String meaning = call.value("MEANING").orElse("");
        boolean kept = lists.setMeaning(name, code, meaning);
        output.object(Map.of("name", name, "category", code, "meaning", meaning, "kept", kept));
        if (!kept) {
            output.note(texts.get("command.unknown", name));
            return Outcome.NOT_FULLY;
        }
        output.line(texts.get(meaning.isEmpty() ? "command.meaning.gone" : "command.meaning.done", code, meaning));
        return Outcome.DONE;
    }

    private Outcome match(Invocation call, Output output) throws IOException {
        output.rows();
        boolean all = true;
        for (String what : call.values("WHAT")) {
            boolean digest = what.matches("(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})");
            Path file = call.path(what);
            if (!digest && !Files.isRegularFile(file)) {
                output.note(texts.get("command.match.odd", what));
                all = false;
                continue;
            }
            List<KnownFile> found = new ArrayList<>();
            List<NearFile> near = what.length() == PDQ_DIGITS && digest ? near(what) : List.of();
            for (String each : digest ? List.of(what) : FileDigests.of(file)) {
                found.addAll(lists.find(each));
            }
            show(what, found, near, output);
        }
        return all ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    /** The digits may be of either family, which they do not tell. */
    private List<NearFile> near(String digits) {
        List<NearFile> near = new ArrayList<>();
        for (Pdq256.Family each : Pdq256.Family.values()) {
            near.addAll(lists.near(Pdq256.of(each, digits)));
        }
        return near;
    }

    private void show(String what, List<KnownFile> found, List<NearFile> near, Output output) {
        if (found.isEmpty() && near.isEmpty()) {
            output.row(Map.of("what", what, "known", false));
            output.line(texts.get("command.match.none", what));
        }
        Votes votes = lists.votes(found);
        for (KnownFile each : found) {
            String meaning = lists.meaning(each.set(), each.category());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", what);
            row.put("known", true);
            row.put("set", each.set());
            row.put("category", each.category());
            row.put("meaning", meaning);
            row.put("source", each.source());
            row.put("algorithm", each.algorithm());
            row.put("votes", votes.count());
            row.put("voters", votes.sources());
            row.put("disputed", votes.disputed());
            output.row(row);
            output.line(texts.get(
                    "command.match.line",
                    what,
                    output.strong(each.set()),
                    Algorithm.title(each.algorithm()),
                    said(each.category()),
                    said(meaning)));
        }
        if (votes.count() > 0) {
            output.line(texts.get(
                    votes.disputed() ? "command.match.disputed" : "command.match.votes",
                    votes.count(),
                    votes.meaning(),
                    String.join(", ", votes.sources())));
        }
        near.forEach(each -> show(what, each, output));
    }

    private void show(String what, NearFile near, Output output) {
        String meaning = lists.meaning(near.set(), near.category());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("known", false);
        row.put("near", true);
        row.put("set", near.set());
        row.put("category", near.category());
        row.put("meaning", meaning);
        row.put("source", near.source());
        row.put("algorithm", near.algorithm());
        row.put("distance", near.distance());
        output.row(row);
        output.line(texts.get(
                "command.match.near",
                what,
                output.strong(near.set()),
                Algorithm.title(near.algorithm()),
                near.distance(),
                said(near.category()),
                said(meaning)));
    }

    private Outcome export(Invocation call, Output output) throws IOException {
        String name = call.required("NAME");
        Path file = call.path(call.required("FILE"));
        long written = lists.export(name, file);
        output.object(Map.of("name", name, "file", file.toString(), "hashes", written));
        output.line(texts.get("command.export.done", written, file.toString()));
        return Outcome.DONE;
    }
}
