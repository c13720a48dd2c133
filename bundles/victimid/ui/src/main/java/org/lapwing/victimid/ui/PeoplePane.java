package org.lapwing.victimid.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** The question first, then its answer, then all subjects, and a line to add one. */
final class PeoplePane {

    private static final List<Subject.Category> CATEGORIES = List.of(
            Subject.Category.VICTIM,
            Subject.Category.WITNESS,
            Subject.Category.SUSPECT,
            Subject.Category.CONVICTED,
            Subject.Category.OTHER);

    private final Desk desk;
    private final Texts texts;
    private final SubjectBook book;
    private final Composite place;
    private final Label answer;
    private final PagedTable<Row> table;
    private final Button identified;
    private final Text name;
    private final Combo category;
    private final GroundFields ground;
    private final Text note;
    private final Button add;

    private record Row(Subject subject, int sightings) {}

    PeoplePane(Composite parent, Desk desk, Texts texts, SubjectBook book) {
        this.desk = desk;
        this.texts = texts;
        this.book = book;
        place = desk.widgets().grid(parent, 1, true);
        desk.widgets().heading(place, texts.get("question"));
        answer = WidgetIds.name(desk.widgets().sentence(place, texts.get("answer.none"), true), "people.answer");
        table = desk.widgets()
                .table(
                        place,
                        "people.subjects",
                        texts.get("perspective"),
                        List.of(
                                new Column<>(
                                        texts.get("subject.state"),
                                        150,
                                        false,
                                        row -> texts.get(
                                                row.subject().identified()
                                                        ? "state.identified"
                                                        : "state.unidentified")),
                                new Column<>(texts.get("subject.name"), 170, false, row -> row.subject()
                                        .name()),
                                new Column<>(
                                        texts.get("subject.category"),
                                        170,
                                        false,
                                        row -> texts.get(
                                                "category.mark",
                                                texts.get("category."
                                                        + row.subject().category()),
                                                texts.get("mark."
                                                        + row.subject().ground().mark()))),
                                new Column<>(
                                        texts.get("subject.sightings"),
                                        90,
                                        true,
                                        row -> texts.get("number", row.sightings())),
                                new Column<>(texts.get("subject.note"), -1, false, row -> row.subject()
                                        .note())));
        table.control().setLayoutData(Lay.fill());
        Composite buttons = desk.widgets().grid(place, 2, false);
        identified = desk.widgets()
                .button(buttons, "people.identified", texts.get("action.identified"), false, this::identified);
        desk.widgets().sentence(buttons, texts.get("sight.how"), true);
        desk.widgets().separator(place);
        Composite form = desk.widgets().grid(place, 3, false);
        name = desk.widgets().field(form, "people.name", texts.get("add.name"));
        category = desk.widgets()
                .choice(
                        form,
                        "people.category",
                        texts.get("subject.category"),
                        CATEGORIES.stream()
                                .map(each -> texts.get("category." + each))
                                .toList());
        note = desk.widgets().field(form, "people.note", texts.get("add.note"));
        ground = new GroundFields(form, desk, texts, "people");
        add = desk.widgets().button(form, "people.add", texts.get("add.do"), true, this::add);
        Question<List<Row>> question = new Question<>(desk, place, "subjects", this::rows, this::show);
        name.addListener(SWT.Modify, event -> enable());
        ground.source().addListener(SWT.Modify, event -> enable());
        Stream.of(name, note, ground.source()).forEach(each -> each.addListener(SWT.DefaultSelection, event -> add()));
        table.onSelect(row -> {
            desk.select(Target.of(Target.SUBJECT, row.subject().id()));
            enable();
        });
        desk.onCase(place, open -> question.ask());
        enable();
    }

    Control control() {
        return place;
    }

    private List<Row> rows(Optional<Case> open) {
        return open.map(of -> book.subjects(of).stream()
                        .map(subject -> new Row(
                                subject, book.sightings(of, subject.id()).size()))
                        .toList())
                .orElse(List.of());
    }

    private void show(List<Row> rows) {
        table.source(Source.of(rows));
        List<Row> sought = rows.stream()
                .filter(row -> !row.subject().identified() && row.subject().role() == Subject.Role.VICTIM)
                .toList();
        long sightings = sought.stream().mapToLong(Row::sightings).sum();
        String said = rows.isEmpty()
                ? texts.get("answer.none")
                : sought.isEmpty() ? texts.get("answer.all") : texts.get("answer", sought.size(), sightings);
        answer.setText(said.replace("&", "&&"));
        enable();
        place.layout(true);
    }

    private void enable() {
        boolean writable = desk.openCase().filter(Case::writable).isPresent();
        name.setEnabled(writable);
        category.setEnabled(writable);
        ground.enable(writable);
        note.setEnabled(writable);
        add.setEnabled(writable && !name.getText().isBlank() && ground.ground().isPresent());
        identified.setEnabled(writable && table.selected().isPresent());
        String action =
                table.selected().filter(row -> row.subject().identified()).isPresent()
                        ? "action.not.identified"
                        : "action.identified";
        identified.setText(texts.get(action));
        identified.getParent().layout(true);
    }

    void show(long subject) {
        table.select(row -> row.subject().id() == subject);
    }

    /** Puts the cursor where a subject is added. */
    void begin() {
        name.setFocus();
    }

    private void add() {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        String called = name.getText().strip();
        Optional<Ground> rests = ground.ground();
        if (open.isEmpty() || called.isEmpty() || rests.isEmpty()) {
            return;
        }
        String known = note.getText().strip();
        Subject.Category as = CATEGORIES.get(Math.max(0, category.getSelectionIndex()));
        name.setText("");
        note.setText("");
        ground.clear();
        desk.load(
                place,
                "add",
                () -> book.add(open.get(), called, as, rests.get(), known),
                made -> desk.say(texts.get("added", made.name())));
    }

    boolean canIdentify() {
        return table.selected().isPresent()
                && desk.openCase().filter(Case::writable).isPresent();
    }

    /** Asks on what ground, and records it; the other way round where somebody was identified by mistake. */
    void identified() {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Row> chosen = table.selected();
        if (open.isEmpty() || chosen.isEmpty()) {
            return;
        }
        Subject subject = chosen.get().subject();
        boolean now = !subject.identified();
        String title = texts.get(now ? "action.identified" : "action.not.identified");
        new GroundDialog(desk, texts)
                .ask(title, texts.get(now ? "ask.identified" : "ask.not.identified", subject.name()))
                .ifPresent(why -> desk.load(
                        place,
                        "identified",
                        () -> book.identified(open.get(), subject.id(), now, why),
                        done -> desk.say(texts.get(now ? "was.identified" : "was.not.identified", done.name()))));
    }
}
