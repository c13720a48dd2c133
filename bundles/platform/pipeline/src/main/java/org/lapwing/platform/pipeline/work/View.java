package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The disk as a worker sees it: the system's libraries, Java and the image, to be read only, and folders in memory that are gone with
 * it. Neither the user's files, nor a case, nor evidence. {@code view.sh} in this package puts it together.
 *
 * @param shell that runs the script
 * @param shown what is seen; none lies in another
 */
record View(Path shell, List<Path> shown) {

    /** The one folder that a program within it can write to. */
    static final Path TEMP = Path.of("/tmp");

    /** What programs need of a system, where it is there; no accounts, and nothing of the network. */
    private static final List<String> SYSTEM = List.of(
            "/usr",
            "/bin",
            "/sbin",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/etc/alternatives",
            "/etc/fonts",
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/localtime",
            "/etc/timezone",
            "/var/cache/fontconfig",
            "/dev/null",
            "/dev/zero",
            "/dev/random",
            "/dev/urandom");

    private static final String SCRIPT = script();

    /**
     * Null where this system has not what it takes.
     *
     * @param more of the program; what is not there is left out
     */
    static @Nullable View of(List<Path> more) throws IOException {
        Path shell = Walls.find("sh");
        for (String program : List.of("mount", "umount", "pivot_root", "setpriv", "mkdir", "rmdir", "cp")) {
            if (Walls.find(program) == null) {
                return null;
            }
        }
        Set<Path> all = new TreeSet<>();
        SYSTEM.stream()
                .map(Path::of)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .forEach(all::add);
        all.addAll(settingsOfJava());
        for (Path path : more) {
            if (Files.exists(path)) {
                all.add(path.toRealPath());
            }
        }
        List<Path> shown = new ArrayList<>();
        for (Path path : all) {
            // In the order of paths what lies in another comes after it.
            if (shown.stream().noneMatch(path::startsWith)) {
                shown.add(path);
            }
        }
        return shell == null ? null : new View(shell, List.copyOf(shown));
    }

    /** A Java of the system keeps its settings there. */
    private static List<Path> settingsOfJava() throws IOException {
        List<Path> found = new ArrayList<>();
        Path settings = Path.of("/etc");
        if (Files.isDirectory(settings)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(settings, "java*")) {
                folders.forEach(found::add);
            }
        }
        return found;
    }

    /**
     * The words before those of the program.
     *
     * @param apart what gives it a mount space of its own
     * @param on an empty folder; it stays empty for all others
     */
    List<String> command(Path on) {
        List<String> words = new ArrayList<>(List.of(shell.toString(), "-c", SCRIPT, "view", on.toString()));
        shown.forEach(path -> words.add(path.toString()));
        words.add("--");
        return words;
    }

    /** Whether a program runs in it, started with these words. */
    boolean works(List<String> apart) throws IOException, InterruptedException {
        Path on = MemoryFolder.create();
        Path nothing = Walls.find("true");
        if (on == null || nothing == null) {
            return false;
        }
        try {
            List<String> trial = new ArrayList<>(apart);
            trial.addAll(command(on));
            trial.add(nothing.toString());
            return Walls.succeeds(trial);
        } finally {
            MemoryFolder.delete(on);
        }
    }

    private static String script() {
        try (InputStream in = View.class.getResourceAsStream("view.sh")) {
            if (in == null) {
                throw new IllegalStateException("This bundle lacks its script view.sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
