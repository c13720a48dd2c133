package org.lapwing.product.rules;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read comes from OSGI-INF/l10n, never from a literal in code that draws. */
final class WordsInWindows implements Rule {

    private static final Pattern SPOKEN = Pattern.compile(
            "(?:\\.(?:setText|setToolTipText|setMessage|setTitle|setDescription)\\s*\\(|\\bMessageDialog\\.\\w+\\s*\\([^;\"]*|new MessageDialog\\s*\\([^;\"]*)"
                    + "\\s*\"((?:[^\"\\\\]|\\\\.)*\\p{L}{2,}(?:[^\"\\\\]|\\\\.)*)\"");

    @Override
    public Stream<String> offences(Bundle bundle) {
        if (!bundle.isWindow()) {
            return Stream.empty();
        }
        return bundle.sources().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".java"))
                .flatMap(file -> literals(bundle, file));
    }

    private static Stream<String> literals(Bundle bundle, Map.Entry<String, String> file) {
        return SPOKEN.matcher(file.getValue())
                .results()
                .map(found -> file.getKey() + " of " + bundle.root() + " shows the words \"" + found.group(1)
                        + "\": put them into " + Bundle.TEXTS + ".");
    }
}
