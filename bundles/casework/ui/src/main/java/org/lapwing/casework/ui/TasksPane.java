package org.lapwing.casework.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** Tasks on the screen: a line to add one, and the list. */
final class TasksPane {

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Who who;
    private final Composite place;
    private final Text text;
    private final Button add;
    private final Button done;
    private final PagedTable<Row> table;

    /** Read in the background. */
    private final AtomicBoolean withDone = new AtomicBoolean();

    private record Row(Task task, String about, String by) {}

    TasksPane(Composite parent, Desk desk, Texts texts, Who who) {
        this.desk = desk;
        this.texts = texts;
        this.words = new Words(texts);
        this.who = who;
        place = desk.widgets().grid(parent, 1, true);
        Composite row = desk.widgets().grid(place, 4, false);
        text = desk.widgets().field(row, "case.task.text", texts.get("tasks.hint"));
        add = desk.widgets().button(row, "case.task.add", texts.get("tasks.add"), true, this::add);
        done = desk.widgets().button(row, "case.task.done", texts.get("tasks.done"), false, this::done);
        Button all = WidgetIds.name(new Button(row, SWT.CHECK), "case.task.all");
        all.setText(texts.get("tasks.all"));
        all.setForeground(desk.look().text());
        table = desk.widgets()
                .table(
                        place,
                        "case.tasks",
                        texts.get("tasks.title"),
                        List.of(
                                new Column<>(
                                        texts.get("tasks.state"),
                                        80,
                                        false,
                                        each -> texts.get(
                                                each.task().done() == null ? "tasks.state.open" : "tasks.state.done")),
                                new Column<>(texts.get("tasks.text"), -1, false, each -> each.task()
                                        .text()),
                                new Column<>(texts.get("tasks.about"), 220, false, Row::about),
                                new Column<>(texts.get("tasks.by"), 140, false, Row::by),
                                new Column<>(
                                        texts.get("tasks.since"),
                                        140,
                                        false,
                                        each -> words.when(each.task().created()))));
        table.control().setLayoutData(Lay.fill());
        Question<List<Row>> question = new Question<>(desk, place, "tasks", this::rows, rows -> {
            table.source(Source.of(rows));
            enable();
        });
        all.addListener(SWT.Selection, event -> {
            withDone.set(all.getSelection());
            question.ask();
        });
        text.addListener(SWT.DefaultSelection, event -> add());
        text.addListener(SWT.Modify, event -> enable());
        table.onSelect(each -> enable());
        table.onOpen(each -> {
            Target about = each.task().about();
            if (about != null) {
                desk.open(about);
            }
        });
        desk.onCase(place, open -> question.ask());
        enable();
    }

    Control control() {
        return place;
    }

    private void enable() {
        boolean writable = desk.openCase().filter(Case::writable).isPresent();
        text.setEnabled(writable);
        add.setEnabled(writable && !text.getText().isBlank());
        done.setEnabled(writable
                && table.selected().filter(each -> each.task().done() == null).isPresent());
    }

    private List<Row> rows(Optional<Case> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        return open.get().decisions().tasks(withDone.get()).stream()
                .map(task -> new Row(task, about(open.get(), task.about()), who.name(task.createdBy())))
                .toList();
    }

    private String about(Case of, @Nullable Target about) {
        return about == null ? "" : words.name(of, about);
    }

    private void add() {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        String said = text.getText().strip();
        if (open.isEmpty() || said.isEmpty()) {
            return;
        }
        text.setText("");
        desk.load(
                place,
                "add",
                () -> open.get().decisions().addTask(said, null, null),
                task -> desk.say(texts.get("tasks.added", task.text())));
    }

    private void done() {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Row> chosen = table.selected();
        if (open.isEmpty() || chosen.isEmpty()) {
            return;
        }
        desk.load(
                place,
                "done",
                () -> open.get().decisions().taskDone(chosen.get().task().id()),
                task -> desk.say(texts.get("tasks.was.done", chosen.get().task().text())));
    }
}
