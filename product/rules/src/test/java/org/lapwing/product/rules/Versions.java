package org.lapwing.product.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 5: a bundle has its own version, and no other bundle has to be rebuilt when it changes. */
final class Versions implements Rule {

    private static final Pattern RANGE = Pattern.compile("[\\[(]([\\d.]+),([\\d.]+)[\\])]");

    @Override
    public Stream<String> offences(Bundle bundle) {
        Stream<String> own = bundle.pom().version().isEmpty()
                ? Stream.of(bundle.root() + " has no version element in its pom: give it one of its own.")
                : Stream.empty();
        Stream<String> pinned = bundle.pom().dependencies().stream()
                .filter(each -> !each.version().isEmpty() && !each.scope().equals("test"))
                .map(each -> bundle.root() + " names version " + each.version() + " of " + each.artifact()
                        + " in its pom: leave versions to the list of bundles or to target-platform/bom.");
        Stream<String> imports = bundle.headers().clauses("Import-Package").stream()
                .filter(each -> each.path().startsWith("org.lapwing.") && !isRange(each))
                .map(each -> bundle.root() + " imports " + each.path() + " at \""
                        + each.attributes().getOrDefault("version", "any version")
                        + "\", which no update of that bundle fits or every one does: let bnd write a range.");
        return Stream.of(own, pinned, imports).flatMap(each -> each);
    }

    private static boolean isRange(Headers.Clause each) {
        Matcher range = RANGE.matcher(each.attributes().getOrDefault("version", ""));
        return range.matches() && !range.group(1).equals(range.group(2));
    }
}
