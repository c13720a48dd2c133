package org.lapwing.platform.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
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
import org.lapwing.platform.api.register.Authority;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The policy of the toolset that runs. One that cannot be understood allows nothing. */
@Component
public final class ToolsetPolicy implements Policy {

    private static final Logger LOG = System.getLogger(ToolsetPolicy.class.getName());

    /**
     * What an authority gives: looking at evidence. Writing up what was seen, deciding, and the keeping of the case itself need none.
     */
    private static final Set<Function> LOOKS =
            EnumSet.of(Function.EVIDENCE_INGEST, Function.CONTENT_REVEAL, Function.SEARCH, Function.TOOL_RUN);

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
            refused(in, function, refusal);
            throw new PolicyRefusal(refusal);
        }
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
                && (in == null
                        || blank(in.info().authority())
                                && in.register().authority().isEmpty())) {
            return texts.get("refused.no_authority", what, function.name());
        }
        if (rules.needsReason().contains(function) && reason.isBlank()) {
            return texts.get("refused.no_reason", what, function.name());
        }
        return in == null ? null : outsideAuthority(function, in, what);
    }

    /** What the authority of the case, where its bounds are recorded, does not cover or no longer covers. */
    private @Nullable String outsideAuthority(Function function, Case in, String what) {
        Authority bounds = in.register().authority().orElse(null);
        if (bounds == null || !LOOKS.contains(function)) {
            return null;
        }
        if (bounds.expired(Instant.now())) {
            return texts.get("refused.expired", what, bounds.reference(), String.valueOf(bounds.expires()));
        }
        return bounds.functions().isEmpty() || bounds.functions().contains(function)
                ? null
                : texts.get("refused.not_covered", what, bounds.reference(), function.name());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void refused(@Nullable Case in, Function function, String refusal) {
        if (in != null) {
            in.log().append(Operation.REFUSED, Target.of(Target.CASE, 1), function.name() + ": " + refusal);
        }
    }

    @Override
    public int hideAfterSeconds() {
        return rules.hideAfterSeconds();
    }
}
