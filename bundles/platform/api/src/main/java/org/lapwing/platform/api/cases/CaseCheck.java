package org.lapwing.platform.api.cases;

import java.util.function.Consumer;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes to the verification of a case what only its bundle can check, such as an index. Registered as a service. */
@ConsumerType
public interface CaseCheck {

    /** Stable, one word, such as {@code index}. */
    String name();

    /**
     * Compares all there is, until done or cancelled.
     *
     * @param problem told a sentence for each thing that is not what it should be, which names the thing
     * @return how many things were checked
     */
    long check(Case of, Progress progress, Consumer<String> problem);
}
