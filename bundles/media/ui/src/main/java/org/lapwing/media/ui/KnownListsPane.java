package org.lapwing.media.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.HashSet;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** Lists above, the codes of the chosen one below. */
final class KnownListsPane {

    private final Desk desk;
    private final Texts texts;
    private final ListWork work;
    private final Supplier<@Nullable KnownFiles> known;
    private final Composite place;
    private final Label trouble;
    private final PagedTable<HashSet> lists;
    private final PagedTable<Code> codes;
    private final Button remove;
    private final Button say;
    private List<HashSet> shown = List.of();

    /** A category code as it stands in a list. */
    private record Code(HashSet list, String code, String meaning) {}

    /** What there is, as one look finds it. */
    private record Found(List<HashSet> lists, List<String> problems) {}

    KnownListsPane(Composite parent, Desk desk, Texts texts, ListWork work, Supplier<@Nullable KnownFiles> known) {
        this.desk = desk;
        this.texts = texts;
        this.work = work;
        this.known = known;
        place = desk.widgets().grid(parent, 1, true);
        Composite line = desk.widgets().grid(place, 4, false);
        line.setLayoutData(Lay.across());
        desk.widgets().button(line, "media.lists.add", texts.get("action.lists.add"), false, this::add);
        remove = desk.widgets().button(line, "media.lists.remove", texts.get("lists.remove"), false, this::remove);
        say = desk.widgets().button(line, "media.lists.say", texts.get("lists.say"), false, this::say);
        trouble = desk.widgets().sentence(line, texts.get("lists.hint"), true);
        trouble.setLayoutData(Lay.across());
        SashForm halves = new SashForm(place, SWT.VERTICAL);
        halves.setLayoutData(Lay.fill());
        lists = desk.widgets().table(filled(halves), "media.lists", texts.get("lists.title"), listColumns());
        lists.control().setLayoutData(Lay.fill());
        codes = desk.widgets().table(filled(halves), "media.lists.codes", texts.get("lists.codes"), codeColumns());
        codes.control().setLayoutData(Lay.fill());
        lists.onSelect(this::chosen);
        codes.onSelect(code -> say.setEnabled(true));
        codes.onOpen(code -> say());
        remove.setEnabled(false);
        say.setEnabled(false);
        desk.onCase(place, open -> fill());
        look();
    }

    private Composite filled(SashForm halves) {
        Composite half = desk.widgets().grid(halves, 1, false);
        half.setLayout(new GridLayout());
        return half;
    }

    private List<Column<HashSet>> listColumns() {
        return List.of(
                new Column<>(texts.get("column.name"), -1, false, HashSet::name),
                new Column<>(texts.get("column.entries"), 120, true, each -> texts.get("number", each.entries())),
                new Column<>(texts.get("column.scheme"), 150, false, HashSet::scheme),
                new Column<>(texts.get("column.producer"), 150, false, HashSet::producer),
                new Column<>(texts.get("column.imported"), 110, false, each -> each.importedAt()
                        .substring(0, Math.min(10, each.importedAt().length()))));
    }

    private List<Column<Code>> codeColumns() {
        return List.of(
                new Column<>(
                        texts.get("column.code"),
                        150,
                        false,
                        each -> each.code().isEmpty() ? texts.get("lists.code.none") : each.code()),
                new Column<>(
                        texts.get("column.meaning"),
                        -1,
                        false,
                        each -> each.meaning().isEmpty() ? texts.get("lists.unsaid") : each.meaning()));
    }

    Control control() {
        return place;
    }

    /** Another process, or a job, may have changed the lists. */
    private void look() {
        if (!place.isDisposed()) {
            place.getDisplay().timerExec(1000, this::look);
            if (place.isVisible()) {
                fill();
            }
        }
    }

    private void fill() {
        KnownFiles now = known.get();
        desk.load(
                place,
                "lists",
                () -> now == null ? new Found(List.of(), List.of()) : new Found(now.sets(), now.problems()),
                this::show);
    }

    private void show(Found found) {
        trouble.setText(found.problems().isEmpty() ? texts.get("lists.hint") : String.join(" ", found.problems()));
        if (!found.lists().equals(shown)) {
            shown = found.lists();
            lists.source(PagedTable.Source.of(shown));
            codes.source(PagedTable.Source.of(List.of()));
            remove.setEnabled(false);
            say.setEnabled(false);
        }
    }

    private void chosen(HashSet list) {
        remove.setEnabled(true);
        say.setEnabled(false);
        KnownFiles now = known.get();
        if (now != null) {
            desk.load(
                    place,
                    "codes",
                    () -> now.details(list.name())
                            .map(details -> details.categories().stream()
                                    .map(code -> new Code(list, code, now.meaning(list.name(), code)))
                                    .toList())
                            .orElse(List.of()),
                    found -> codes.source(PagedTable.Source.of(found)));
        }
    }

    private void add() {
        work.add(desk);
    }

    private void remove() {
        KnownFiles now = known.get();
        Optional<HashSet> list = lists.selected();
        if (now == null || list.isEmpty()) {
            return;
        }
        String name = list.get().name();
        if (desk.confirm(
                texts.get("lists.remove.title"), texts.get("lists.remove.sure", name), texts.get("lists.remove.yes"))) {
            desk.load(place, "remove", () -> now.remove(name), gone -> {
                desk.say(texts.get("lists.removed", name));
                fill();
            });
        }
    }

    private void say() {
        KnownFiles now = known.get();
        Optional<Code> code = codes.selected();
        if (now == null || code.isEmpty()) {
            return;
        }
        Code chosen = code.get();
        String question = texts.get(
                "lists.say.question",
                chosen.code().isEmpty() ? texts.get("lists.code.none") : chosen.code(),
                alike(chosen.list()));
        desk.ask(texts.get("lists.say.title"), question, chosen.meaning(), 1)
                .ifPresent(said -> desk.load(
                        place,
                        "say",
                        () -> now.setMeaning(chosen.list().name(), chosen.code(), said),
                        kept -> chosen(chosen.list())));
    }

    /** The lists for which a meaning counts too. */
    private String alike(HashSet list) {
        if (list.scheme().isEmpty() && list.producer().isEmpty()) {
            return list.name();
        }
        return shown.stream()
                .filter(each ->
                        each.scheme().equals(list.scheme()) && each.producer().equals(list.producer()))
                .map(HashSet::name)
                .collect(Collectors.joining(", "));
    }
}
