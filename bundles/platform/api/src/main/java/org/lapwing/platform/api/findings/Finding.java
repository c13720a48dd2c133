package org.lapwing.platform.api.findings;

import java.util.Map;
import org.lapwing.platform.api.evidence.Target;

/**
 * What a machine says. A suggestion, always: it changes nothing by itself.
 *
 * @param value shape known by kind and valueVersion
 * @param confidence 0 to 1
 * @param partial the analyser failed after saying this
 */
public record Finding(
        long id,
        Target target,
        String kind,
        int valueVersion,
        Basis basis,
        Map<String, Object> value,
        double confidence,
        String explanation,
        boolean partial,
        Provenance provenance) {}
