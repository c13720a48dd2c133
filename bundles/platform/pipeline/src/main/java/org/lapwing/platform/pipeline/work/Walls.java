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
 * on memory and core files, no network, a space of process numbers that ends with it, and no sight of the disk but for the program.
 *
 * @param command words before the program's own, without those of the view
 * @param network whether it is cut off from the network
 * @param bounds whether its memory is bounded by the system too
 * @param view what it sees of the disk; null where it sees all that its user does
 */
record Walls(
        List<String> command,
        boolean network,
        boolean bounds,
        @Nullable View view) {

    private static final List<String> USER = List.of("--user", "--map-root-user");
    private static final List<String> NUMBERS = List.of("--pid", "--fork", "--kill-child=SIGKILL");

    /**
     * @param memory bytes that the process may make its own, besides what it maps from files
     * @param seen what the program needs of the disk, besides the system's own libraries
     */
    static Walls of(long memory, List<Path> seen) throws InterruptedException, IOException {
        List<String> command = new ArrayList<>();
        if (works(List.of("setsid", "--wait"))) {
            command.addAll(absolute(List.of("setsid", "--wait")));
        }
        List<String> bounds = absolute(List.of("prlimit", "--core=0", "--data=" + memory, "--"));
        boolean bounded = works(bounds);
        if (bounded) {
            command.addAll(bounds);
        }
        View view = View.of(seen);
        // Without a user space only the system's administrator may do it, and then without what else he may.
        for (List<String> user : view == null ? List.<List<String>>of() : List.of(USER, List.<String>of())) {
            List<String> apart = unshare(user, List.of("--mount", "--net"), NUMBERS);
            if (view != null && view.works(apart)) {
                command.addAll(apart);
                return new Walls(List.copyOf(command), true, bounded, view);
            }
        }
        for (List<String> apart :
                List.of(unshare(USER, List.of("--net"), NUMBERS), unshare(USER, List.of("--net"), List.of()))) {
            if (works(apart)) {
                command.addAll(apart);
                return new Walls(List.copyOf(command), true, bounded, null);
            }
        }
        return new Walls(List.copyOf(command), false, bounded, null);
    }

    /** Whether nothing is missing. */
    boolean whole() {
        return network && bounds && view != null;
    }

    private static List<String> unshare(List<String> user, List<String> what, List<String> numbers) {
        List<String> words = new ArrayList<>(List.of("unshare"));
        words.addAll(user);
        words.addAll(what);
        words.addAll(numbers);
        words.add("--");
        return absolute(words);
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        Path nothing = find("true");
        if (nothing == null) {
            return false;
        }
        List<String> trial = new ArrayList<>(absolute(prefix));
        trial.add(nothing.toString());
        return succeeds(trial);
    }

    /** Whether the program ends well, and soon. */
    static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The program in place of its name; where there is none the command fails when it is tried. */
    private static List<String> absolute(List<String> command) {
        List<String> words = new ArrayList<>(command);
        Path program = find(words.getFirst());
        if (program != null) {
            words.set(0, program.toString());
        }
        return words;
    }

    /** On the system's own places only. */
    static @Nullable Path find(String program) {
        for (String place : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
            Path candidate = Path.of(place, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
