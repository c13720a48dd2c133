package org.lapwing.target.check;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** Runs the Lucene probe in a JVM of its own, since the vector module is announced on the console of its JVM. */
final class InVectorJvm {
    private InVectorJvm() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try (RealFramework felix = RealFramework.start(folder.resolve("cache"))) {
            for (Path jar : RuntimeBundles.jars()) {
                felix.install(jar);
            }
            Bundle probe = felix.install(ProbeBundle.write(folder.resolve("probe.jar")));
            System.out.println(ProbeBundle.call(probe, "LuceneFinds"));
        }
    }
}
