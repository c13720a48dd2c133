package org.lapwing.evidence.databases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** Keeps what was said. */
final class Heard implements FindingSink {

    final Map<String, Map<String, ?>> findings = new LinkedHashMap<>();
    final StringBuilder text = new StringBuilder();
    final List<String> problems = new ArrayList<>();

    @Override
    public void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> value, double confidence, String explanation) {
        findings.put(kind, value);
    }

    @Override
    public void derived(String kind, byte[] bytes) {
        throw new AssertionError("Nothing is derived of a database");
    }

    @Override
    public void text(CharSequence part) {
        text.append(part);
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }

    Map<String, ?> database() {
        return findings.getOrDefault("database.sqlite", Map.of());
    }

    /** Rows of a table in each view. */
    Object rows(String table) {
        for (Object each : (List<?>) database().get("tables")) {
            Map<?, ?> facts = (Map<?, ?>) each;
            if (table.equals(facts.get("name"))) {
                return facts.get("rows");
            }
        }
        throw new AssertionError(table + " is not among " + database().get("tables"));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> view(int number) {
        return (Map<String, Object>) ((List<?>) database().get("views")).get(number);
    }
}
