package org.lapwing.workbench.search;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchIndex.BadQuery;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A question, its hits in a table, and the passage of the chosen one with what was found marked. */
@Component(service = View.class)
public final class SearchView implements View {

    private static final List<String> KINDS = List.of("", Target.MESSAGE, Target.CONTENT);

    private final Texts texts;
    private final SearchIndex index;
    private final Consultations consultations;
    private @Nullable Page page;

    @Activate
    public SearchView(@Reference Texts texts, @Reference SearchIndex index, @Reference Consultations consultations) {
        this.texts = texts;
        this.index = index;
        this.consultations = consultations;
    }

    @Override
    public String id() {
        return "lapwing.search.hits";
    }

    @Override
    public String perspective() {
        return SearchPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(Desk.SEARCH);
    }

    @Override
    public void show(Target target) {
        Page now = page;
        if (now != null) {
            now.ask(target.id());
        }
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Page made = new Page(parent, desk);
        page = made;
        made.place.addDisposeListener(gone -> {
            if (page == made) {
                page = null;
            }
        });
        return made.place;
    }

    /** What came of a question. */
    private sealed interface Outcome {
        record Found(Answer answer) implements Outcome {}

        record Wrong(String sentence, int position) implements Outcome {}
    }

    /** The controls. */
    private final class Page {

        private final Desk desk;
        private final Composite place;
        private final Text question;
        private final Combo kind;
        private final Label said;
        private final PagedTable<SearchHit> table;
        private final StyledText passage;
        private String asked = "";

        Page(Composite parent, Desk desk) {
            this.desk = desk;
            place = desk.widgets().grid(parent, 1, true);
            Composite row = desk.widgets().grid(place, 3, false);
            question = desk.widgets().field(row, "search.question", texts.get("hint"));
            kind = desk.widgets()
                    .choice(
                            row,
                            "search.kind",
                            texts.get("kind"),
                            KINDS.stream().map(this::kindName).toList());
            desk.widgets().button(row, "search.go", texts.get("go"), true, this::ask);
            said = WidgetIds.name(desk.widgets().sentence(place, texts.get("syntax"), true), "search.said");
            table = desk.widgets()
                    .table(
                            place,
                            "search.hits",
                            texts.get("hits"),
                            List.of(
                                    new Column<>(
                                            texts.get("hit.kind"),
                                            110,
                                            false,
                                            hit -> kindName(hit.target().kind())),
                                    new Column<>(texts.get("hit.title"), 220, false, SearchHit::title),
                                    new Column<>(texts.get("hit.context"), -1, false, SearchHit::context),
                                    new Column<>(texts.get("hit.author"), 140, false, hit -> blank(hit.author())),
                                    new Column<>(texts.get("hit.at"), 150, false, this::at)));
            passage = WidgetIds.name(
                    new StyledText(place, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL), "search.passage");
            passage.setBackground(desk.look().surface());
            passage.setForeground(desk.look().text());
            passage.setMargins(12, 8, 12, 8);
            passage.setAlwaysShowScrollBars(false);
            GridData data = new GridData(SWT.FILL, SWT.END, true, false);
            data.heightHint = 4 * passage.getLineHeight();
            passage.setLayoutData(data);
            passage.getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent event) {
                    event.result = texts.get("passage");
                }
            });
            passage.setText(texts.get("passage.none"));
            question.addListener(SWT.DefaultSelection, event -> ask());
            kind.addListener(SWT.Selection, event -> ask());
            table.onSelect(this::chosen);
            table.onOpen(hit -> desk.open(hit.target()));
            desk.onCase(place, this::caseChanged);
        }

        private @Nullable String caseId;

        private void caseChanged(Optional<Case> open) {
            String id = open.map(each -> each.info().id()).orElse(null);
            if (caseId != null && !caseId.equals(id)) {
                asked = "";
                table.source(PagedTable.Source.of(List.of()));
                passage.setText(texts.get("passage.none"));
                say(texts.get("syntax"), false);
            }
            caseId = id;
        }

        private void ask(String text) {
            question.setText(text);
            ask();
        }

        private void ask() {
            String text = question.getText().strip();
            Optional<Case> open = desk.openCase();
            if (text.isEmpty() || open.isEmpty()) {
                question.setFocus();
                return;
            }
            asked = text;
            String only = KINDS.get(Math.max(0, kind.getSelectionIndex()));
            say(texts.get("searching"), false);
            desk.consult(place, "search", why -> search(open.get(), text, only, why), this::show);
        }

        private void show(Outcome outcome) {
            passage.setText(texts.get("passage.none"));
            switch (outcome) {
                case Outcome.Found found -> {
                    say(texts.get("found", found.answer().total(), asked), false);
                    table.source(found.answer());
                }
                case Outcome.Wrong wrong -> {
                    table.source(PagedTable.Source.of(List.of()));
                    say(wrong.sentence(), true);
                    if (wrong.position() >= 0
                            && wrong.position() <= question.getText().length()) {
                        question.setFocus();
                        question.setSelection(
                                wrong.position(), question.getText().length());
                    }
                }
            }
        }

        private void say(String sentence, boolean notice) {
            said.setText(sentence.replace("&", "&&"));
            said.setForeground(notice ? desk.look().notice() : desk.look().muted());
            place.layout(true);
        }

        private void chosen(SearchHit hit) {
            desk.select(hit.target());
            passage.setText(hit.context());
            for (int[] mark : hit.marks()) {
                StyleRange range = new StyleRange(
                        mark[0],
                        mark[1] - mark[0],
                        desk.look().text(),
                        desk.look().accentSoft(),
                        SWT.BOLD);
                passage.setStyleRange(range);
            }
        }

        private String kindName(String kind) {
            String key = "kind." + (kind.isEmpty() ? "all" : kind);
            String known = texts.get(key);
            return known.equals(key) ? kind : known;
        }

        private String at(SearchHit hit) {
            return hit.at() == null
                    ? ""
                    : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                            .withLocale(texts.locale())
                            .format(hit.at().atZone(ZoneId.systemDefault()));
        }

        private static String blank(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    private Outcome search(Case in, String text, String kind, String why) throws Exception {
        try {
            return new Outcome.Found(consultations.search(in, text, why, () -> new Answer(index, in, text, kind)));
        } catch (BadQuery wrong) {
            String sentence = wrong.getMessage();
            return new Outcome.Wrong(sentence == null ? texts.get("wrong") : sentence, wrong.position());
        }
    }
}
