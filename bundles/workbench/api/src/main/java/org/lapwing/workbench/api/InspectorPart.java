package org.lapwing.workbench.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says something of the selection in the inspector. Facts, suggestions and decisions are never mixed. Called in the background, never on
 * the UI thread. Registered as a service.
 */
@ConsumerType
public interface InspectorPart {

    Section section();

    /** Order within the section. */
    int rank();

    List<Line> lines(Case of, Target target);

    /** The three parts, in this order. */
    enum Section {
        FACTS,
        SUGGESTIONS,
        DECISIONS
    }

    /**
     * @param label what it is
     * @param value what is known; may be several lines
     * @param detail by which tool and version, by whom and when; null for none
     * @param link where more is to be seen, null for nowhere
     */
    record Line(
            String label,
            String value,
            @Nullable String detail,
            @Nullable Target link) {}
}
