package org.lapwing.target.check;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The bundles of runtime-bundles.txt as jars; the class path of this test has them at the versions of the BOM. */
final class RuntimeBundles {
    private RuntimeBundles() {}

    static List<Path> jars() throws IOException {
        try (InputStream list = RuntimeBundles.class.getResourceAsStream("/runtime-bundles.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("${swt}", System.getProperty("lapwing.swt.platform")))
                    .map(line -> jar(line.substring(line.indexOf(':') + 1)))
                    .toList();
        }
    }

    private static Path jar(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact.replace(".", "\\.") + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(artifact + " is not on the class path of this test"));
    }
}
