package org.lapwing.platform.api.command;

import java.util.List;

/**
 * One command of the command line.
 *
 * @param path words that call it, such as {@code case create}
 * @param summary one line for the help, in the language of the person
 * @param parameters what follows, in order; options may stand anywhere
 * @param body what it does
 */
public record Command(List<String> path, String summary, List<Parameter> parameters, Body body) {

    /** What a command does; runs on a thread that is interrupted when the person presses Ctrl+C. */
    @FunctionalInterface
    public interface Body {
        Outcome run(Invocation invocation, Output output) throws Exception;
    }
}
