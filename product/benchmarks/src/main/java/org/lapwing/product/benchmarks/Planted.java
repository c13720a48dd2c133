package org.lapwing.product.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that stand in one document only: one at its beginning, one in its middle, one at its end. */
final class Planted {

    static final List<String> PLACES = List.of("qxhead", "qxmidst", "qxtail");

    private static final Pattern WORD = Pattern.compile("qx(?:head|midst|tail)\\d+");

    private Planted() {}

    static String word(int place, int document) {
        return PLACES.get(place) + document;
    }

    /** In the order in which they stand there. */
    static List<String> in(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
