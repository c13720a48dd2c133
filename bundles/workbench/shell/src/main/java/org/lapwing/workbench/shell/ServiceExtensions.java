package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Extensions that are OSGi services. Nothing is looked at before it is asked for, so the window paints first. */
final class ServiceExtensions implements Extensions {

    private final BundleContext context;
    private final Map<Class<?>, ServiceTracker<?, ?>> single = new ConcurrentHashMap<>();
    private final List<ServiceTracker<?, ?>> watching = new ArrayList<>();

    ServiceExtensions(BundleContext context) {
        this.context = context;
    }

    @Override
    public <T> Optional<T> one(Class<T> type) {
        ServiceTracker<?, ?> tracker = single.computeIfAbsent(type, key -> {
            ServiceTracker<?, ?> made = new ServiceTracker<>(context, key, null);
            made.open();
            return made;
        });
        return Optional.ofNullable(tracker.getService()).map(type::cast);
    }

    @Override
    public <T> void watch(Class<T> type, Consumer<T> came, Consumer<T> gone) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, new ServiceTrackerCustomizer<T, T>() {
            @Override
            public T addingService(ServiceReference<T> reference) {
                T service = context.getService(reference);
                if (service != null) {
                    came.accept(service);
                }
                return service;
            }

            @Override
            public void modifiedService(ServiceReference<T> reference, T service) {}

            @Override
            public void removedService(ServiceReference<T> reference, T service) {
                gone.accept(service);
                context.ungetService(reference);
            }
        });
        synchronized (watching) {
            watching.add(tracker);
        }
        tracker.open();
    }

    @Override
    public void close() {
        List<ServiceTracker<?, ?>> all;
        synchronized (watching) {
            all = new ArrayList<>(watching);
            watching.clear();
        }
        all.addAll(single.values());
        single.clear();
        all.forEach(ServiceTracker::close);
    }
}
