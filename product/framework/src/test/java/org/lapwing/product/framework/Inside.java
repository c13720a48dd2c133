package org.lapwing.product.framework;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.lapwing.product.harness.Probe;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The package {@code inside} and the window harness as a bundle, and its tests run in the framework that it is in. */
final class Inside {

    private static final String PACKAGE = "org.lapwing.product.framework.inside.";
    private static final String MINUTES = "4 m";

    private final Bundle bundle;

    private Inside(Bundle bundle) {
        this.bundle = bundle;
    }

    static Inside installed(BundleContext context, Path folder) throws Exception {
        Bundle bundle = context.installBundle(jar(folder).toUri().toString());
        bundle.start();
        return new Inside(bundle);
    }

    /** Runs the tests of these classes in their order; each result becomes a test out here. */
    List<DynamicTest> run(String... classes) throws ClassNotFoundException {
        List<DynamicTest> results = new ArrayList<>();
        for (String name : classes) {
            Class<?> type = bundle.loadClass(PACKAGE + name);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(type))
                    .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", MINUTES)
                    .build();
            Results listener = new Results(name);
            LauncherFactory.create().execute(request, listener);
            if (listener.all.isEmpty()) {
                throw new IllegalStateException("No test of " + name + " ran inside.");
            }
            results.addAll(listener.all);
        }
        return results;
    }

    private static final class Results implements TestExecutionListener {

        private final String type;
        private final List<DynamicTest> all = new ArrayList<>();

        Results(String type) {
            this.type = type;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                add(test, () -> result.getThrowable().ifPresent(failure -> {
                    throw new AssertionError(named(test) + ": " + failure.getMessage(), failure);
                }));
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(test, () -> Assumptions.abort(reason));
        }

        private void add(TestIdentifier test, org.junit.jupiter.api.function.Executable outcome) {
            all.add(DynamicTest.dynamicTest(named(test), outcome));
        }

        private String named(TestIdentifier test) {
            return type + "." + test.getDisplayName();
        }
    }

    private static Path jar(Path folder) throws Exception {
        Map<String, byte[]> content = new TreeMap<>();
        collect(Inside.class, PACKAGE.replace('.', '/'), content);
        collect(Probe.class, "org/lapwing/product/harness/", content);
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "org.lapwing.product.framework.inside");
        headers.putValue("DynamicImport-Package", "*");
        Path jar = Files.createTempFile(folder, "inside", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    /** From the folder or jar that the class came from. */
    private static void collect(Class<?> beside, String prefix, Map<String, byte[]> into) throws Exception {
        Path from = Path.of(
                beside.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.walk(from.resolve(prefix))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    into.put(from.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(from.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(each -> each.getName().startsWith(prefix) && !each.isDirectory())
                    .toList()) {
                into.put(entry.getName(), bytes(jar, entry));
            }
        }
    }

    private static byte[] bytes(JarFile jar, ZipEntry entry) throws IOException {
        return jar.getInputStream(entry).readAllBytes();
    }
}
