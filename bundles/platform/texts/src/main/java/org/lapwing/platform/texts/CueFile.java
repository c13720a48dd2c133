package org.lapwing.platform.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Cue;

/**
 * The file in which a language pack says what people write. Lines:
 *
 * <pre>
 * # a comment
 * keywords: home alone                    words worth knowing when misspelt
 * numbers: twelve=12 thirteen=13          words for numbers
 * {you} = (?:you|u|ya)                    a name for a part of patterns
 * [age.asked]                             what the following lines are ways of writing
 * how old (?:are|r) {you}                 a regular expression for whole words of the folded text
 * - how old (?:are|r) {you}r (?:dog|cat)  not where this stands in the same message; for all lines of the block
 * </pre>
 *
 * {@code {age}} stands for a number or a number word and is the value of the cue.
 */
final class CueFile {

    private static final String AGE_GROUP = "age";

    private final String name;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> keywords = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();

    private String code = "";
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> unless = new ArrayList<>();

    private CueFile(String name) {
        this.name = name;
    }

    static CueFile empty(String name) {
        return new CueFile(name);
    }

    /** @param name for messages */
    static CueFile read(String name, BufferedReader lines) throws IOException {
        CueFile file = new CueFile(name);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                file.line(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IOException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        try {
            file.endBlock();
        } catch (PatternSyntaxException e) {
            throw new IOException(name + ", line " + number + ": " + e.getMessage(), e);
        }
        return file;
    }

    List<Cue> cues() {
        return List.copyOf(cues);
    }

    Map<String, Integer> numbers() {
        return Map.copyOf(numbers);
    }

    List<String> keywords() {
        return List.copyOf(keywords);
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("keywords:")) {
            keywords.addAll(List.of(line.substring("keywords:".length()).strip().split("\\s+")));
        } else if (line.startsWith("numbers:")) {
            for (String pair : line.substring("numbers:".length()).strip().split("\\s+")) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException("\"" + pair + "\" is not of the form word=number");
                }
                numbers.put(pair.substring(0, equals), Integer.valueOf(pair.substring(equals + 1)));
            }
        } else if (line.startsWith("{") && line.contains("} = ")) {
            int end = line.indexOf("} = ");
            parts.put(line.substring(0, end + 1), expanded(line.substring(end + 4)));
        } else if (line.startsWith("[") && line.endsWith("]") && !line.contains(" ")) {
            endBlock();
            code = line.substring(1, line.length() - 1);
        } else if (line.startsWith("- ")) {
            unless.add(whole(line.substring(2)).pattern());
        } else {
            patterns.add(whole(line));
        }
    }

    private void endBlock() {
        @Nullable Pattern not = unless.isEmpty() ? null : Pattern.compile(String.join("|", unless));
        for (Pattern pattern : patterns) {
            cues.add(new Cue(code, pattern, not, pattern.pattern().contains("(?<age>") ? AGE_GROUP : null));
        }
        patterns.clear();
        unless.clear();
    }

    private Pattern whole(String pattern) {
        String expanded = expanded(pattern);
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + expanded + ")(?![\\p{L}\\p{N}])");
    }

    private String expanded(String pattern) {
        String expanded = pattern;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            expanded = expanded.replace(part.getKey(), part.getValue());
        }
        if (expanded.contains("{age}")) {
            String words = numbers.isEmpty() ? "" : "|" + String.join("|", numbers.keySet());
            expanded = expanded.replace("{age}", "(?<age>\\d{1,2}" + words + ")");
        }
        return expanded;
    }

    @Override
    public String toString() {
        return name + ": " + cues.size() + " cues";
    }
}
