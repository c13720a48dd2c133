package org.lapwing.media.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.ProtectedPicture;

/** The selected item: a place in which its picture can be seen, what to know before, and the grades. */
final class PicturePane {

    private final Desk desk;
    private final Texts texts;
    private final RowWords words;
    private final RowFacts facts;
    private final Grades grades;
    private final Grading grading;
    private final Composite place;
    private final ProtectedPicture picture;
    private final Label title;
    private final Label known;
    private final FrameSteps frames;
    private final Composite keys;
    private @Nullable CategoryScheme shown;

    PicturePane(Composite parent, Desk desk, Texts texts, RowFacts facts, Grades grades, Grading grading) {
        this.desk = desk;
        this.texts = texts;
        this.words = new RowWords(texts);
        this.facts = facts;
        this.grades = grades;
        this.grading = grading;
        place = desk.widgets().grid(parent, 2, true);
        picture = desk.widgets().picture(place, "media.picture");
        GridData left = new GridData(SWT.FILL, SWT.FILL, true, true);
        left.widthHint = 320;
        picture.control().setLayoutData(left);
        Composite right = desk.widgets().grid(place, 1, false);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, true);
        data.widthHint = 320;
        right.setLayoutData(data);
        title = WidgetIds.name(desk.widgets().heading(right, ""), "media.picture.title");
        known = WidgetIds.name(desk.widgets().sentence(right, "", true), "media.picture.facts");
        frames = new FrameSteps(right, desk, texts, picture);
        keys = new Composite(right, SWT.NONE);
        keys.setBackground(right.getBackground());
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.marginLeft = 0;
        layout.spacing = 8;
        keys.setLayout(layout);
        GridData across = Lay.across();
        across.widthHint = 320;
        keys.setLayoutData(across);
        desk.onSelection(place, target -> show());
        desk.onCase(place, open -> show());
    }

    Control control() {
        return place;
    }

    private void show() {
        Case open = desk.openCase().orElse(null);
        Target target = desk.selection().orElse(null);
        if (open == null || target == null) {
            show(open, Optional.empty());
            return;
        }
        desk.load(place, "facts", () -> facts.row(open, target), row -> show(open, row));
    }

    private void show(@Nullable Case open, Optional<Row> selected) {
        Row row = selected.orElse(null);
        if (open == null || row == null) {
            picture.clear();
            frames.none();
            title.setText("");
            known.setText(texts.get("picture.choose"));
        } else {
            fill(open, row);
        }
        buttons(row != null && open != null && open.writable());
        place.layout(true, true);
    }

    private void fill(Case open, Row row) {
        ContentId content = row.item().content();
        if (content != null && row.picture()) {
            String caution = words.caution(row);
            picture.content(open, content, caution.isEmpty() ? null : caution, row.needsReason());
            frames.of(row);
        } else {
            picture.clear();
            frames.none();
        }
        title.setText(row.item().name().replace("&", "&&"));
        String said = row.picture() ? words.facts(row) : words.facts(row) + "\n" + texts.get("picture.none");
        known.setText((said + "\n" + row.item().path()).replace("&", "&&"));
    }

    /** One for each grade of the scheme in use. */
    private void buttons(boolean enabled) {
        CategoryScheme scheme = grades.inUse().orElse(null);
        if (!java.util.Objects.equals(scheme, shown)) {
            shown = scheme;
            for (Control each : keys.getChildren()) {
                each.dispose();
            }
            if (scheme != null) {
                scheme.categories().forEach(each -> button(scheme, each));
            }
        }
        for (Control each : keys.getChildren()) {
            each.setEnabled(enabled);
        }
    }

    private void button(CategoryScheme scheme, Category category) {
        Button button = WidgetIds.name(new Button(keys, SWT.PUSH), "media.grade." + category.key());
        button.setText(texts.get("grade.button", String.valueOf(category.key()), scheme.label(category))
                .replace("&", "&&"));
        button.addListener(SWT.Selection, event -> grading.grade(desk, category.key()));
    }
}
