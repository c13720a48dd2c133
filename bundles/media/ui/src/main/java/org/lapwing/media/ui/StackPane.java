package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.Stack;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** Stacks of pictures that look alike, and below the pictures of the one that is chosen. No pixel of them is shown. */
final class StackPane implements Tray.Front {

    private final Desk desk;
    private final Texts texts;
    private final RowFacts facts;
    private final Grading grading;
    private final Supplier<@Nullable Stacks> stacks;
    private final Composite place;
    private final Label found;
    private final Button find;
    private final Button same;
    private final PagedTable<StackRow> list;
    private final PagedTable<StackRow> members;
    private @Nullable String caseId;

    StackPane(
            Composite parent,
            Desk desk,
            Texts texts,
            RowFacts facts,
            Tray tray,
            Grading grading,
            Kept kept,
            Supplier<@Nullable Stacks> stacks) {
        this.desk = desk;
        this.texts = texts;
        this.facts = facts;
        this.grading = grading;
        this.stacks = stacks;
        place = desk.widgets().grid(parent, 1, true);
        Composite line = desk.widgets().grid(place, 3, false);
        line.setLayoutData(Lay.across());
        find = desk.widgets().button(line, "media.stacks.find", texts.get("stacks.find"), false, this::find);
        same = desk.widgets().button(line, "media.stacks.same", texts.get("stacks.same"), false, this::same);
        found = desk.widgets().sentence(line, texts.get("stacks.none.yet"), true);
        found.setLayoutData(Lay.across());
        SashForm halves = new SashForm(place, SWT.VERTICAL);
        halves.setLayoutData(Lay.fill());
        list = desk.widgets().table(filled(halves), "media.stacks", texts.get("stacks.title"), stackColumns());
        list.control().setLayoutData(Lay.fill());
        members = desk.widgets()
                .table(filled(halves), "media.stacks.members", texts.get("stacks.members"), memberColumns());
        members.control().setLayoutData(Lay.fill());
        list.onSelect(this::chosen);
        members.onSelect(member -> {
            tray.front(this);
            desk.openCase()
                    .ifPresent(open -> kept.keep(open, Target.of(member.stack().first())));
            desk.select(member.row().target());
            same.setEnabled(true);
        });
        place.addDisposeListener(gone -> tray.gone(this));
        desk.onCase(place, this::opened);
    }

    private Composite filled(SashForm halves) {
        Composite half = desk.widgets().grid(halves, 1, false);
        half.setLayout(new GridLayout());
        return half;
    }

    private List<Column<StackRow>> stackColumns() {
        RowWords words = new RowWords(texts);
        return List.of(
                new Column<>(texts.get("column.name"), -1, false, each -> each.row()
                        .item()
                        .name()),
                new Column<>(
                        texts.get("column.pictures"),
                        90,
                        true,
                        each -> texts.get("number", each.stack().alike().size() + 1)),
                new Column<>(
                        texts.get("column.farthest"),
                        110,
                        true,
                        each -> texts.get("bits", each.stack().alike().getLast().distance())),
                new Column<>(texts.get("column.dimensions"), 120, true, each -> words.dimensions(each.row())),
                new Column<>(texts.get("column.known"), 110, false, each -> words.known(each.row())),
                new Column<>(texts.get("column.grade"), 120, false, each -> words.grade(each.row())));
    }

    private List<Column<StackRow>> memberColumns() {
        RowWords words = new RowWords(texts);
        return List.of(
                new Column<>(texts.get("column.name"), -1, false, each -> each.row()
                        .item()
                        .name()),
                new Column<>(texts.get("column.differs"), 210, false, this::differs),
                new Column<>(texts.get("column.dimensions"), 120, true, each -> words.dimensions(each.row())),
                new Column<>(texts.get("column.size"), 80, true, each -> words.size(each.row())),
                new Column<>(
                        texts.get("column.copies"),
                        80,
                        true,
                        each -> texts.get("number", each.row().copies())),
                new Column<>(texts.get("column.known"), 110, false, each -> words.known(each.row())),
                new Column<>(texts.get("column.grade"), 120, false, each -> words.grade(each.row())));
    }

    private String differs(StackRow member) {
        Stack.Alike alike = member.alike();
        return alike == null
                ? texts.get("stacks.first")
                : texts.get("differs." + alike.orientation(), alike.distance());
    }

    Control control() {
        return place;
    }

    private void opened(Optional<Case> open) {
        String id = open.map(each -> each.info().id()).orElse(null);
        find.setEnabled(open.isPresent() && stacks.get() != null);
        if (Objects.equals(id, caseId)) {
            list.refresh();
            members.refresh();
            return;
        }
        caseId = id;
        say(texts.get("stacks.none.yet"));
        list.source(PagedTable.Source.of(List.of()));
        members.source(PagedTable.Source.of(List.of()));
        same.setEnabled(false);
    }

    private void say(String sentence) {
        found.setText(sentence);
        found.getParent().layout();
    }

    private void find() {
        Stacks finder = stacks.get();
        desk.openCase().filter(open -> finder != null).ifPresent(open -> desk.jobs()
                .start(texts.get("stacks.job"), progress -> find(Objects.requireNonNull(finder), open, progress)));
    }

    private String find(Stacks finder, Case open, Progress progress) {
        List<Stack> several = new ArrayList<>();
        long poor = finder.tell(open, NearIndex.USUAL_RADIUS, progress, stack -> {
            if (!stack.alike().isEmpty()) {
                several.add(stack);
            }
        });
        int pictures =
                several.stream().mapToInt(each -> each.alike().size() + 1).sum();
        String said = texts.get("stacks.found", several.size(), pictures, poor);
        String sentence = progress.cancelled() ? texts.get("stacks.part", said) : said;
        Display display = place.isDisposed() ? null : place.getDisplay();
        if (display != null) {
            display.asyncExec(() -> arrived(open, List.copyOf(several), sentence));
        }
        return sentence;
    }

    private void arrived(Case of, List<Stack> several, String sentence) {
        if (!place.isDisposed() && of.info().id().equals(caseId)) {
            say(sentence);
            list.source(StackRow.stacks(of, facts, several));
            members.source(PagedTable.Source.of(List.of()));
            same.setEnabled(false);
        }
    }

    private void chosen(StackRow stack) {
        desk.openCase().ifPresent(open -> members.source(StackRow.members(open, facts, stack.stack())));
        desk.select(stack.row().target());
        same.setEnabled(false);
    }

    /** What was decided of the chosen picture is decided of those of its stack that nobody decided. */
    private void same() {
        Optional<StackRow> chosen = members.selected();
        Case open = desk.openCase().filter(Case::writable).orElse(null);
        if (chosen.isEmpty() || open == null) {
            return;
        }
        if (chosen.get().row().grade() == null) {
            desk.say(texts.get("stacks.same.undecided"));
            return;
        }
        StackRow like = chosen.get();
        desk.load(place, "same", () -> grading.undecided(open, like.stack()), undecided -> {
            if (undecided.isEmpty()) {
                desk.say(texts.get("stacks.same.none"));
            } else if (desk.confirm(
                    texts.get("stacks.same.job"),
                    texts.get(
                            "stacks.same.sure",
                            undecided.size(),
                            String.valueOf(like.row().grade())),
                    texts.get("stacks.same.yes"))) {
                desk.jobs()
                        .start(
                                texts.get("stacks.same.job"),
                                progress -> grading.all(open, undecided, like.row(), progress));
            }
        });
    }

    @Override
    public void after(Target target) {
        members.selected()
                .filter(member -> member.row().target().equals(target))
                .ifPresent(member -> members.selectRow(member.row().number() + 1));
    }

    @Override
    public void show(Target target) {
        members.select(member -> member.row().target().equals(target));
    }
}
