package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.Desk;
import org.osgi.service.component.annotations.Component;

/** The item that others are compared with. UI thread only. */
@Component(service = Kept.class)
public final class Kept {

    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Target target;
    private String caseId = "";

    /** Empty where none was kept in this case. */
    Optional<Target> target(Case in) {
        return Optional.ofNullable(target).filter(kept -> in.info().id().equals(caseId));
    }

    void keep(Case in, Target kept) {
        target = kept;
        caseId = in.info().id();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** The one that is selected now; see {@link #possible}. */
    void keep(Desk desk) {
        desk.openCase().ifPresent(open -> desk.selection().ifPresent(selected -> keep(open, selected)));
    }

    boolean possible(Desk desk) {
        return desk.openCase().isPresent()
                && desk.selection()
                        .filter(selected -> selected.kind().equals(Target.ITEM)
                                || selected.kind().equals(Target.CONTENT))
                        .isPresent();
    }

    /** Until the owner is gone. */
    void onChange(Control owner, Runnable listener) {
        listeners.add(listener);
        owner.addDisposeListener(gone -> listeners.remove(listener));
    }
}
