package org.lapwing.product.rules;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 4: the contracts of the platform need nothing but OSGi annotations and JSpecify. */
final class GroundFloor implements Rule {

    private static final Pattern ALLOWED = Pattern.compile(
            "java\\..*|org\\.osgi\\.annotation\\..*|org\\.jspecify\\..*|org\\.lapwing\\.platform\\.api(\\..*)?");

    @Override
    public Stream<String> offences(Bundle bundle) {
        if (!bundle.root().equals("org.lapwing.platform.api")) {
            return Stream.empty();
        }
        Stream<String> inClasses = bundle.classes().stream().flatMap(each -> each.types().stream()
                .filter(type -> !ALLOWED.matcher(type).matches())
                .map(type -> each.name() + " uses " + type));
        Stream<String> inImports = bundle.headers().clauses("Import-Package").stream()
                .filter(each -> !ALLOWED.matcher(each.path()).matches())
                .map(each -> bundle.root() + " imports " + each.path());
        Stream<String> inPom = bundle.pom().dependencies().stream()
                .filter(each -> !each.scope().equals("test"))
                .map(each -> bundle.root() + " depends on " + each.group() + ":" + each.artifact() + " in its pom");
        return Stream.of(inClasses, inImports, inPom)
                .flatMap(each -> each)
                .map(what -> what + ": platform/api has no dependency but OSGi annotations and JSpecify.");
    }
}
