package org.lapwing.platform.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Whether the person at the desk may run external programs on the evidence of one case, to open again what only they open. An answer
 * stands for a minute, so that a thousand files of one image are one question and one refusal in the log.
 */
final class Programs {

    private static final long STANDS = Duration.ofMinutes(1).toNanos();

    private final Asking asking;
    private final Supplier<String> person;
    private final LongSupplier nanos;
    private @Nullable Answer answer;

    /** @param person id of who is at the desk */
    Programs(Asking asking, Supplier<String> person, LongSupplier nanos) {
        this.asking = asking;
        this.person = person;
        this.nanos = nanos;
    }

    synchronized void check() throws PolicyRefusal {
        String now = person.get();
        Answer known = answer;
        if (known == null || !known.person().equals(now) || nanos.getAsLong() - known.at() >= STANDS) {
            known = new Answer(now, nanos.getAsLong(), asked());
            answer = known;
        }
        if (known.refusal() != null) {
            throw new PolicyRefusal(known.refusal());
        }
    }

    private @Nullable String asked() {
        try {
            asking.ask();
            return null;
        } catch (PolicyRefusal e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Asks the policy of the framework. It is looked up with each question: it rests on the log, and so on the store itself. */
    static Permission of(BundleContext context, Texts texts) {
        return (in, reason) -> {
            ServiceReference<Policy> there = context.getServiceReference(Policy.class);
            Policy policy = there == null ? null : context.getService(there);
            if (there == null || policy == null) {
                nobody(texts).ask(in, reason);
                return;
            }
            try {
                policy.permit(Function.TOOL_RUN, in, null, reason);
            } finally {
                context.ungetService(there);
            }
        };
    }

    /** Where there is no policy, nothing is allowed. */
    static Permission nobody(Texts texts) {
        return (in, reason) -> {
            throw new PolicyRefusal(texts.get("programs.no_policy"));
        };
    }

    private record Answer(String person, long at, @Nullable String refusal) {}

    /** Asks for one case. */
    @FunctionalInterface
    interface Asking {
        void ask() throws PolicyRefusal;
    }

    /** Asks for any case. */
    @FunctionalInterface
    interface Permission {
        void ask(Case in, String reason) throws PolicyRefusal;
    }
}
