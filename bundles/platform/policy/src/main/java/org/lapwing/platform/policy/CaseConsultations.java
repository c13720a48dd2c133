package org.lapwing.platform.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers, for each handle, why it was opened and which pages were shown a short while ago. */
@Component
public final class CaseConsultations implements Consultations {

    private static final Duration SAME_LOOK = Duration.ofMinutes(10);
    private static final int PAGES_KEPT = 2_000;

    private final Policy policy;
    private final Clock clock;
    private final Map<Case, Sitting> sittings = new ConcurrentHashMap<>();

    @Activate
    public CaseConsultations(@Reference Policy policy) {
        this(policy, Clock.systemUTC());
    }

    CaseConsultations(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Permit open(Case of, Target target, String what, String reason) throws PolicyRefusal {
        Permit permit = policy.permit(Function.CASE_OPEN, of, null, reason);
        Note note = new Note(Operation.CONSULTED, target, what, permit.reason(), "", "");
        if (target.kind().equals(Target.CASE)) {
            of.log().shown(note);
        } else {
            of.log().append(note); // lists show what was looked at
        }
        sitting(of).reason(permit.reason());
        return permit;
    }

    @Override
    public <T, E extends Exception> T search(Case of, String question, String reason, Reading<T, E> asking)
            throws PolicyRefusal, E {
        Permit permit = policy.permit(Function.SEARCH, of, null, reason);
        Target target = new Target(Target.CASE, of.info().id());
        T hits = logged(of, new Note(Operation.SEARCHED, target, question, permit.reason(), "", ""), asking);
        sitting(of).reason(permit.reason());
        return hits;
    }

    @Override
    public <T, E extends Exception> T reveal(Case of, Target target, String what, String reason, Reading<T, E> reading)
            throws PolicyRefusal, E {
        Permit permit = policy.permit(Function.CONTENT_REVEAL, of, null, reason);
        return logged(of, new Note(Operation.CONSULTED, target, what, permit.reason(), "", ""), reading);
    }

    private static <T, E extends Exception> T logged(Case of, Note note, Reading<T, E> reading) throws E {
        T read = reading.read();
        try {
            of.log().append(note);
        } catch (RuntimeException notLogged) {
            close(read, notLogged);
            throw notLogged;
        }
        return read;
    }

    private static void close(Object read, RuntimeException because) {
        if (read instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception failure) {
                because.addSuppressed(failure);
            }
        }
    }

    @Override
    public void page(Case of, Page page) throws PolicyRefusal {
        Sitting sitting = sitting(of);
        Look look = new Look(page.list(), page.first(), page.marker().hashCode());
        if (page.rows() == 0 || !sitting.isNew(look, clock.instant())) {
            return;
        }
        try {
            Permit permit = policy.permit(Function.CASE_OPEN, of, null, sitting.reason());
            String rows = "rows " + (page.first() + 1) + " to " + (page.first() + page.rows()) + " of " + page.total();
            Target target = new Target(Target.CASE, of.info().id());
            of.log().shown(new Note(Operation.CONSULTED, target, page.list() + ", " + rows, permit.reason(), "", ""));
        } catch (PolicyRefusal | RuntimeException notShown) {
            sitting.forget(look);
            throw notShown;
        }
    }

    private Sitting sitting(Case of) {
        return sittings.computeIfAbsent(of, opened -> {
            opened.onClose(() -> sittings.remove(opened));
            return new Sitting();
        });
    }

    private record Look(String list, long first, int marker) {}

    /** One handle, from its opening to its end. */
    private static final class Sitting {

        private final Map<Look, Instant> looks = new LinkedHashMap<>();
        private String reason = "";

        synchronized String reason() {
            return reason;
        }

        synchronized void reason(String given) {
            reason = given;
        }

        synchronized boolean isNew(Look look, Instant now) {
            Instant before = looks.get(look);
            if (before != null && now.isBefore(before.plus(SAME_LOOK))) {
                return false;
            }
            looks.remove(look);
            looks.put(look, now);
            if (looks.size() > PAGES_KEPT) {
                looks.remove(Objects.requireNonNull(looks.keySet().iterator().next()));
            }
            return true;
        }

        synchronized void forget(Look look) {
            looks.remove(look);
        }
    }
}
