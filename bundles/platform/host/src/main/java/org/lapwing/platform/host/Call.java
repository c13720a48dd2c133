package org.lapwing.platform.host;

import java.util.List;

/**
 * What the process was started for.
 *
 * @param application {@code cli}, {@code window} or {@code worker}
 * @param arguments what is left for it
 */
record Call(String application, List<String> arguments) {

    static final String CLI = "cli";
    static final String WINDOW = "window";

    /** No word for people: a process of Lapwing starts it for itself, by a property. */
    static final String WORKER = "worker";

    /** No word, or the word {@code window} and perhaps a case, opens the window; every other word is the command line's. */
    static Call of(List<String> words, boolean display) {
        if (words.isEmpty()) {
            return new Call(display ? WINDOW : CLI, words);
        }
        return words.getFirst().equals(WINDOW)
                ? new Call(WINDOW, words.subList(1, words.size()))
                : new Call(CLI, words);
    }
}
