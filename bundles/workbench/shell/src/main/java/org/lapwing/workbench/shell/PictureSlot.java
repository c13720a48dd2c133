package org.lapwing.workbench.shell;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Viewing;

/** A place for a picture; without protective viewing it says so, and nothing is ever drawn. */
final class PictureSlot implements ProtectedPicture {

    private final Composite place;
    private final String id;
    private final Desk desk;
    private final Theme theme;
    private final String without;
    private @Nullable Viewing from;
    private @Nullable ProtectedPicture picture;
    private @Nullable Shown shown;
    private @Nullable Part part;
    private Consumer<Boolean> holding = held -> {};

    private record Shown(
            Case of, ContentId content, @Nullable String caution, boolean needsReason) {}

    PictureSlot(Composite parent, String id, Desk desk, Theme theme, String without) {
        this.id = id;
        this.desk = desk;
        this.theme = theme;
        this.without = without;
        place = WidgetIds.name(new Composite(parent, SWT.NONE), id + ".slot");
        place.setBackground(theme.surface());
        place.setLayout(new FillLayout());
    }

    void fill(Optional<Viewing> viewing) {
        Viewing now = viewing.orElse(null);
        if (now != null && now == from) {
            return;
        }
        from = now;
        picture = null;
        for (Control each : place.getChildren()) {
            each.dispose();
        }
        if (now == null) {
            Label label = new Label(place, SWT.WRAP | SWT.CENTER);
            label.setBackground(theme.surface());
            label.setForeground(theme.muted());
            label.setText(Sentences.label(without));
        } else {
            ProtectedPicture made = now.picture(place, id, desk);
            picture = made;
            made.onHold(held -> holding.accept(held));
            Shown last = shown;
            if (last != null) {
                made.content(last.of(), last.content(), last.caution(), last.needsReason());
                Part of = part;
                if (of != null) {
                    made.part(of);
                }
            }
        }
        place.layout(true, true);
    }

    @Override
    public Control control() {
        return place;
    }

    @Override
    public void content(Case of, ContentId content, @Nullable String caution, boolean needsReason) {
        Shown before = shown;
        if (before == null || before.of() != of || !before.content().equals(content)) {
            part = null;
        }
        shown = new Shown(of, content, caution, needsReason);
        ProtectedPicture to = picture;
        if (to != null) {
            to.content(of, content, caution, needsReason);
        }
    }

    @Override
    public void part(Part of) {
        part = of;
        ProtectedPicture to = picture;
        if (to != null) {
            to.part(of);
        }
    }

    @Override
    public void clear() {
        shown = null;
        ProtectedPicture to = picture;
        if (to != null) {
            to.clear();
        }
    }

    @Override
    public void onHold(Consumer<Boolean> listener) {
        holding = listener;
    }

    @Override
    public void hold(boolean held) {
        ProtectedPicture to = picture;
        if (to != null) {
            to.hold(held);
        }
    }

    @Override
    public boolean revealed() {
        ProtectedPicture to = picture;
        return to != null && to.revealed();
    }
}
