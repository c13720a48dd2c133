package org.lapwing.platform.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Which services the components of a bundle wait for. The component runtime is a bundle and its types are not the host's, so its
 * public fields are read by name.
 */
final class Waiting {

    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";

    private final BundleContext context;

    Waiting(BundleContext context) {
        this.context = context;
    }

    /** A sentence if something of the bundle does not work because a service is absent. */
    Optional<String> of(Bundle bundle) {
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        Object runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return Optional.empty();
        }
        try {
            List<String> absent = absentServices(runtime, bundle);
            return absent.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Part of " + bundle.getSymbolicName() + " is off: it needs "
                            + String.join(" and ", absent) + ", and no bundle that runs here offers that.");
        } catch (ReflectiveOperationException otherRuntime) {
            System.getLogger("org.lapwing.platform.host")
                    .log(System.Logger.Level.DEBUG, "The component runtime cannot be asked", otherRuntime);
            return Optional.empty();
        } finally {
            context.ungetService(reference);
        }
    }

    private static List<String> absentServices(Object runtime, Bundle bundle) throws ReflectiveOperationException {
        List<String> absent = new ArrayList<>();
        Object descriptions = runtime.getClass()
                .getMethod("getComponentDescriptionDTOs", Bundle[].class)
                .invoke(runtime, (Object) new Bundle[] {bundle});
        for (Object description : (Collection<?>) descriptions) {
            Class<?> type = description.getClass();
            Object configurations = runtime.getClass()
                    .getMethod("getComponentConfigurationDTOs", type)
                    .invoke(runtime, description);
            for (Object configuration : (Collection<?>) configurations) {
                for (Object unmet : (Object[]) field(configuration, "unsatisfiedReferences")) {
                    String service = service(description, field(unmet, "name"));
                    if (!absent.contains(service)) {
                        absent.add(service);
                    }
                }
            }
        }
        return absent;
    }

    private static String service(Object description, Object name) throws ReflectiveOperationException {
        for (Object reference : (Object[]) field(description, "references")) {
            if (field(reference, "name").equals(name)) {
                return field(reference, "interfaceName").toString();
            }
        }
        return name.toString();
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        return of.getClass().getField(name).get(of);
    }
}
