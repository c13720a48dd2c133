package org.lapwing.product.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key that code asks for is there, and every key that is there is asked for. */
final class TextKeys implements Rule {

    private static final Pattern ASKED = Pattern.compile("\\b(?:[tT]exts|words)\\s*\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** Fewer letters of a joined text would fit any key. */
    private static final int TELLING_LETTERS = 3;

    @Override
    public Stream<String> offences(Bundle bundle) {
        Set<String> keys = TextFile.of(bundle.resource(Bundle.TEXTS)).texts().keySet();
        return Stream.concat(missing(bundle, keys), unused(bundle, keys));
    }

    private static Stream<String> missing(Bundle bundle, Set<String> keys) {
        return bundle.sources().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".java"))
                .flatMap(file -> asked(file).stream()
                        .filter(key -> !keys.contains(key))
                        .map(key -> file.getKey() + " of " + bundle.root() + " asks for the text " + key
                                + ", which is not in " + Bundle.TEXTS + ": add it."));
    }

    private static Set<String> asked(Map.Entry<String, String> file) {
        return ASKED.matcher(file.getValue())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> unused(Bundle bundle, Set<String> keys) {
        Set<String> strings = new TreeSet<>();
        bundle.classes().forEach(each -> strings.addAll(each.strings()));
        List<Pattern> joined = strings.stream()
                .filter(TextKeys::couldBeKey)
                .map(TextKeys::pattern)
                .toList();
        return keys.stream()
                .filter(key -> !strings.contains(key))
                .filter(key ->
                        joined.stream().noneMatch(each -> each.matcher(key).matches()))
                .map(key -> "The text " + key + " of " + bundle.root() + " is asked for by no code: take it away.");
    }

    /** A text that ends in a dot, or that is joined, and has something of a key in it. */
    private static boolean couldBeKey(String text) {
        boolean open = text.endsWith(".") || text.indexOf(ClassFile.JOINED) >= 0;
        return open
                && text.chars().filter(Character::isLetter).count() >= TELLING_LETTERS
                && text.chars().noneMatch(c -> c == ' ' || c == '/' || c == '\n');
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        for (char c : text.toCharArray()) {
            pattern.append(c == ClassFile.JOINED ? ".+" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(text.endsWith(".") ? pattern + ".+" : pattern.toString());
    }
}
