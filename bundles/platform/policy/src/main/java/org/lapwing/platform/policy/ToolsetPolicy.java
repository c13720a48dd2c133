package org.lapwing.platform.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The policy of the toolset that runs. One that cannot be understood allows nothing. */
@Component
public final class ToolsetPolicy implements Policy {

    private static final Logger LOG = System.getLogger(ToolsetPolicy.class.getName());

    private final PolicyRules rules;
    private final Profile profile;
    private final Texts texts;

    @Activate
    public ToolsetPolicy(BundleContext context, @Reference Profile profile, @Reference Texts texts) {
        this(context.getProperty("lapwing.policy"), profile, texts);
    }

    ToolsetPolicy(@Nullable String json, Profile profile, Texts texts) {
        this.rules = PolicyRules.of(json);
        this.profile = profile;
        this.texts = texts;
        rules.problem().ifPresent(problem -> LOG.log(Level.ERROR, "The toolset's policy allows nothing: " + problem));
    }

    @Override
    public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
            throws PolicyRefusal {
        String refusal = refusal(function, in, authority, reason);
        if (refusal != null) {
            log(in, Operation.REFUSED, function, refusal);
            throw new PolicyRefusal(refusal);
        }
        log(in, Operation.PERMITTED, function, reason);
        return new Permit(function, profile.person().id(), reason, Instant.now());
    }

    private @Nullable String refusal(Function function, @Nullable Case in, @Nullable String authority, String reason) {
        String what = texts.get("function." + function.name());
        if (rules.problem().isPresent()) {
            return texts.get("refused.unreadable", what, rules.problem().get());
        }
        if (rules.forbidden().contains(function)) {
            return texts.get("refused.forbidden", what, function.name());
        }
        if (rules.needsAuthority().contains(function)
                && blank(authority)
                && (in == null || blank(in.info().authority()))) {
            return texts.get("refused.no_authority", what, function.name());
        }
        if (rules.needsReason().contains(function) && reason.isBlank()) {
            return texts.get("refused.no_reason", what, function.name());
        }
        return null;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void log(@Nullable Case in, Operation operation, Function function, String detail) {
        if (in != null) {
            in.log()
                    .append(
                            operation,
                            Target.of(Target.CASE, 1),
                            function.name() + (detail.isBlank() ? "" : ": " + detail));
        }
    }

    @Override
    public int hideAfterSeconds() {
        return rules.hideAfterSeconds();
    }
}
