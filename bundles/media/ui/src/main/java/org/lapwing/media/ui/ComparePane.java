package org.lapwing.media.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.ProtectedPicture;

/** The kept item and the one that is selected, side by side: their facts first, and both pictures while one of them is held. */
final class ComparePane {

    private static final int PICTURE = 300;
    private static final int VALUE = 110;

    private final Desk desk;
    private final Texts texts;
    private final RowFacts facts;
    private final Kept kept;
    private final RowWords words;
    private final Composite place;
    private final Label likeness;
    private final ProtectedPicture left;
    private final ProtectedPicture right;
    private final PagedTable<Pair.Fact> table;

    ComparePane(Composite parent, Desk desk, Texts texts, RowFacts facts, Kept kept) {
        this.desk = desk;
        this.texts = texts;
        this.facts = facts;
        this.kept = kept;
        this.words = new RowWords(texts);
        place = desk.widgets().grid(parent, 3, true);
        likeness = WidgetIds.name(desk.widgets().sentence(place, "", false), "media.compare.likeness");
        GridData across = Lay.across();
        across.horizontalSpan = 3;
        likeness.setLayoutData(across);
        left = picture("media.compare.left");
        right = picture("media.compare.right");
        left.onHold(right::hold);
        right.onHold(left::hold);
        table = desk.widgets().table(place, "media.compare.facts", texts.get("compare.facts"), columns());
        table.control().setLayoutData(Lay.fill());
        desk.onSelection(place, target -> show());
        desk.onCase(place, open -> show());
        kept.onChange(place, this::show);
        show();
    }

    private ProtectedPicture picture(String id) {
        ProtectedPicture picture = desk.widgets().picture(place, id);
        GridData data = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
        data.widthHint = PICTURE;
        picture.control().setLayoutData(data);
        return picture;
    }

    private List<Column<Pair.Fact>> columns() {
        return List.of(
                new Column<>(texts.get("compare.fact"), 85, false, Pair.Fact::name),
                new Column<>(
                        texts.get("compare.difference"),
                        80,
                        false,
                        fact -> texts.get(fact.same() ? "compare.same" : "compare.differs")),
                new Column<>(texts.get("compare.kept"), VALUE, false, Pair.Fact::kept),
                new Column<>(texts.get("compare.chosen"), -1, false, Pair.Fact::chosen));
    }

    Control control() {
        return place;
    }

    private void show() {
        Case open = desk.openCase().orElse(null);
        Target first = open == null ? null : kept.target(open).orElse(null);
        Target second = desk.selection().orElse(null);
        if (open == null || first == null || second == null) {
            none();
            return;
        }
        desk.load(
                place,
                "pair",
                () -> facts.row(open, first)
                        .flatMap(one -> facts.row(open, second).map(other -> Pair.of(open, one, other))),
                pair -> show(open, pair));
    }

    private void show(Case open, Optional<Pair> of) {
        if (of.isEmpty()) {
            none();
            return;
        }
        Pair pair = of.get();
        fill(left, open, pair.kept());
        fill(right, open, pair.chosen());
        likeness.setText(pair.sentence(texts).replace("&", "&&"));
        table.source(PagedTable.Source.of(pair.facts(texts)));
        place.layout(true, true);
    }

    private void none() {
        left.clear();
        right.clear();
        likeness.setText(texts.get("compare.none"));
        table.source(PagedTable.Source.of(List.of()));
        place.layout(true, true);
    }

    private void fill(ProtectedPicture picture, Case open, Row row) {
        ContentId content = row.item().content();
        if (content == null || !row.picture()) {
            picture.clear();
            return;
        }
        String caution = words.caution(row);
        picture.content(
                open,
                content,
                caution.isEmpty() ? row.item().name() : row.item().name() + "\n" + caution,
                row.needsReason());
    }
}
