package org.lapwing.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where this user's own files are.
 *
 * @param data kept: profile, settings, log
 * @param cache may be deleted at any time
 */
record UserFolders(Path data, Path cache) {

    /** {@code LAPWING_DATA} takes everything to one folder; else the habits of the operating system are kept. */
    static UserFolders of(ThisSystem system, Map<String, String> environment) {
        String all = environment.getOrDefault("LAPWING_DATA", "");
        if (!all.isEmpty()) {
            Path folder = Path.of(all).toAbsolutePath();
            return new UserFolders(folder, folder.resolve("cache"));
        }
        Path home = home(environment);
        return switch (system.os()) {
            case "win32" -> {
                String local = environment.getOrDefault("LOCALAPPDATA", "");
                Path base = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
                yield new UserFolders(
                        base.resolve("Lapwing"), base.resolve("Lapwing").resolve("cache"));
            }
            case "macosx" -> {
                Path library = home.resolve("Library");
                yield new UserFolders(
                        library.resolve("Application Support").resolve("Lapwing"),
                        library.resolve("Caches").resolve("Lapwing"));
            }
            default ->
                new UserFolders(
                        xdg(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share")),
                        xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")));
        };
    }

    /** Java asks the user database; people and tests expect the variable to count. */
    private static Path home(Map<String, String> environment) {
        String named = environment.getOrDefault("HOME", "");
        return Path.of(named.startsWith("/") ? named : System.getProperty("user.home"));
    }

    /** Makes a folder that only its owner may enter. */
    static Path own(Path folder) throws LaunchFailure {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectories(folder);
                if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return folder;
        } catch (IOException failure) {
            throw new LaunchFailure(
                    "The folder " + folder + " cannot be made, so Lapwing has no place for its own files ("
                            + failure.getMessage()
                            + "). Give your user the right to write there, or set LAPWING_DATA to another folder.",
                    failure);
        }
    }

    /** The base folder of the specification counts only if it is absolute. */
    private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        Path base = named.startsWith("/") ? Path.of(named) : otherwise;
        return base.resolve("lapwing");
    }
}
