package org.lapwing.product.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the unpacked image of this system, and with {@code --archives} the archives of all systems.
 *
 * <p>Words: root of the sources, list of artifacts, folder of the image, version, and perhaps {@code --archives} with their folder.
 */
public final class ImageBuild {

    private static final Map<String, String> HOST = Map.of(
            "host.jar", "org.lapwing:org.lapwing.platform.host",
            "felix.jar", "org.apache.felix:org.apache.felix.framework",
            "api.jar", "org.lapwing:org.lapwing.platform.api");

    /** Programs beside the product, which run without it. */
    private static final Map<String, String> TOOLS =
            Map.of("lapwing-log-check.jar", "org.lapwing:org.lapwing.product.logcheck");

    private static final String LICENCES = "target-platform/licences/target/THIRD-PARTY.txt";
    private static final List<String> PAPERS = List.of("LICENSE", "NOTICE", LICENCES);

    private final Path root;
    private final Artifacts artifacts;
    private final String version;

    private ImageBuild(Path root, Artifacts artifacts, String version) {
        this.root = root;
        this.artifacts = artifacts;
        this.version = version;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        try {
            Path root = Path.of(words[0]);
            ImageBuild build = new ImageBuild(root, new Artifacts(Path.of(words[1])), words[3]);
            Features.Joined joined =
                    new Features(root.resolve("features"), build.artifacts).join("international", build.version);
            Path image = Path.of(words[2]);
            build.make(image, joined, thisOs(), thisArch());
            if (words.length > 5 && words[4].equals("--archives")) {
                if (!Files.isRegularFile(root.resolve(LICENCES))) {
                    throw new BuildFailure(
                            "Archives carry " + LICENCES + ", which is not there: run mvn verify -Pdist.");
                }
                new Archives(build, joined, Path.of(words[5])).make(image);
            }
        } catch (BuildFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    String version() {
        return version;
    }

    /** Brings a folder up to date; files that are right already are left alone, others that the image does not have go. */
    void make(Path image, Features.Joined joined, String os, String arch) throws IOException, BuildFailure {
        Set<Path> wanted = new HashSet<>();
        for (Features.Bundle bundle : joined.bundles()) {
            if (bundle.fits(os, arch)) {
                Path to = image.resolve("bundles").resolve(bundle.artifact().fileName());
                copy(bundle.artifact().file(), to, bundle.sha256());
                wanted.add(to);
            }
        }
        wanted.addAll(jars(HOST, image.resolve("lib"), "The host"));
        wanted.addAll(jars(TOOLS, image.resolve("tools"), "The folder tools"));
        for (Map.Entry<String, Map<String, Object>> feature : joined.features().entrySet()) {
            Path to = image.resolve("features").resolve(feature.getKey() + ".feature.json");
            write(to, Layout.pretty(feature.getValue()));
            wanted.add(to);
        }
        Path lock = image.resolve("toolset.json");
        write(lock, Layout.pretty(joined.lock()));
        wanted.add(lock);
        wanted.addAll(launchers(image, os));
        wanted.addAll(papers(image));
        removeOthers(image, wanted);
    }

    private Set<Path> jars(Map<String, String> jars, Path folder, String who) throws IOException, BuildFailure {
        Set<Path> copied = new HashSet<>();
        for (Map.Entry<String, String> jar : jars.entrySet()) {
            Path from = artifacts.find(jar.getValue(), who).file();
            Path to = folder.resolve(jar.getKey());
            copy(from, to, Hash.sha256(from));
            copied.add(to);
        }
        return copied;
    }

    private List<Path> launchers(Path image, String os) throws IOException {
        Path from = root.resolve("product/image/src/launcher").resolve(os.equals("win32") ? "lapwing.cmd" : "lapwing");
        Path to = image.resolve("bin").resolve(from.getFileName().toString());
        copy(from, to, Hash.sha256(from));
        if (!to.toFile().setExecutable(true, false)) {
            throw new IOException(to + " cannot be made executable");
        }
        return List.of(to);
    }

    private Set<Path> papers(Path image) throws IOException {
        Set<Path> papers = new HashSet<>();
        for (String name : PAPERS) {
            Path from = root.resolve(name);
            if (Files.isRegularFile(from)) {
                Path to = image.resolve(from.getFileName().toString());
                copy(from, to, Hash.sha256(from));
                papers.add(to);
            }
        }
        return papers;
    }

    private static void copy(Path from, Path to, String hash) throws IOException {
        if (Files.isRegularFile(to)
                && Files.size(to) == Files.size(from)
                && Hash.sha256(to).equals(hash)) {
            return;
        }
        Files.createDirectories(parent(to));
        Path part = to.resolveSibling(to.getFileName() + ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path to, String text) throws IOException {
        if (!Files.isRegularFile(to) || !Files.readString(to).equals(text)) {
            Files.createDirectories(parent(to));
            Files.writeString(to, text);
        }
    }

    private static void removeOthers(Path image, Set<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!wanted.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path parent(Path file) {
        @Nullable Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    static String thisOs() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return "win32";
        }
        return name.contains("mac") ? "macosx" : "linux";
    }

    static String thisArch() {
        String arch = System.getProperty("os.arch", "");
        return arch.equals("amd64") ? "x86_64" : arch;
    }
}
