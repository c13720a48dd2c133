package org.lapwing.product.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything of ours, as the folders lie.
 *
 * @param bundles of the wings
 * @param examples for tool makers, held to the same rules
 */
record House(Path root, List<Bundle> bundles, List<Bundle> examples) {

    /** Reads the sources and jars around this module. */
    static House here() throws IOException {
        Path root = Path.of("..", "..").toAbsolutePath().normalize();
        List<Bundle> bundles = new ArrayList<>();
        for (Path wing : folders(root.resolve("bundles"))) {
            bundles.addAll(read(wing.getFileName().toString(), wing));
        }
        return new House(root, bundles, read("example", root.resolve("docs/tool-makers/examples")));
    }

    List<Bundle> all() {
        return Stream.concat(bundles.stream(), examples.stream()).toList();
    }

    Bundle bundle(String symbolicName) {
        return all().stream()
                .filter(each -> each.root().equals(symbolicName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no bundle " + symbolicName + "."));
    }

    private static List<Bundle> read(String wing, Path folder) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path each : folders(folder)) {
            if (Files.isRegularFile(each.resolve("pom.xml"))) {
                bundles.add(Bundle.read(wing, each));
            }
        }
        return bundles;
    }

    private static List<Path> folders(Path of) throws IOException {
        try (Stream<Path> folders = Files.list(of)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
