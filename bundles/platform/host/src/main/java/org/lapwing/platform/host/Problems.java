package org.lapwing.platform.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says in one plain sentence why a bundle does not run; the framework's own message is for its makers. */
final class Problems {

    private static final Pattern LOWEST = Pattern.compile("(?:bundle-)?version>=([\\w.]+)");

    private final BundleContext context;

    Problems(BundleContext context) {
        this.context = context;
    }

    /** Why a bundle's requirements are not met: what is not there at all, before what is there but does not run itself. */
    String unresolved(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return bundle.getSymbolicName() + " was not started.";
        }
        List<BundleRequirement> mandatory = revision.getDeclaredRequirements(null).stream()
                .filter(Problems::mandatory)
                .toList();
        for (BundleRequirement requirement : mandatory) {
            if (provider(requirement, bundle).isEmpty()) {
                return bundle.getSymbolicName() + " needs " + wording(requirement) + ", which is not installed.";
            }
        }
        for (BundleRequirement requirement : mandatory) {
            Bundle provider = provider(requirement, bundle).orElseThrow();
            if (provider.getState() == Bundle.INSTALLED && !provider.equals(bundle)) {
                return bundle.getSymbolicName() + " needs " + provider.getSymbolicName()
                        + ", which does not run itself.";
            }
        }
        return bundle.getSymbolicName()
                + " does not fit together with the other bundles: two of them give it the same classes in"
                + " different versions.";
    }

    /** Why a bundle that has all it needs did not start. */
    static String failed(Bundle bundle, BundleException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said =
                Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
        return bundle.getSymbolicName() + " could not start and is off: " + firstSentence(said)
                + " The log tells more.";
    }

    private static boolean mandatory(BundleRequirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && directives
                        .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE)
                        .equals(Namespace.EFFECTIVE_RESOLVE);
    }

    /** One that runs if there is one. */
    private Optional<Bundle> provider(BundleRequirement requirement, Bundle asking) {
        List<Bundle> providers = Arrays.stream(context.getBundles())
                .filter(bundle -> provides(bundle, requirement))
                .toList();
        return providers.stream()
                .filter(bundle -> bundle.getState() != Bundle.INSTALLED || bundle.equals(asking))
                .findFirst()
                .or(() -> providers.stream().findFirst());
    }

    private static boolean provides(Bundle bundle, BundleRequirement requirement) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return false;
        }
        for (BundleCapability capability : revision.getDeclaredCapabilities(requirement.getNamespace())) {
            if (requirement.matches(capability)) {
                return true;
            }
        }
        return false;
    }

    private static String wording(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String name = named(filter, requirement.getNamespace());
        Matcher lowest = LOWEST.matcher(filter);
        String version = lowest.find() ? " " + shortened(lowest.group(1)) : "";
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> name + version;
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE -> "the bundle " + name + version;
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "a newer Java" + version;
            default -> filter.isEmpty() ? requirement.getNamespace() : requirement.getNamespace() + " " + filter;
        };
    }

    private static String named(String filter, String attribute) {
        Matcher name = Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]+)\\)")
                .matcher(filter);
        return name.find() ? name.group(1) : filter;
    }

    /** 0.1.0 is said 0.1. */
    private static String shortened(String version) {
        return version.endsWith(".0") && version.indexOf('.') != version.lastIndexOf('.')
                ? version.substring(0, version.length() - 2)
                : version;
    }

    private static String firstSentence(String said) {
        String line = said.lines().findFirst().orElse("").strip();
        String cut = line.length() > 200 ? line.substring(0, 200) + "…" : line;
        return cut.endsWith(".") ? cut : cut + ".";
    }
}
