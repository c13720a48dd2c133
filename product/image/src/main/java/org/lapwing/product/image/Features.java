package org.lapwing.product.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.host.Json;
import org.lapwing.product.image.Artifacts.Artifact;

/**
 * Turns the feature files of the source, which leave versions and hashes to the build, into whole ones and into the lock file of a
 * toolset, which joins them.
 */
final class Features {

    private final Path source;
    private final Artifacts artifacts;

    Features(Path source, Artifacts artifacts) {
        this.source = source;
        this.artifacts = artifacts;
    }

    /** What a toolset consists of. */
    record Joined(Map<String, Object> lock, Map<String, Map<String, Object>> features, List<Bundle> bundles) {}

    /**
     * One bundle of the image.
     *
     * @param os the only operating system it is for, or empty
     */
    record Bundle(Artifact artifact, String sha256, String os, String arch) {

        boolean fits(String thisOs, String thisArch) {
            return (os.isEmpty() || os.equals(thisOs)) && (arch.isEmpty() || arch.equals(thisArch));
        }
    }

    Joined join(String toolset, String version) throws IOException, BuildFailure {
        Map<String, Object> named = object(source.resolve("toolsets").resolve(toolset + ".json"));
        Map<String, Map<String, Object>> features = new LinkedHashMap<>();
        List<Object> locked = new ArrayList<>();
        List<Bundle> bundles = new ArrayList<>();
        for (Object name : (List<?>) named.getOrDefault("features", List.of())) {
            Path file = source.resolve(name + ".feature.json");
            Map<String, Object> feature = object(file);
            List<Object> whole = new ArrayList<>();
            List<Object> entries = new ArrayList<>();
            for (Object element : (List<?>) feature.getOrDefault("bundles", List.of())) {
                complete((Map<?, ?>) element, file.getFileName().toString(), whole, entries, bundles);
            }
            feature.put("bundles", whole);
            features.put(name.toString(), feature);
            locked.add(ordered("id", feature.getOrDefault("id", name), "bundles", entries));
        }
        Map<String, Object> lock = new LinkedHashMap<>(named);
        lock.put("version", version);
        lock.put("features", locked);
        return new Joined(lock, features, bundles);
    }

    private void complete(Map<?, ?> bundle, String file, List<Object> whole, List<Object> entries, List<Bundle> bundles)
            throws IOException, BuildFailure {
        Artifact artifact = artifacts.find(String.valueOf(bundle.get("id")), file);
        String hash = Hash.sha256(artifact.file());
        Map<String, Object> completed = ordered("id", artifact.coordinates(), "hash", hash);
        bundle.forEach((key, value) -> completed.putIfAbsent(key.toString(), value));
        whole.add(completed);
        Map<String, Object> entry = identity(artifact);
        entry.put("id", artifact.coordinates());
        entry.put("file", "bundles/" + artifact.fileName());
        entry.put("sha256", hash);
        for (String key : List.of("for", "os", "arch", "start", "worker")) {
            if (bundle.get("lapwing:" + key) instanceof String value) {
                entry.put(key, value);
            }
        }
        entries.add(entry);
        bundles.add(new Bundle(
                artifact,
                hash,
                String.valueOf(entry.getOrDefault("os", "")),
                String.valueOf(entry.getOrDefault("arch", ""))));
    }

    private static Map<String, Object> identity(Artifact artifact) throws IOException, BuildFailure {
        try (JarFile jar = new JarFile(artifact.file().toFile())) {
            Manifest manifest = jar.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (manifest == null || name == null) {
                throw new BuildFailure(
                        artifact.coordinates() + " is no OSGi bundle: wrap it in target-platform and name the wrap.");
            }
            String version = manifest.getMainAttributes().getValue("Bundle-Version");
            return ordered("symbolicName", name.split(";")[0].strip(), "version", version == null ? "0.0.0" : version);
        }
    }

    private static Map<String, Object> ordered(String first, Object its, String second, Object hers) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, its);
        map.put(second, hers);
        return map;
    }

    private static Map<String, Object> object(Path file) throws IOException, BuildFailure {
        @Nullable Object read;
        try {
            read = Json.read(Files.readString(file));
        } catch (IllegalArgumentException wrong) {
            throw new BuildFailure(file + ": " + wrong.getMessage());
        }
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) java.util.Objects.requireNonNull(read)).forEach((key, value) -> object.put(key.toString(), value));
        return object;
    }
}
