package org.lapwing.platform.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.command.Invocation;

/** The words of one call by the name of their parameter; a flag that was given has an empty list. */
record ParsedInvocation(Map<String, List<String>> words, Path folder, BooleanSupplier stopAsked) implements Invocation {

    @Override
    public boolean flag(String name) {
        return words.containsKey(name);
    }

    @Override
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    @Override
    public String required(String name) {
        return value(name)
                .orElseThrow(() -> new IllegalStateException("The command did not declare " + name + " as required"));
    }

    @Override
    public List<String> values(String name) {
        return words.getOrDefault(name, List.of());
    }

    @Override
    public Path path(String word) {
        try {
            return folder.resolve(word).normalize();
        } catch (InvalidPathException noPath) {
            throw new NoPath(word, noPath);
        }
    }

    @Override
    public boolean cancelled() {
        return stopAsked.getAsBoolean();
    }

    /** A word that cannot be the name of a file on this system. */
    static final class NoPath extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoPath(String word, InvalidPathException cause) {
            super(word, cause);
        }
    }
}
