package org.lapwing.platform.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The framework with the bundles of a toolset. A bundle that cannot run is noted and left out. */
final class RunningFramework implements AutoCloseable {

    /** The only package that the host and the bundles share. */
    private static final String SHARED = "org.lapwing.platform.api.toolset;version=0.1.0";

    private static final long STOP_MILLIS = 5_000;

    private final Path image;
    private final Framework framework;
    private final InstalledBundles bundles;
    private final Map<Toolset.Entry, Bundle> waiting = new LinkedHashMap<>();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean closing;

    private RunningFramework(Path image, Framework framework, InstalledBundles bundles) {
        this.image = image;
        this.framework = framework;
        this.bundles = bundles;
    }

    /**
     * @param entries those of the toolset that run at once; others may be started later
     * @param properties what bundles may read from their context
     */
    static RunningFramework start(
            Path image, Toolset toolset, List<Toolset.Entry> entries, Path cache, Map<String, String> properties)
            throws LaunchFailure, InterruptedException {
        Map<Toolset.Entry, Future<BundleCheck.Verdict>> verdicts = new BundleCheck(image).begin(entries);
        Framework framework = new FrameworkFactory().newFramework(configuration(cache, properties));
        try {
            framework.init();
        } catch (BundleException failure) {
            throw new LaunchFailure("The framework could not start: " + failure.getMessage(), failure);
        }
        InstalledBundles bundles = new InstalledBundles(toolset, framework.getBundleContext());
        RunningFramework running = new RunningFramework(image, framework, bundles);
        try {
            framework.getBundleContext().registerService(InstalledToolset.class, bundles, null);
            framework.start();
            running.start(entries, verdicts);
            return running;
        } catch (BundleException failure) {
            running.close();
            throw new LaunchFailure("The framework could not start: " + failure.getMessage(), failure);
        }
    }

    /** Installs and starts bundles whose bytes are right, unless the process is ending. */
    void start(List<Toolset.Entry> entries, Map<Toolset.Entry, Future<BundleCheck.Verdict>> verdicts)
            throws InterruptedException {
        starting.lock();
        try {
            Map<Toolset.Entry, Bundle> installed = install(entries, verdicts);
            // What did not resolve before may have what it needs by now.
            installed.putAll(waiting);
            waiting.clear();
            startAll(installed);
        } finally {
            starting.unlock();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    InstalledBundles bundles() {
        return bundles;
    }

    /** Stops all bundles and waits for them, but not for ever. */
    @Override
    public void close() {
        closing = true;
        boolean quiet = false;
        try {
            quiet = starting.tryLock(STOP_MILLIS, TimeUnit.MILLISECONDS);
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException failure) {
            log().log(System.Logger.Level.WARNING, "The framework did not stop cleanly", failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            if (quiet) {
                starting.unlock();
            }
        }
    }

    private static Map<String, Object> configuration(Path cache, Map<String, String> properties) {
        Map<String, Object> configuration = new HashMap<>(properties);
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        configuration.put("felix.cache.locking", "false");
        configuration.put("felix.log.level", "2");
        configuration.put("felix.log.logger", new FelixLog());
        return configuration;
    }

    private Map<Toolset.Entry, Bundle> install(
            List<Toolset.Entry> entries, Map<Toolset.Entry, Future<BundleCheck.Verdict>> verdicts)
            throws InterruptedException {
        Map<Toolset.Entry, Bundle> installed = new LinkedHashMap<>();
        for (Toolset.Entry entry : entries) {
            if (closing) {
                break;
            }
            BundleCheck.Verdict verdict = verdict(verdicts, entry);
            if (!verdict.right()) {
                note(entry, verdict.state(), verdict.problem(), null);
                continue;
            }
            try {
                String location = "reference:" + image.resolve(entry.file()).toUri();
                Bundle bundle = context().installBundle(location);
                installed.put(entry, bundle);
                bundles.installed(entry, bundle);
            } catch (BundleException failure) {
                note(
                        entry,
                        BundleState.FAILED,
                        entry.symbolicName() + " cannot be installed and is off: " + failure.getMessage(),
                        failure);
            }
        }
        return installed;
    }

    private static BundleCheck.Verdict verdict(
            Map<Toolset.Entry, Future<BundleCheck.Verdict>> verdicts, Toolset.Entry entry) throws InterruptedException {
        Future<BundleCheck.Verdict> verdict = verdicts.get(entry);
        try {
            return verdict == null ? unchecked(entry) : verdict.get();
        } catch (ExecutionException failure) {
            log().log(System.Logger.Level.ERROR, "The check of " + entry.file() + " failed", failure);
            return unchecked(entry);
        }
    }

    private static BundleCheck.Verdict unchecked(Toolset.Entry entry) {
        return new BundleCheck.Verdict(
                BundleState.DAMAGED,
                entry.symbolicName() + " could not be checked, so it was not started; everything else runs.");
    }

    private void startAll(Map<Toolset.Entry, Bundle> installed) {
        List<Map.Entry<Toolset.Entry, Bundle>> unresolved = new ArrayList<>();
        for (Map.Entry<Toolset.Entry, Bundle> each : installed.entrySet()) {
            Bundle bundle = each.getValue();
            if (closing) {
                return;
            }
            if (InstalledBundles.isFragment(bundle)) {
                continue;
            }
            try {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException failure) {
                if (failure.getType() == BundleException.RESOLVE_ERROR) {
                    unresolved.add(each);
                    log().log(System.Logger.Level.WARNING, bundle.getSymbolicName() + " does not resolve", failure);
                } else {
                    note(each.getKey(), BundleState.FAILED, Problems.failed(bundle, failure), failure);
                }
            }
        }
        Problems problems = new Problems(context());
        for (Map.Entry<Toolset.Entry, Bundle> each : unresolved) {
            waiting.put(each.getKey(), each.getValue());
            note(each.getKey(), BundleState.UNRESOLVED, problems.unresolved(each.getValue()), null);
        }
    }

    private void note(Toolset.Entry entry, BundleState state, String sentence, @Nullable Throwable failure) {
        bundles.notRunning(entry, state, sentence);
        log().log(System.Logger.Level.WARNING, sentence, failure);
    }

    private static System.Logger log() {
        return System.getLogger("org.lapwing.platform.host");
    }
}
