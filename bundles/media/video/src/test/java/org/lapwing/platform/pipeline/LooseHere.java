package org.lapwing.platform.pipeline;

import java.util.List;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.LooseFiles;
import org.lapwing.platform.api.language.Texts;

/** Files outside of cases, looked at in the process of the test. */
public final class LooseHere {

    private LooseHere() {}

    public static LooseFiles of(Texts texts, List<Analyzer> analyzers) {
        return new LooseLook(texts, null).with(analyzers);
    }
}
