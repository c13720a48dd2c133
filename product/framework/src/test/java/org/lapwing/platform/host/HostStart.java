package org.lapwing.platform.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.framework.BundleContext;

/** Starts the real image the way the host does, in this process, perhaps without some of its bundles. */
public final class HostStart implements AutoCloseable {

    private final RunningFramework framework;

    private HostStart(RunningFramework framework) {
        this.framework = framework;
    }

    /**
     * @param application {@code cli} or {@code window}
     * @param wanted which bundles, by symbolic name and feature
     */
    public static HostStart of(Path image, Path data, String application, Predicate<Wanted> wanted) throws Exception {
        ThisSystem system = ThisSystem.detect(Map.of());
        Toolset whole = Toolset.read(image);
        List<Toolset.Entry> kept = whole.bundles().stream()
                .filter(entry -> wanted.test(new Wanted(entry.symbolicName(), entry.feature())))
                .toList();
        Toolset toolset = new Toolset(whole.name(), whole.version(), whole.policy(), kept);
        List<Toolset.Entry> entries = kept.stream()
                .filter(entry -> entry.wantedBy(application, system.os(), system.arch()))
                .toList();
        Map<String, String> properties = Map.of(
                "lapwing.home",
                image.toString(),
                "lapwing.data",
                Files.createDirectories(data.resolve("data")).toString(),
                "lapwing.policy",
                toolset.policy(),
                "lapwing.locale",
                "en",
                // The bundle of tests finds JUnit where this process has it; all others are as in the product.
                "org.osgi.framework.bundle.parent",
                "framework",
                "org.osgi.framework.bootdelegation",
                "org.junit.*,org.opentest4j.*,org.assertj.*,org.osgi.test.*,org.apiguardian.*");
        return new HostStart(RunningFramework.start(image, toolset, entries, data.resolve("felix"), properties));
    }

    /** A bundle of the toolset. */
    public record Wanted(String symbolicName, String feature) {}

    public BundleContext context() {
        return framework.context();
    }

    public InstalledToolset toolset() {
        return framework.bundles();
    }

    @Override
    public void close() {
        framework.close();
    }
}
