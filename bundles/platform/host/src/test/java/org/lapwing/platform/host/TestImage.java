package org.lapwing.platform.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.lapwing.platform.host.testbundle.TellingApplication;

/** An image made for one test, and processes of it that are the real host. */
final class TestImage {

    private final Path home;
    private final Path data;
    private final List<Map<String, Object>> entries = new ArrayList<>();

    TestImage(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("image"));
        data = folder.resolve("data");
    }

    static TestImage withApplication(Path folder) throws IOException {
        TestImage image = new TestImage(folder);
        image.bundle(
                "test.application", TellingApplication.class, "org.osgi.framework,org.lapwing.platform.api.toolset");
        return image;
    }

    Path home() {
        return home;
    }

    Path data() {
        return data;
    }

    Path frameworks() {
        return data.resolve("cache").resolve("frameworks");
    }

    /** Adds a bundle with one class, its activator; the entry may be changed before {@link #run}. */
    Map<String, Object> bundle(String name, Class<?> activator, String imports) throws IOException {
        Path file = home.resolve(name + ".jar");
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Bundle-Activator", activator.getName());
        attributes.putValue("Import-Package", imports);
        String path = activator.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream code = activator.getClassLoader().getResourceAsStream(path)) {
            jar.putNextEntry(new ZipEntry(path));
            code.transferTo(jar);
        }
        Map<String, Object> entry = new LinkedHashMap<>(
                Map.of("symbolicName", name, "version", "1.0.0", "file", name + ".jar", "sha256", sha256(file)));
        entries.add(entry);
        return entry;
    }

    Map<String, Object> entry(String name) {
        return entries.stream()
                .filter(entry -> name.equals(entry.get("symbolicName")))
                .findFirst()
                .orElseThrow();
    }

    /** Runs it to its end. */
    Ended run(String... words) throws Exception {
        Process process = start(Map.of(), words);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end");
        }
        return new Ended(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    Process start(Map<String, String> environment, String... words) throws IOException {
        Files.writeString(
                home.resolve("toolset.json"),
                Json.write(Map.of(
                        "name",
                        "test",
                        "version",
                        "1.2.3",
                        "policy",
                        Map.of("hideAfterSeconds", 10),
                        "features",
                        List.of(Map.of("id", "test:feature:1", "bundles", entries)))));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlapwing.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> inherited = new HashMap<>(builder.environment());
        inherited.remove("DISPLAY");
        inherited.remove("WAYLAND_DISPLAY");
        inherited.put("LAPWING_DATA", data.toString());
        inherited.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        return builder.start();
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** How a process ended and what it said. */
    record Ended(int exitCode, String output, String errors) {}
}
