package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Where this installation's own data is. */
final class ProfilePlace {

    private ProfilePlace() {}

    static Path of(BundleContext context) {
        return made(find(
                context.getProperty("lapwing.data"),
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home"))));
    }

    static Path made(Path folder) {
        try {
            return PrivateFiles.folder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " for this installation's own data cannot be made: " + e.getMessage(), e);
        }
    }

    static Path find(@Nullable String property, Map<String, String> environment, String system, Path home) {
        String told = property == null || property.isBlank() ? environment.get("LAPWING_DATA") : property;
        if (told != null && !told.isBlank()) {
            return Path.of(told).toAbsolutePath();
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Lapwing");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Lapwing");
        }
        String data = environment.get("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? home.resolve(".local").resolve("share") : Path.of(data))
                .resolve("lapwing");
    }
}
