package org.lapwing.product.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7: nothing outlives its bundle, and no window sleeps. */
final class Lifetimes implements Rule {

    private static final Pattern POOLS = Pattern.compile(
            "java\\.util\\.concurrent\\.(Executors\\.new\\w+|(Scheduled)?ThreadPoolExecutor\\.<init>|ForkJoinPool\\.<init>)|java\\.util\\.Timer\\.<init>");

    private static final Pattern THREADS = Pattern.compile(
            "java\\.lang\\.Thread\\.(<init>|startVirtualThread)|java\\.lang\\.Thread\\$Builder(\\$\\w+)?\\.(start|unstarted)");

    private static final Pattern ENDS_POOL =
            Pattern.compile("java\\.util\\.(concurrent\\.\\w+\\.(shutdown|shutdownNow|close)|Timer\\.cancel)");

    private static final Pattern ENDS_THREAD = Pattern.compile("java\\.lang\\.Thread\\.(interrupt|join)");

    /** Plain Java that ends with its process; no bundle in a framework. */
    private static final String HOST = "org.lapwing.platform.host";

    /** Source files whose threads end by themselves, and why. */
    private static final Map<String, String> END_THEMSELVES = Map.of(
            "org.lapwing.platform.pipeline.tools.Box",
            "each reads one stream of a program, which ends when the box ends the program");

    @Override
    public Stream<String> offences(Bundle bundle) {
        if (bundle.root().equals(HOST)) {
            return Stream.empty();
        }
        Stream<String> state = bundle.classes().stream().flatMap(each -> each.state().stream()
                .map(field -> each.name() + " keeps state in the static field " + field
                        + ": keep it in a component, which goes with its bundle."));
        return Stream.concat(state, bundle.sourceClasses().stream().flatMap(file -> ofFile(bundle, file)));
    }

    private static Stream<String> ofFile(Bundle bundle, List<ClassFile> file) {
        String name = file.getFirst().topLevel();
        Set<String> members = new TreeSet<>();
        file.forEach(each -> members.addAll(each.members()));
        boolean pool = any(members, POOLS);
        boolean endsPool = any(members, ENDS_POOL);
        if (pool && !endsPool) {
            return Stream.of(name + " makes a pool of threads and never shuts it down: do so when it is deactivated.");
        }
        if (pool && isComponentWithoutEnd(bundle, name)) {
            return Stream.of(
                    name + " is a component with a pool of threads but has no @Deactivate: shut it down there.");
        }
        boolean ended = endsPool || any(members, ENDS_THREAD) || END_THEMSELVES.containsKey(name);
        if (any(members, THREADS) && !ended) {
            return Stream.of(name + " starts a thread and neither interrupts nor joins it: it may outlive its bundle.");
        }
        return bundle.isWindow() && members.contains("java.lang.Thread.sleep")
                ? Stream.of(name + " sleeps, and the window with it: let the work call back when it is done.")
                : Stream.empty();
    }

    private static boolean isComponentWithoutEnd(Bundle bundle, String type) {
        return bundle.components()
                .anyMatch(xml -> xml.contains("class=\"" + type + "\"") && !xml.contains("deactivate=\""));
    }

    private static boolean any(Set<String> members, Pattern pattern) {
        return members.stream().anyMatch(each -> pattern.matcher(each).matches());
    }
}
