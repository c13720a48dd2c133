package org.lapwing.product.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Classes of the image's bundles for plain programs, without a framework. */
final class ImageClasses {

    private static final String PARSING =
            "org\\.lapwing\\.(target\\.(tika|slf4j|metadata|imageio)|media\\.(images|pdq|api)"
                    + "|evidence\\.documents|platform\\.api)-.*";
    private static final int BUNDLES = 9;
    private static final String NEAR = "org\\.lapwing\\.media\\.(near|api)-.*";
    private static final int NEAR_BUNDLES = 2;

    private ImageClasses() {}

    /** A class path of the bundles that search for near hashes. */
    static String near(Bench bench) throws IOException, Failed {
        List<String> path = new ArrayList<>(List.of(Tool.own().toString()));
        try (Stream<Path> all = Files.list(bench.options().image().resolve("bundles"))) {
            all.filter(each -> each.getFileName().toString().matches(NEAR)).forEach(each -> path.add(each.toString()));
        }
        if (path.size() < 1 + NEAR_BUNDLES) {
            throw new Failed("The image lacks bundles of near search: " + path);
        }
        return String.join(File.pathSeparator, path);
    }

    /** A class path of the bundles that parse and of the jars that these hold, which are copied. */
    static String parsers(Bench bench) throws IOException, Failed {
        Path folder = Files.createDirectories(bench.folder("parsers"));
        List<String> path = new ArrayList<>(List.of(Tool.own().toString()));
        List<Path> bundles;
        try (Stream<Path> all = Files.list(bench.options().image().resolve("bundles"))) {
            bundles = all.filter(each -> each.getFileName().toString().matches(PARSING))
                    .toList();
        }
        if (bundles.size() < BUNDLES) {
            throw new Failed("The image lacks bundles of parsers: " + bundles);
        }
        for (Path bundle : bundles) {
            path.add(bundle.toString());
            inner(bundle, folder, path);
        }
        return String.join(File.pathSeparator, path);
    }

    private static void inner(Path bundle, Path folder, List<String> path) throws IOException {
        try (InputStream in = Files.newInputStream(bundle);
                JarInputStream jar = new JarInputStream(in)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    Path inner = folder.resolve(
                            Path.of(entry.getName()).getFileName().toString());
                    Files.copy(jar, inner);
                    path.add(inner.toString());
                }
            }
        }
    }

    /** The words that begin a plain program of these classes. */
    static List<String> program(String classes, Class<?> main) {
        return List.of(
                Tool.jdk("java"), "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp", classes, main.getName());
    }
}
