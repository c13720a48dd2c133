package org.lapwing.platform.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lapwing.platform.api.toolset.RestOfToolset;

/**
 * The bundles that the window does not need for its first picture. Started once, on a thread of their own: when the window asks, or after a
 * while for an application that does not know of this.
 */
final class Rest implements RestOfToolset {

    private static final long PATIENCE_SECONDS = 10;

    private final RunningFramework framework;
    private final Path image;
    private final List<Toolset.Entry> entries;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);

    private Rest(RunningFramework framework, Path image, List<Toolset.Entry> entries) {
        this.framework = framework;
        this.image = image;
        this.entries = entries;
    }

    static Rest of(RunningFramework framework, Path image, List<Toolset.Entry> entries) {
        Rest rest = new Rest(framework, image, entries);
        if (entries.isEmpty()) {
            rest.started.countDown();
        } else {
            Thread.ofPlatform().daemon().name("rest-of-toolset").start(rest::waitAndStart);
        }
        return rest;
    }

    @Override
    public void start() throws InterruptedException {
        asked.countDown();
        started.await();
    }

    private void waitAndStart() {
        try {
            boolean wanted = asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            System.getLogger("org.lapwing.platform.host")
                    .log(
                            System.Logger.Level.DEBUG,
                            wanted ? "The rest is asked for" : "Nobody asked for the rest; it starts");
            framework.start(entries, new BundleCheck(image).begin(entries));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            started.countDown();
        }
    }
}
