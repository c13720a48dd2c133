package org.lapwing.platform.host.testbundle;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.api.toolset.RestOfToolset;
import org.lapwing.platform.api.toolset.WindowFront;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Packed into a bundle by the tests: an application for both kinds of process that tells what it sees. */
public final class TellingApplication implements BundleActivator, Application, WindowFront {

    private final CountDownLatch stop = new CountDownLatch(1);
    private BundleContext context;

    @Override
    public void start(BundleContext started) {
        context = started;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("lapwing.application", new String[] {"cli", "window"});
        context.registerService(Application.class, this, properties);
        context.registerService(WindowFront.class, this, null);
    }

    @Override
    public void stop(BundleContext stopped) {
        say("bundle stopped");
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        switch (arguments.isEmpty() ? "wait" : arguments.getFirst()) {
            case "exit" -> {
                return Integer.parseInt(arguments.get(1));
            }
            case "bundles" -> tellBundles();
            case "property" -> say(context.getProperty(arguments.get(1)));
            case "log" -> System.getLogger("a.bundle").log(System.Logger.Level.WARNING, "\"told\"\nto the log");
            case "deaf" -> {
                say("running");
                Thread.sleep(60_000);
            }
            case "early" -> {
                tellBundles();
                say("asked for the rest");
                context.getService(context.getServiceReference(RestOfToolset.class))
                        .start();
                tellBundles();
                say("running");
                return stop.await(60, TimeUnit.SECONDS) ? 7 : 8;
            }
            default -> {
                say("running");
                return stop.await(60, TimeUnit.SECONDS) ? 7 : 8;
            }
        }
        return 0;
    }

    @Override
    public void stop() {
        say("asked to stop");
        stop.countDown();
    }

    @Override
    public void bringToFront() {
        say("front");
    }

    private void tellBundles() {
        InstalledToolset toolset = context.getService(context.getServiceReference(InstalledToolset.class));
        for (InstalledToolset.InstalledBundle bundle : toolset.bundles()) {
            say(bundle.symbolicName() + "|" + bundle.state() + "|" + bundle.problem());
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
