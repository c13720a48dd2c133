package org.lapwing.product.rules;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person sees of a case is permitted and logged in one place, {@code Consultations}; nobody writes such an entry beside it. */
final class Looking implements Rule {

    /** Where the entries are named, the service itself, and who keeps the log. */
    private static final Set<String> KNOW =
            Set.of("org.lapwing.platform.api", "org.lapwing.platform.policy", "org.lapwing.platform.store");

    private static final Pattern ENTRIES =
            Pattern.compile("org\\.lapwing\\.platform\\.api\\.cases\\.CaseLog\\$Operation\\.(CONSULTED|SEARCHED)");

    @Override
    public Stream<String> offences(Bundle bundle) {
        return KNOW.contains(bundle.root())
                ? Stream.empty()
                : bundle.classes().stream().flatMap(each -> each.members().stream()
                        .filter(member -> ENTRIES.matcher(member).matches())
                        .map(member -> each.name() + " uses " + member.substring(member.lastIndexOf('.') + 1)
                                + ": ask Consultations, which permits and logs a look."));
    }
}
