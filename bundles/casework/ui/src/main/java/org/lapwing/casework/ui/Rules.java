package org.lapwing.casework.ui;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.casework.api.triage.TriageRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The rules that are installed now. */
@Component(service = Rules.class)
public final class Rules {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<TriageRule> rules = List.of();

    @Activate
    public Rules() {}

    Rules(List<TriageRule> rules) {
        this.rules = rules;
    }

    /** What each says of itself, by code. */
    Map<String, String> described() {
        Map<String, String> all = new TreeMap<>();
        rules.forEach(rule -> all.put(rule.code(), rule.describes()));
        return all;
    }
}
