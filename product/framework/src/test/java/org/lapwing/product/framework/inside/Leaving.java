package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A bundle that goes and comes back. Its class loader belongs to its wiring, which the framework lets go of when it is refreshed, as an
 * update or removal does after stopping.
 */
final class Leaving {

    /** Longer than idle threads of the JDK live, whose stacks may hold what they last worked on. */
    private static final long SECONDS = 100;

    private final BundleContext context;
    private final Bundle bundle;

    Leaving(BundleContext context, String symbolicName) {
        this.context = context;
        this.bundle = Arrays.stream(context.getBundles())
                .filter(each -> symbolicName.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(symbolicName + " is not installed."));
    }

    Bundle bundle() {
        return bundle;
    }

    /** Object classes of what it offers, sorted. */
    List<String> services() {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .map(each -> String.join(",", (String[]) each.getProperty("objectClass")))
                        .sorted()
                        .toList();
    }

    /** Held weakly, so that asking keeps nothing alive. */
    WeakReference<ClassLoader> loader(ReferenceQueue<ClassLoader> queue) throws ClassNotFoundException {
        Enumeration<URL> classes = bundle.findEntries("/", "*.class", true);
        while (classes != null && classes.hasMoreElements()) {
            String path = classes.nextElement().getPath();
            if (!path.endsWith("package-info.class") && !path.contains("$")) {
                return new WeakReference<>(
                        bundle.loadClass(path.substring(1, path.length() - ".class".length())
                                        .replace('/', '.'))
                                .getClassLoader(),
                        queue);
            }
        }
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader(), queue);
    }

    void refresh() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        assertThat(done.await(SECONDS, TimeUnit.SECONDS))
                .as("the framework refreshed " + bundle.getSymbolicName())
                .isTrue();
    }

    /** Collects garbage until the loader is gone. */
    void assertCollected(WeakReference<ClassLoader> loader, ReferenceQueue<ClassLoader> queue)
            throws InterruptedException {
        assertCollected(loader, queue, SECONDS);
    }

    void assertCollected(WeakReference<ClassLoader> loader, ReferenceQueue<ClassLoader> queue, long seconds)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (loader.get() != null && System.nanoTime() < until) {
            System.gc();
            queue.remove(50);
        }
        if (loader.get() != null && seconds == SECONDS) {
            keepHeap();
        }
        assertThat(loader.get())
                .as("the class loader of " + bundle.getSymbolicName() + ", which something still holds")
                .isNull();
    }

    /** Who holds what is in {@code target/held-*.hprof} then. */
    private void keepHeap() {
        Path dump = Path.of("target", "held-" + bundle.getSymbolicName() + ".hprof");
        try {
            Files.deleteIfExists(dump);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
