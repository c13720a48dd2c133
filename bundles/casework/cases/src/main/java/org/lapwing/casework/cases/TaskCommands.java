package org.lapwing.casework.cases;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code task add}, {@code task list} and {@code task done}. */
@Component(property = CommandSet.WORDS + "=task")
public final class TaskCommands implements CommandSet {

    private final Texts texts;
    private final CaseStore cases;
    private final Consultations consultations;

    @Activate
    public TaskCommands(@Reference Texts texts, @Reference CaseStore cases, @Reference Consultations consultations) {
        this.texts = texts;
        this.cases = cases;
        this.consultations = consultations;
    }

    @Override
    public List<Command> commands() {
        Parameter inCase = new Parameter("CASE", Parameter.Kind.REQUIRED, texts.get("parameter.case"));
        return List.of(
                new Command(
                        List.of("task", "add"),
                        texts.get("task.add.summary"),
                        List.of(
                                inCase,
                                new Parameter("TEXT", Parameter.Kind.REQUIRED, texts.get("task.text")),
                                new Parameter("--owner", Parameter.Kind.OPTIONAL, texts.get("task.owner")),
                                new Parameter("--about", Parameter.Kind.OPTIONAL, texts.get("parameter.item"))),
                        this::add),
                new Command(
                        List.of("task", "list"),
                        texts.get("task.list.summary"),
                        List.of(
                                inCase,
                                new Parameter("--all", Parameter.Kind.FLAG, texts.get("task.all")),
                                new Parameter("--why", Parameter.Kind.OPTIONAL, texts.get("why.summary"))),
                        this::list),
                new Command(
                        List.of("task", "done"),
                        texts.get("task.done.summary"),
                        List.of(inCase, new Parameter("TASK", Parameter.Kind.REQUIRED, texts.get("task.number"))),
                        this::done));
    }

    private Outcome add(Invocation call, Output output) throws Exception {
        String text = call.required("TEXT").strip();
        if (text.isEmpty()) {
            output.note(texts.get("task.text.empty"));
            return Outcome.USAGE;
        }
        try (Case open = OpenedCase.write(cases, call, output)) {
            Target about = null;
            if (call.value("--about").isPresent()) {
                Optional<Target> found = new TargetWord(texts).find(open, call.required("--about"), output);
                if (found.isEmpty()) {
                    return Outcome.NOT_FULLY;
                }
                about = found.get();
            }
            Task task = open.decisions().addTask(text, call.value("--owner").orElse(null), about);
            output.object(row(task));
            output.line(line(task));
        }
        return Outcome.DONE;
    }

    private Outcome list(Invocation call, Output output) throws Exception {
        try (Case open = OpenedCase.read(cases, call, output)) {
            OpenedCase.consulted(consultations, open, call, "list of tasks");
            output.rows();
            List<Task> tasks = open.decisions().tasks(call.flag("--all"));
            for (Task task : tasks) {
                output.row(row(task));
                output.line(line(task));
            }
            if (tasks.isEmpty()) {
                output.note(texts.get("task.none"));
            }
        }
        return Outcome.DONE;
    }

    private Outcome done(Invocation call, Output output) throws Exception {
        long id;
        try {
            id = Long.parseLong(call.required("TASK"));
        } catch (NumberFormatException notANumber) {
            output.note(texts.get("task.number.wrong", call.required("TASK")));
            return Outcome.USAGE;
        }
        try (Case open = OpenedCase.write(cases, call, output)) {
            Optional<Task> task = open.decisions().taskDone(id);
            if (task.isEmpty()) {
                output.note(texts.get("task.absent", id));
                return Outcome.NOT_FULLY;
            }
            output.object(row(task.get()));
            output.line(line(task.get()));
        }
        return Outcome.DONE;
    }

    private String line(Task task) {
        StringBuilder line = new StringBuilder("%4d  ".formatted(task.id()));
        line.append(task.done() == null ? "[ ]  " : "[x]  ").append(task.text());
        if (task.about() != null) {
            line.append("  (").append(task.about()).append(')');
        }
        if (task.owner() != null) {
            line.append("  ").append(texts.get("task.owned", task.owner()));
        }
        return line.append("  ")
                .append(task.created().truncatedTo(ChronoUnit.SECONDS))
                .toString();
    }

    private static Map<String, Object> row(Task task) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", task.id());
        row.put("text", task.text());
        row.put("owner", task.owner());
        row.put("about", about(task.about()));
        row.put("created", task.created());
        row.put("createdBy", task.createdBy());
        row.put("done", task.done());
        return row;
    }

    private static @Nullable Map<String, String> about(@Nullable Target target) {
        return target == null ? null : Map.of("kind", target.kind(), "id", target.id());
    }
}
