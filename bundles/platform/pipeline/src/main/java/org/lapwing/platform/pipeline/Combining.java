package org.lapwing.platform.pipeline;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;

/** Writes into the log that the case is brought together with somebody else's data: once in a run, before the first comparison. */
final class Combining {

    private static final int DIGITS = 16;

    private final Case of;
    private final Set<String> said = new HashSet<>();

    Combining(Case of) {
        this.of = of;
    }

    /** A content is about to be handed to an analyser. */
    synchronized void before(PlugIns.Step step) {
        Map<String, String> with = step.card().inputs();
        if (step.combines() && !with.isEmpty() && said.add(step.card().id())) {
            String collections = new TreeMap<>(with)
                    .entrySet().stream()
                            .map(each -> each.getKey() + " "
                                    + each.getValue()
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            DIGITS,
                                                            each.getValue().length())))
                            .collect(Collectors.joining(", "));
            of.log()
                    .append(
                            Operation.COMBINED,
                            new Target(Target.CASE, of.info().id()),
                            "compared with " + collections);
        }
    }
}
