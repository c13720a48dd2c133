package org.lapwing.target.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Bundle;

/** Packs the classes of the package "inside" as a bundle that imports whatever it uses. */
final class ProbeBundle {
    static final String PACKAGE = "org.lapwing.target.check.inside";

    private ProbeBundle() {}

    static String call(Bundle probe, String name) throws Exception {
        return (String) ((Callable<?>)
                        probe.loadClass(PACKAGE + "." + name).getConstructor().newInstance())
                .call();
    }

    static Path write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", PACKAGE);
        headers.putValue("DynamicImport-Package", "*");
        String folder = PACKAGE.replace('.', '/');
        Path classes = Path.of("target/test-classes", folder);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                DirectoryStream<Path> found = Files.newDirectoryStream(classes, "*.class")) {
            for (Path path : found) {
                out.putNextEntry(new ZipEntry(folder + "/" + path.getFileName()));
                Files.copy(path, out);
            }
        }
        return jar;
    }
}
