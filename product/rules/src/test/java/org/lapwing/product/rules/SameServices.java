package org.lapwing.product.rules;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Rule 6: the same services serve window, command line and tests. What a command says goes through {@code Output}, which is what makes
 * {@code --json} work for it; a command set is a service, so that every wing's commands are there.
 */
final class SameServices implements Rule {

    private static final Set<String> CONSOLE = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.console",
            "java.io.FileDescriptor.out",
            "java.io.FileDescriptor.err");

    /** The end of the line: it makes {@code Output} of the two streams; and the host, when nothing else runs yet. */
    private static final Set<String> SPEAKERS = Set.of("org.lapwing.platform.cli", "org.lapwing.platform.host");

    /** Both ends of a process of its own that no person calls: its standard output is the protocol's. */
    private static final Set<String> WORKERS = Set.of("org.lapwing.platform.pipeline.work.WorkerApplication");

    private static final String COMMAND_SET = "org.lapwing.platform.api.command.CommandSet";

    @Override
    public Stream<String> offences(Bundle bundle) {
        Stream<String> printing = bundle.classes().stream()
                .filter(each -> !WORKERS.contains(each.name()))
                .flatMap(each -> each.members().stream()
                        .filter(CONSOLE::contains)
                        .filter(member -> !SPEAKERS.contains(bundle.root()))
                        .map(member -> each.name() + " uses " + member
                                + ": speak through Output, so that --json stays JSON."));
        return Stream.concat(printing, unregistered(bundle));
    }

    private static Stream<String> unregistered(Bundle bundle) {
        boolean makes = bundle.classes().stream()
                .flatMap(each -> each.members().stream())
                .anyMatch("org.lapwing.platform.api.command.Command.<init>"::equals);
        boolean registers = bundle.components().anyMatch(xml -> xml.contains(COMMAND_SET));
        return makes && !registers
                ? Stream.of(bundle.root() + " makes commands but registers no CommandSet: the command line cannot"
                        + " have them.")
                : Stream.empty();
    }
}
