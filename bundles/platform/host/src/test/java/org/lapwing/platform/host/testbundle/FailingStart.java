package org.lapwing.platform.host.testbundle;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Packed into a bundle by the tests: cannot start. */
public final class FailingStart implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("The lamp has no oil");
    }

    @Override
    public void stop(BundleContext context) {}
}
