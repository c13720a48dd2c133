package org.lapwing.product.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * One bundle of ours: what its folder says and what was built from it.
 *
 * @param wing such as {@code chat}
 * @param name such as {@code telegram}
 * @param classes of the jar, in order of name
 * @param entries texts in the jar that are no classes, by path
 * @param sources texts of src/main, by path below the bundle's folder
 */
record Bundle(
        String wing,
        String name,
        Pom pom,
        Headers headers,
        List<ClassFile> classes,
        Map<String, String> entries,
        Map<String, String> sources) {

    private static final String RESOURCES = "src/main/resources/";

    static final String TEXTS = "OSGI-INF/l10n/bundle.properties";

    /** Symbolic name, artifact and root package that the folder promises. */
    String root() {
        return "org.lapwing." + wing + "." + name;
    }

    boolean isApi() {
        return name.equals("api");
    }

    /** May know widgets. */
    boolean isWindow() {
        return wing.equals("workbench") || name.equals("ui") || root().equals("org.lapwing.example.view");
    }

    /** Classes by the source file that they come from. */
    Collection<List<ClassFile>> sourceClasses() {
        Map<String, List<ClassFile>> byFile = new TreeMap<>();
        for (ClassFile each : classes) {
            byFile.computeIfAbsent(each.topLevel(), name -> new ArrayList<>()).add(each);
        }
        return byFile.values();
    }

    Set<String> members() {
        Set<String> members = new TreeSet<>();
        classes.forEach(each -> members.addAll(each.members()));
        return members;
    }

    /** A text file as the sources have it now; one that only the build makes, as built. Empty where there is none. */
    String resource(String path) {
        return sources.getOrDefault(RESOURCES + path, entries.getOrDefault(path, ""));
    }

    /** Paths of all resources below a folder. */
    Set<String> resources(String folder) {
        Set<String> paths = new TreeSet<>();
        entries.keySet().stream().filter(path -> path.startsWith(folder)).forEach(paths::add);
        sources.keySet().stream()
                .filter(path -> path.startsWith(RESOURCES + folder))
                .map(path -> path.substring(RESOURCES.length()))
                .forEach(paths::add);
        return paths;
    }

    Stream<String> components() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().matches("OSGI-INF/[^/]+\\.xml"))
                .map(Map.Entry::getValue);
    }

    /** @throws IOException also when it is not built; the message says what to do */
    static Bundle read(String wing, Path folder) throws IOException {
        String name = folder.getFileName().toString();
        Pom pom = Pom.of(Files.readString(folder.resolve("pom.xml")));
        Path jar = folder.resolve("target").resolve(pom.artifact() + "-" + pom.version() + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is not there, so the rules cannot be read from it: build the bundle first.");
        }
        List<ClassFile> classes = new ArrayList<>();
        Map<String, String> entries = new TreeMap<>();
        String manifest = read(jar, classes, entries);
        return new Bundle(wing, name, pom, Headers.of(manifest), classes, entries, sources(folder));
    }

    private static String read(Path jar, List<ClassFile> classes, Map<String, String> entries) throws IOException {
        String manifest = "";
        try (JarFile file = new JarFile(jar.toFile())) {
            List<? extends ZipEntry> all = file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList();
            for (ZipEntry entry : all) {
                byte[] bytes = file.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".class")) {
                    classes.add(ClassFile.read(bytes));
                } else if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    manifest = new String(bytes, StandardCharsets.UTF_8);
                } else {
                    entries.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        return manifest;
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return sources;
    }
}
