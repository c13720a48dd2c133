package org.lapwing.product.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A language pack has every text of every bundle, with the same arguments, and no other.
 *
 * @param pack of another language than English
 */
record Translations(Bundle pack) {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    List<String> offences(List<Bundle> bundles) {
        Set<String> known = bundles.stream().map(Translations::file).collect(Collectors.toSet());
        Stream<String> strangers = pack.resources("OSGI-INF/l10n/").stream()
                .filter(path -> !known.contains(path))
                .map(path -> pack.root() + " has " + path + ", but there is no such bundle: rename or remove it.");
        return Stream.concat(bundles.stream().flatMap(this::ofBundle), strangers)
                .toList();
    }

    private static String file(Bundle of) {
        return "OSGI-INF/l10n/" + of.root() + ".properties";
    }

    private Stream<String> ofBundle(Bundle bundle) {
        Map<String, String> english = TextFile.of(bundle.resource(Bundle.TEXTS)).texts();
        Map<String, String> translated =
                TextFile.of(pack.resource(file(bundle))).texts();
        Set<String> missing = new TreeSet<>(english.keySet());
        missing.removeAll(translated.keySet());
        Set<String> surplus = new TreeSet<>(translated.keySet());
        surplus.removeAll(english.keySet());
        Stream<String> lacks = missing.isEmpty()
                ? Stream.empty()
                : Stream.of(pack.root() + " lacks " + missing.size() + " of the " + english.size() + " texts of "
                        + bundle.root() + ": " + String.join(", ", missing) + ".");
        Stream<String> tooMany = surplus.stream()
                .map(key -> pack.root() + " translates " + key + " of " + bundle.root()
                        + ", which that bundle does not have: take it away.");
        Stream<String> others = english.keySet().stream()
                .filter(translated::containsKey)
                .filter(key -> !arguments(english.get(key)).equals(arguments(translated.get(key))))
                .map(key -> pack.root() + " translates " + key + " of " + bundle.root() + " with the arguments "
                        + arguments(translated.get(key)) + " instead of " + arguments(english.get(key)) + ".");
        return Stream.of(lacks, tooMany, others).flatMap(each -> each);
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
