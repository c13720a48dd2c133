package org.lapwing.chat.risk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads from a regular expression of which pieces of text at least one must be there for it to match, as search engines do before they
 * try an expression on a document. Understands what packs are written in; whatever it does not understand requires nothing, so the
 * expression is tried.
 */
final class RequiredWords {

    static final int SHORTEST = 3;

    private final String regex;
    private int at;

    private RequiredWords(String regex) {
        this.regex = regex;
    }

    /** Pieces of at least three characters, one of which is in every text that matches; empty when that cannot be said. */
    static Set<String> of(String regex) {
        RequiredWords reader = new RequiredWords(regex);
        Set<String> words = reader.alternatives();
        return reader.at == regex.length() ? words : Set.of();
    }

    private Set<String> alternatives() {
        Set<String> all = new HashSet<>();
        boolean known = true;
        while (true) {
            Set<String> branch = sequence();
            known &= !branch.isEmpty();
            all.addAll(branch);
            if (at >= regex.length() || regex.charAt(at) != '|') {
                return known ? all : Set.of();
            }
            at++;
        }
    }

    private Set<String> sequence() {
        List<Set<String>> candidates = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            char c = regex.charAt(at);
            if (literal(c)) {
                at += c == '\\' ? 2 : 1;
                char written = c == '\\' ? regex.charAt(at - 1) : c;
                Repeat repeat = repeat();
                if (repeat != Repeat.OPTIONAL) {
                    run.append(written);
                }
                if (repeat != Repeat.ONCE) {
                    end(run, candidates);
                }
            } else {
                end(run, candidates);
                Set<String> part = part(c);
                if (repeat() != Repeat.OPTIONAL && !part.isEmpty()) {
                    candidates.add(part);
                }
            }
        }
        end(run, candidates);
        return best(candidates);
    }

    private boolean literal(char c) {
        if (c == '\\') {
            return at + 1 < regex.length() && !Character.isLetterOrDigit(regex.charAt(at + 1));
        }
        return "([.^$".indexOf(c) < 0;
    }

    /** A group gives its own words; classes, dots, anchors and classes by letter give none. */
    private Set<String> part(char c) {
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> characterClass();
            case '\\' -> {
                boolean named = regex.charAt(at + 1) == 'p' || regex.charAt(at + 1) == 'P';
                at = named ? regex.indexOf('}', at) + 1 : at + 2;
            }
            default -> at++;
        }
        return Set.of();
    }

    private Set<String> group() {
        boolean looks = regex.startsWith("(?=", at)
                || regex.startsWith("(?!", at)
                || regex.startsWith("(?<=", at)
                || regex.startsWith("(?<!", at);
        if (regex.startsWith("(?:", at)) {
            at += 3;
        } else if (looks) {
            at += regex.charAt(at + 2) == '<' ? 4 : 3;
        } else {
            at = regex.startsWith("(?<", at) ? regex.indexOf('>', at) + 1 : at + 1;
        }
        Set<String> inside = alternatives();
        at++;
        return looks ? Set.of() : inside;
    }

    private void characterClass() {
        int depth = 0;
        do {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private enum Repeat {
        ONCE,
        OPTIONAL,
        MORE
    }

    private Repeat repeat() {
        if (at >= regex.length()) {
            return Repeat.ONCE;
        }
        Repeat repeat =
                switch (regex.charAt(at)) {
                    case '?', '*' -> Repeat.OPTIONAL;
                    case '+' -> Repeat.MORE;
                    case '{' -> regex.charAt(at + 1) == '0' ? Repeat.OPTIONAL : Repeat.MORE;
                    default -> Repeat.ONCE;
                };
        if (repeat != Repeat.ONCE) {
            at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
            if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
                at++;
            }
        }
        return repeat;
    }

    private static void end(StringBuilder run, List<Set<String>> candidates) {
        if (run.length() >= SHORTEST) {
            candidates.add(Set.of(run.toString()));
        }
        run.setLength(0);
    }

    /** The candidate whose shortest word is longest, then the one with fewest words. */
    private static Set<String> best(List<Set<String>> candidates) {
        Set<String> best = Set.of();
        for (Set<String> each : candidates) {
            int longer = Integer.compare(shortest(each), shortest(best));
            if (longer > 0 || longer == 0 && each.size() < best.size()) {
                best = each;
            }
        }
        return best;
    }

    private static int shortest(Set<String> words) {
        return words.stream().mapToInt(String::length).min().orElse(0);
    }
}
