package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is put around a worker where the system has it: a session of its own (so that the keys of a terminal do not reach it), bounds
 * on memory and core files, no network, and a space of process numbers that ends with it.
 *
 * @param command words before the program's own
 * @param network whether it is cut off from the network
 * @param bounds whether its memory is bounded by the system too
 */
record Walls(List<String> command, boolean network, boolean bounds) {

    private static final List<List<String>> APART = List.of(
            List.of("unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child=SIGKILL", "--"),
            List.of("unshare", "--user", "--map-root-user", "--net", "--"));

    /** @param memory bytes that the process may make its own, besides what it maps from files */
    static Walls of(long memory) throws InterruptedException {
        List<String> command = new ArrayList<>();
        if (works(List.of("setsid", "--wait"))) {
            command.addAll(List.of("setsid", "--wait"));
        }
        List<String> bounds = List.of("prlimit", "--core=0", "--data=" + memory, "--");
        boolean bounded = works(bounds);
        if (bounded) {
            command.addAll(bounds);
        }
        for (List<String> apart : APART) {
            if (works(apart)) {
                command.addAll(apart);
                return new Walls(absolute(command), true, bounded);
            }
        }
        return new Walls(absolute(command), false, bounded);
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        Path nothing = find("true");
        if (find(prefix.getFirst()) == null || nothing == null) {
            return false;
        }
        List<String> trial = new ArrayList<>(absolute(prefix));
        trial.add(nothing.toString());
        try {
            Process process = new ProcessBuilder(trial)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> absolute(List<String> command) {
        return command.stream()
                .map(word -> switch (word) {
                    case "setsid", "prlimit", "unshare" -> String.valueOf(find(word));
                    default -> word;
                })
                .toList();
    }

    /** On the system's own places only. */
    private static @Nullable Path find(String program) {
        for (String place : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
            Path candidate = Path.of(place, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
