package org.lapwing.casework.api.papers;

import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.osgi.annotation.versioning.ProviderType;

/** Follows a thing in a case back to the exhibit: from what, by what, by whom and when it came about. */
@ProviderType
public interface Explanations {

    /**
     * Blocks as long as reading takes. The asking is a look: it is permitted and logged.
     *
     * @param asked an item, a content, an exhibit, or a thing of a wing such as a conversation
     * @param verify whether the bytes are read once more and compared with what was recorded
     * @param replay whether the analysers run once more and what they say is compared
     * @param why for the log; may be empty where no reason is asked for
     */
    Explained explain(Case in, Target asked, boolean verify, boolean replay, String why)
            throws PolicyRefusal, InterruptedException;

    /**
     * The chain.
     *
     * @param lines for people, indented by two spaces a step
     * @param reached whether the chain reached an exhibit
     * @param sound false where bytes have changed or an analyser says something else
     */
    record Explained(List<String> lines, boolean reached, boolean sound) {}
}
