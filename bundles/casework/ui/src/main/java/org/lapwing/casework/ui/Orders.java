package org.lapwing.casework.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.casework.api.triage.TriageBoard.Order;
import org.lapwing.platform.api.cases.Case;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The order of the case that is open, worked out once for all views that show a part of it. Without a triage board there is no order,
 * and everything else goes on. Any thread.
 */
@Component(service = Orders.class)
public final class Orders {

    private static final Order NONE = new Order(List.of(), List.of());

    private volatile @Nullable TriageBoard board;
    private @Nullable Kept kept;

    private record Kept(String caseId, long revision, Order order) {}

    @Activate
    public Orders() {}

    Orders(TriageBoard board) {
        this.board = board;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public synchronized void bindBoard(TriageBoard came) {
        board = came;
        kept = null;
    }

    public synchronized void unbindBoard(TriageBoard gone) {
        if (board == gone) {
            board = null;
        }
        kept = null;
    }

    boolean installed() {
        return board != null;
    }

    /** The order as it is now; kept for the open case until the case changes. */
    synchronized Order of(Case of) {
        TriageBoard asked = board;
        if (asked == null) {
            kept = null;
            return NONE;
        }
        Kept last = kept;
        long revision = of.revision();
        if (last == null
                || last.revision() != revision
                || !last.caseId().equals(of.info().id())) {
            last = new Kept(of.info().id(), revision, asked.order(of));
            kept = last;
        }
        return last.order();
    }

    /** The order of a case that is not the open one; nothing is kept. */
    Order once(Case of) {
        TriageBoard asked = board;
        return asked == null ? NONE : asked.order(of);
    }
}
