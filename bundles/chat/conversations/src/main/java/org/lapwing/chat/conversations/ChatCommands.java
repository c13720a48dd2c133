package org.lapwing.chat.conversations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSource;
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

/** {@code lapwing chat formats}, {@code chat detect} and {@code chat parse}: reading only, no case needed. */
@Component(property = CommandSet.WORDS + "=chat")
public final class ChatCommands implements CommandSet {

    private final InstalledFormats formats;
    private final Texts texts;

    @Activate
    public ChatCommands(@Reference InstalledFormats formats, @Reference Texts texts) {
        this.formats = formats;
        this.texts = texts;
    }

    @Override
    public List<Command> commands() {
        Parameter path = new Parameter("PATH", Parameter.Kind.MANY, texts.get("command.path"));
        return List.of(
                new Command(List.of("chat", "formats"), texts.get("command.formats"), List.of(), this::list),
                new Command(List.of("chat", "detect"), texts.get("command.detect"), List.of(path), this::detect),
                new Command(
                        List.of("chat", "parse"),
                        texts.get("command.parse"),
                        List.of(path, new Parameter("--messages", Parameter.Kind.FLAG, texts.get("command.messages"))),
                        this::parse));
    }

    private Outcome list(Invocation call, Output out) {
        out.rows();
        for (ChatFormat format : formats.all()) {
            out.row(Map.of("id", format.id(), "title", format.title()));
            out.line(texts.get("format.line", format.id(), format.title()));
        }
        return Outcome.DONE;
    }

    private Outcome detect(Invocation call, Output out) throws IOException, InterruptedException {
        return eachFile(call, out, (source, choice) -> {
            Map<String, Object> row = begun(source, choice);
            row.put("confidence", choice.detection().confidence());
            row.put("why", choice.detection().why());
            row.put("alsoClaimedBy", choice.others());
            out.row(row);
            out.line(texts.get(
                    "detect.line",
                    source.name(),
                    choice.format().title(),
                    choice.detection().why()));
            return true;
        });
    }

    private Outcome parse(Invocation call, Output out) throws IOException, InterruptedException {
        boolean messages = call.flag("--messages");
        return eachFile(call, out, (source, choice) -> {
            CountingSink sink = new CountingSink(call::cancelled, messages ? printer(source, out) : null);
            String failure = parse(source, choice, sink);
            if (!messages) {
                out.row(value(source, choice, sink, failure));
            }
            out.line(texts.get(
                    "parse.line",
                    source.name(),
                    choice.format().title(),
                    sink.conversations(),
                    sink.messages(),
                    sink.account().rows() - sink.account().parsedRows()));
            warnings(sink, failure).forEach(out::note);
            return failure == null
                    && sink.account().cut() == null
                    && sink.account().adds();
        });
    }

    private static Consumer<Map<String, Object>> printer(ChatSource source, Output out) {
        return message -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", source.name());
            row.putAll(message);
            out.row(row);
            out.line(message.get("time") + " " + message.get("name") + ": " + message.get("text"));
        };
    }

    /** Why it could not be read to its end, null where it could. */
    private @Nullable String parse(ChatSource source, InstalledFormats.Choice choice, CountingSink sink)
            throws InterruptedException {
        try {
            choice.format().parse(source, sink);
            return null;
        } catch (IOException | RuntimeException e) {
            // A plug-in's failure is the file's, not the command's: what it had read is printed.
            return texts.get("parse.failed", source.name(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> begun(ChatSource source, InstalledFormats.Choice choice) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", source.name());
        row.put("format", choice.format().id());
        row.put("version", choice.detection().version());
        return row;
    }

    private Map<String, Object> value(
            ChatSource source, InstalledFormats.Choice choice, CountingSink sink, @Nullable String failure) {
        Map<String, Object> row = begun(source, choice);
        row.put("conversations", sink.conversationValues());
        row.put("totals", sink.totals());
        row.put("rows", sink.account().rowsValue());
        row.put("dateOrder", sink.account().facts().get("dateOrder"));
        row.put("facts", sink.account().facts());
        row.put("complete", failure == null && sink.account().cut() == null);
        row.put("warnings", warnings(sink, failure));
        return row;
    }

    private List<String> warnings(CountingSink sink, @Nullable String failure) {
        List<String> warnings = new ArrayList<>(sink.account().warnings());
        String cut = sink.account().cut();
        if (cut != null) {
            warnings.add(cut);
        }
        if (failure != null) {
            warnings.add(failure);
        } else if (!sink.account().adds()) {
            warnings.add(texts.get(
                    "rows.do.not.add", sink.account().rows(), sink.account().parsedRows()));
        }
        return warnings;
    }

    /** What is done with an export; false when it was not fully done. */
    @FunctionalInterface
    private interface ExportWork {
        boolean run(ChatSource source, InstalledFormats.Choice choice) throws IOException, InterruptedException;
    }

    private Outcome eachFile(Invocation call, Output out, ExportWork work) throws IOException, InterruptedException {
        boolean[] whole = {true};
        out.rows();
        FoundFiles files = new FoundFiles((path, failure) -> {
            whole[0] = false;
            out.note(texts.get("unreadable", path, String.valueOf(failure.getMessage())));
        });
        for (String word : call.values("PATH")) {
            Path path = call.path(word);
            files.walk(path, word, source -> {
                Optional<InstalledFormats.Choice> choice = formats.choose(source);
                if (choice.isPresent()) {
                    whole[0] &= work.run(source, choice.get());
                }
                return !call.cancelled();
            });
        }
        return whole[0] && !call.cancelled() ? Outcome.DONE : Outcome.NOT_FULLY;
    }
}
