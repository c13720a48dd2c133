package org.lapwing.product.window;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of the UI thread.
 *
 * @param seen calls of watched methods on any thread
 * @param answers how often the UI thread was asked and answered
 * @param called stacks of watched methods on the UI thread
 * @param slow times that it took longer than 50 ms to answer
 */
record Watched(String all, long seen, long answers, List<String> called, List<Stall> slow) {

    /**
     * Once that it took long.
     *
     * @param waited milliseconds until it answered
     * @param computed milliseconds of them that the thread itself was on a processor
     */
    record Stall(long waited, long computed, String stack) {}

    static Watched of(String lines) {
        long seen = 0;
        long answers = 0;
        List<String> called = new ArrayList<>();
        List<Stall> slow = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "seen" -> seen = Long.parseLong(words[1]);
                case "answers" -> answers = Long.parseLong(words[1]);
                case "called" -> called.add(line.substring("called ".length()));
                case "slow" -> slow.add(new Stall(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Watched(lines, seen, answers, called, slow);
    }
}
