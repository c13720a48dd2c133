package org.lapwing.platform.policy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Competence;
import org.lapwing.platform.api.policy.Competences;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
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

    /** The setting of this installation that asks for reasons, and for recipients, wherever the law may ask for them. */
    static final String REASONS_ASKED = "requireReason";

    private static final Set<Function> HANDS_OUT = EnumSet.of(Function.REPORT_WRITE, Function.CASE_SEAL);
    private static final Set<Function> SHOWS = EnumSet.of(
            Function.CASE_OPEN, Function.CONTENT_REVEAL, Function.SEARCH, Function.REPORT_WRITE, Function.CASE_SEAL);

    private final PolicyRules rules;
    private final Profile profile;
    private final Supplier<List<Competence>> competences;
    private final Texts texts;

    @Activate
    public ToolsetPolicy(
            BundleContext context,
            @Reference Profile profile,
            @Reference Competences competences,
            @Reference Texts texts) {
        this(context.getProperty("lapwing.policy"), profile, competences::all, texts);
    }

    /** Where nobody's competences are recorded. */
    public ToolsetPolicy(BundleContext context, Profile profile, Texts texts) {
        this(context.getProperty("lapwing.policy"), profile, List::of, texts);
    }

    ToolsetPolicy(@Nullable String json, Profile profile, Supplier<List<Competence>> competences, Texts texts) {
        this.rules = PolicyRules.of(json);
        this.profile = profile;
        this.competences = competences;
        this.texts = texts;
        rules.problem().ifPresent(problem -> LOG.log(Level.ERROR, "The toolset's policy allows nothing: " + problem));
    }

    @Override
    public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
            throws PolicyRefusal {
        return permit(function, in, authority, reason, Optional.empty());
    }

    @Override
    public Permit permit(
            Function function, @Nullable Case in, @Nullable String authority, String reason, String recipient)
            throws PolicyRefusal {
        return permit(function, in, authority, reason, Optional.of(recipient));
    }

    /** @param recipient empty where nothing is handed to anybody by this call */
    private Permit permit(
            Function function, @Nullable Case in, @Nullable String authority, String reason, Optional<String> recipient)
            throws PolicyRefusal {
        String refusal = refusal(function, in, authority);
        if (refusal != null) {
            refused(in, function, refusal);
            throw new PolicyRefusal(refusal);
        }
        Set<Ground> missing = asks(function);
        if (!reason.isBlank()) {
            missing.remove(Ground.REASON);
        }
        if (recipient.isEmpty() || !recipient.get().isBlank()) {
            missing.remove(Ground.RECIPIENT);
        }
        if (!missing.isEmpty()) {
            String key = missing.size() > 1 ? "both" : missing.contains(Ground.REASON) ? "reason" : "recipient";
            throw new GroundsNeeded(
                    function,
                    missing,
                    texts.get("refused.no_" + key, texts.get("function." + function.name()), function.name()));
        }
        return new Permit(function, profile.person().id(), reason, Instant.now());
    }

    @Override
    public Set<Ground> asks(Function function) {
        Set<Ground> asked = EnumSet.noneOf(Ground.class);
        boolean everywhere =
                profile.setting(REASONS_ASKED).map(Boolean::parseBoolean).orElse(false);
        if (rules.needsReason().contains(function) || everywhere && SHOWS.contains(function)) {
            asked.add(Ground.REASON);
        }
        if (rules.needsRecipient().contains(function) || everywhere && HANDS_OUT.contains(function)) {
            asked.add(Ground.RECIPIENT);
        }
        return asked;
    }

    private @Nullable String refusal(Function function, @Nullable Case in, @Nullable String authority) {
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
        String competence = rules.needsCompetence().get(function);
        if (competence != null && !trained(competence, in)) {
            return texts.get("refused.no_competence", what, competence, function.name());
        }
        return in == null ? null : outsideAuthority(function, in, what);
    }

    private boolean trained(String competence, @Nullable Case in) {
        String person = profile.person().id();
        Instant now = in == null ? Instant.now() : in.log().now();
        return competences.get().stream()
                .anyMatch(each -> each.person().equals(person)
                        && each.name().equals(competence)
                        && each.holds(now)
                        && (rules.competenceBy().isEmpty()
                                || rules.competenceBy().contains(each.by())));
    }

    /** What the authority of the case, where its bounds are recorded, does not cover or no longer covers. */
    private @Nullable String outsideAuthority(Function function, Case in, String what) {
        Authority bounds = in.register().authority().orElse(null);
        if (bounds == null || !LOOKS.contains(function)) {
            return null;
        }
        if (bounds.expired(in.log().now())) {
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

    @Override
    public int knownQuorum() {
        return rules.knownQuorum();
    }

    @Override
    public boolean wallsRequired() {
        return rules.wallsRequired();
    }
}
