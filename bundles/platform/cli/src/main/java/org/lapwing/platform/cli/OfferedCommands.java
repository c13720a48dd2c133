package org.lapwing.platform.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lapwing.platform.api.command.CommandSet;
import org.osgi.framework.ServiceReference;

/** Which of the sets of commands that are offered are made for a call: each brings all that its commands need. */
final class OfferedCommands {

    private OfferedCommands() {}

    /** @param words of the call; where no set says that it has the first one, all are made, so that a mistake finds what is like it */
    static Stream<ServiceReference<CommandSet>> of(List<ServiceReference<CommandSet>> offered, List<String> words) {
        Optional<String> first =
                words.stream().filter(word -> !word.startsWith("-")).findFirst();
        if (first.isEmpty() || offered.stream().noneMatch(each -> words(each).contains(first.get()))) {
            return offered.stream();
        }
        return offered.stream()
                .filter(each -> words(each).isEmpty() || words(each).contains(first.get()));
    }

    private static List<String> words(ServiceReference<CommandSet> offered) {
        return switch (offered.getProperty(CommandSet.WORDS)) {
            case String word -> List.of(word);
            case String[] several -> List.of(several);
            case null, default -> List.of();
        };
    }
}
