package org.lapwing.platform.cli;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the person at the keyboard, where there is one. */
interface Asking {

    /** Whether somebody can answer. */
    boolean possible();

    /** @return empty where nothing was typed, or the person ended the input */
    Optional<String> line(String prompt) throws InterruptedException;

    /** Not shown while it is typed; wiped by the caller. Empty as of {@link #line}. */
    Optional<char[]> secret(String prompt) throws InterruptedException;

    /** The terminal of this process. A thread that waits for an answer can be interrupted; the reading itself cannot. */
    static Asking ofProcess() {
        return new Asking() {
            @Override
            public boolean possible() {
                return Terminal.isScreen(0, "in") && System.console() != null;
            }

            @Override
            public Optional<String> line(String prompt) throws InterruptedException {
                return read(console -> console.readLine("%s ", prompt)).filter(line -> !line.isBlank());
            }

            @Override
            public Optional<char[]> secret(String prompt) throws InterruptedException {
                return read(console -> console.readPassword("%s ", prompt)).filter(typed -> typed.length > 0);
            }

            private <T> Optional<T> read(Function<Console, @Nullable T> reading) throws InterruptedException {
                Console console = System.console();
                if (console == null) {
                    return Optional.empty();
                }
                CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
                Thread reader = Thread.ofPlatform()
                        .daemon()
                        .name("lapwing-asking")
                        .start(() -> answer.complete(Optional.ofNullable(reading.apply(console))));
                try {
                    return answer.get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e);
                } finally {
                    reader.interrupt(); // Nobody waits for it any more; a terminal may hold it until the process ends.
                }
            }
        };
    }

    /** Nobody is there. */
    static Asking nobody() {
        return new Asking() {
            @Override
            public boolean possible() {
                return false;
            }

            @Override
            public Optional<String> line(String prompt) {
                return Optional.empty();
            }

            @Override
            public Optional<char[]> secret(String prompt) {
                return Optional.empty();
            }
        };
    }
}
