package org.lapwing.product.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 2: arrows point down, to api bundles alone; widgets are for windows. */
final class Arrows implements Rule {

    private static final Pattern WIDGETS =
            Pattern.compile("org\\.eclipse\\.(swt|jface)(\\..*)?|java\\.awt\\.event.*|javax\\.swing.*");

    @Override
    public Stream<String> offences(Bundle bundle) {
        Set<String> packages = new TreeSet<>();
        bundle.headers().clauses("Import-Package").forEach(each -> packages.add(each.path()));
        bundle.classes().forEach(each -> each.types().forEach(type -> packages.add(ClassFile.packageOf(type))));
        Stream<String> inPackages = packages.stream().flatMap(each -> offence(bundle, each));
        Stream<String> inPom = bundle.pom().dependencies().stream()
                .filter(each -> !each.scope().equals("test"))
                .filter(each -> isEngine(bundle, each.artifact()))
                .map(each -> bundle.root() + " depends on " + each.artifact()
                        + " in its pom, which is no api: depend on the api of that wing.");
        return Stream.concat(inPackages, inPom);
    }

    private static Stream<String> offence(Bundle bundle, String needed) {
        if (WIDGETS.matcher(needed).matches() && !bundle.isWindow()) {
            return Stream.of(bundle.root() + " uses " + needed
                    + ", but only ui bundles and the workbench know widgets: move that to the ui of the wing.");
        }
        if (isEngine(bundle, needed)) {
            return Stream.of(bundle.root() + " uses " + needed
                    + ", which is inside another bundle: use a service of that wing's api.");
        }
        if (needed.startsWith("org.lapwing.workbench.") && !bundle.isWindow()) {
            return Stream.of(bundle.root() + " uses " + needed + ", but engines do not know the window.");
        }
        if (bundle.wing().equals("platform") && isOfAnotherWing(needed, bundle)) {
            return Stream.of(bundle.root() + " uses " + needed
                    + ", but the ground floor knows nothing of the wings: let the wing register a service.");
        }
        return Stream.empty();
    }

    private static boolean isEngine(Bundle bundle, String needed) {
        boolean own = needed.equals(bundle.root()) || needed.startsWith(bundle.root() + ".");
        return needed.startsWith("org.lapwing.")
                && !own
                && !needed.startsWith("org.lapwing.target.")
                && !needed.matches("org\\.lapwing\\.\\w+\\.api(\\..*)?");
    }

    private static boolean isOfAnotherWing(String needed, Bundle bundle) {
        return needed.startsWith("org.lapwing.") && !needed.startsWith("org.lapwing." + bundle.wing() + ".");
    }
}
