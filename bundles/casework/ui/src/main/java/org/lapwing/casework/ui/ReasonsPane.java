package org.lapwing.casework.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;

/** A native tree: reasons, and in each the places that it cites. */
final class ReasonsPane {

    /** Shown of one reason; the rest is counted, and read where the citations are marked. */
    private static final int CITATIONS = 200;

    private static final String TARGET = "org.lapwing.target";

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final Composite place;
    private final Label sentence;
    private final Tree tree;

    /** Read in the background. */
    private volatile Optional<Target> asked = Optional.empty();

    ReasonsPane(Composite parent, Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        this.words = new Words(texts);
        Look look = desk.look();
        place = desk.widgets().grid(parent, 1, true);
        sentence = WidgetIds.name(
                desk.widgets().sentence(place, texts.get("reasons.choose"), true), "case.reasons.sentence");
        tree = WidgetIds.name(new Tree(place, SWT.FULL_SELECTION | SWT.SINGLE), "case.reasons");
        tree.setLayoutData(Lay.fill());
        tree.setHeaderVisible(true);
        tree.setBackground(look.background());
        tree.setForeground(look.text());
        tree.setHeaderBackground(look.background());
        tree.setHeaderForeground(look.muted());
        Lay.named(tree, texts.get("reasons.title"));
        column(texts.get("reasons.reason"), SWT.LEFT, 520);
        column(texts.get("reasons.when"), SWT.LEFT, 150);
        column(texts.get("reasons.points"), SWT.RIGHT, 80);
        tree.addListener(SWT.DefaultSelection, this::open);
        tree.addListener(SWT.Resize, event -> {
            int left = tree.getClientArea().width - 230;
            tree.getColumn(0).setWidth(Math.max(240, left));
        });
        Lay.hide(tree, true);
    }

    private void column(String title, int style, int width) {
        TreeColumn column = new TreeColumn(tree, style);
        column.setText(title);
        column.setWidth(width);
    }

    Composite control() {
        return place;
    }

    void asking(Optional<Target> target) {
        asked = target;
    }

    Optional<Target> asked() {
        return asked;
    }

    private void open(Event event) {
        if (event.item instanceof TreeItem item && item.getData(TARGET) instanceof Target target) {
            desk.open(target);
        }
    }

    void show(Optional<TriageEntry> entry) {
        tree.setRedraw(false);
        tree.removeAll();
        entry.ifPresent(this::fill);
        tree.setRedraw(true);
        boolean reasoned = entry.filter(each -> !each.reasons().isEmpty()).isPresent();
        Lay.hide(tree, !reasoned);
        sentence.setText(sentence(entry, reasoned).replace("&", "&&"));
        place.layout(true, true);
    }

    private String sentence(Optional<TriageEntry> entry, boolean reasoned) {
        if (entry.isEmpty()) {
            return texts.get(ofNothing() ? "reasons.choose" : "reasons.none");
        }
        return reasoned
                ? texts.get(
                        "reasons.sentence",
                        entry.get().title(),
                        words.tier(entry.get().tier()),
                        entry.get().score())
                : texts.get("reasons.no.reason", entry.get().title());
    }

    private boolean ofNothing() {
        return asked.filter(target -> !target.kind().equals(Target.CASE)).isEmpty();
    }

    private void fill(TriageEntry entry) {
        boolean first = true;
        for (Reason reason : entry.reasons()) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setText(new String[] {
                words.because(reason),
                texts.get("reasons.places", reason.citations().size()),
                points(reason)
            });
            item.setFont(0, desk.look().strong());
            item.setData(TARGET, reason.citations().getFirst().target());
            for (Citation citation :
                    reason.citations().stream().limit(CITATIONS).toList()) {
                TreeItem cited = new TreeItem(item, SWT.NONE);
                cited.setText(new String[] {said(citation), words.recorded(citation.at()), ""});
                cited.setForeground(1, desk.look().muted());
                cited.setData(TARGET, citation.target());
            }
            if (reason.citations().size() > CITATIONS) {
                new TreeItem(item, SWT.NONE)
                        .setText(texts.get("reasons.more", reason.citations().size() - CITATIONS));
            }
            item.setExpanded(first);
            first = false;
        }
    }

    private String points(Reason reason) {
        return (reason.points() > 0 ? "+" : "") + texts.get("number", reason.points());
    }

    private String said(Citation citation) {
        String quote = citation.quote();
        return quote == null || quote.isBlank()
                ? citation.label()
                : texts.get("reasons.quote", citation.label(), quote.replace('\n', ' '));
    }
}
