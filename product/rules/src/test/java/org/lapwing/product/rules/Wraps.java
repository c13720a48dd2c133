package org.lapwing.product.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The wraps of target-platform, as built. */
final class Wraps {

    private Wraps() {}

    static Stream<String> unversionedExports(Path folder) {
        return unversionedExports(folder.getFileName().toString(), headers(folder));
    }

    static Stream<String> unversionedExports(String wrap, Headers headers) {
        return headers.clauses("Export-Package").stream()
                .filter(each -> !each.attributes().containsKey("version"))
                .map(each -> "The wrap " + wrap + " exports " + each.path()
                        + " without a version: give it that of the library.");
    }

    private static Headers headers(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("org\\.lapwing\\.target\\..*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(folder + " is not built: build target-platform first."));
            try (JarFile file = new JarFile(jar.toFile())) {
                Manifest manifest = file.getManifest();
                Map<String, String> values = new TreeMap<>();
                manifest.getMainAttributes().forEach((name, value) -> values.put(name.toString(), value.toString()));
                return new Headers(values);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
