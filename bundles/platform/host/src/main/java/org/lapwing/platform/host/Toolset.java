package org.lapwing.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lock file of an image: which features, which bundles, which bytes.
 *
 * @param policy the policy of the toolset as JSON
 * @param bundles in the order in which they are installed
 */
record Toolset(String name, String version, String policy, List<Entry> bundles) {

    /**
     * One bundle.
     *
     * @param file relative to the image
     * @param audience {@code window} for one that only the window needs, else empty
     * @param os the only operating system it is for, or empty
     * @param arch the only processor it is for, or empty
     * @param first whether the window needs it for its first picture
     * @param worker whether a worker process needs it, which gets no other
     */
    record Entry(
            String symbolicName,
            String version,
            String feature,
            String file,
            String sha256,
            String audience,
            String os,
            String arch,
            boolean first,
            boolean worker) {

        /** Whether a process of this kind on this system installs it. */
        boolean wantedBy(String application, String thisOs, String thisArch) {
            boolean wanted =
                    application.equals(Call.WORKER) ? worker : audience.isEmpty() || audience.equals(application);
            return wanted && (os.isEmpty() || os.equals(thisOs)) && (arch.isEmpty() || arch.equals(thisArch));
        }
    }

    /** Reads {@code toolset.json} of an image. */
    static Toolset read(Path image) throws LaunchFailure {
        Path file = image.resolve("toolset.json");
        try {
            return of(object(Json.read(Files.readString(file))));
        } catch (IOException | IllegalArgumentException failure) {
            throw new LaunchFailure(
                    "The toolset " + file + " cannot be read, so nothing can be started: " + failure.getMessage()
                            + " Install Lapwing again.",
                    failure);
        }
    }

    private static Toolset of(Map<?, ?> lock) {
        List<Entry> bundles = new ArrayList<>();
        for (Object element : list(lock.get("features"))) {
            Map<?, ?> feature = object(element);
            String id = text(feature, "id");
            for (Object bundle : list(feature.get("bundles"))) {
                bundles.add(entry(id, object(bundle)));
            }
        }
        Object policy = lock.get("policy");
        return new Toolset(
                text(lock, "name"),
                text(lock, "version"),
                policy == null ? "{}" : Json.write(policy),
                List.copyOf(bundles));
    }

    private static Entry entry(String feature, Map<?, ?> bundle) {
        String file = text(bundle, "file");
        if (Path.of(file).isAbsolute() || Path.of(file).normalize().startsWith("..")) {
            throw new IllegalArgumentException("It names " + file + ", which is outside the image.");
        }
        return new Entry(
                text(bundle, "symbolicName"),
                text(bundle, "version"),
                feature,
                file,
                text(bundle, "sha256"),
                optional(bundle, "for"),
                optional(bundle, "os"),
                optional(bundle, "arch"),
                optional(bundle, "start").equals("first"),
                optional(bundle, "worker").equals("yes"));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("An object is missing in it.");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("A list is missing in it.");
    }

    private static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The text \"" + name + "\" is missing in it.");
    }

    private static String optional(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }
}
