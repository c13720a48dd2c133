package org.lapwing.product.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The headers of a bundle's manifest, in the grammar of OSGi. */
record Headers(Map<String, String> values) {

    /**
     * One element of a header.
     *
     * @param attributes attributes and directives, without quotes
     */
    record Clause(String path, Map<String, String> attributes) {}

    static Headers of(String manifest) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Attributes attributes =
                new Manifest(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))).getMainAttributes();
        attributes.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return new Headers(values);
    }

    boolean has(String header) {
        return values.containsKey(header);
    }

    String symbolicName() {
        return values.getOrDefault("Bundle-SymbolicName", "").split(";")[0].strip();
    }

    List<Clause> clauses(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : split(values.getOrDefault(header, ""), ',')) {
            List<String> parts = split(clause, ';');
            Map<String, String> attributes = new LinkedHashMap<>();
            List<String> paths = new ArrayList<>();
            for (String part : parts) {
                int equals = part.indexOf('=');
                if (equals < 0) {
                    paths.add(part.strip());
                } else {
                    String name = part.substring(0, equals).replace(":", "").strip();
                    attributes.put(
                            name, part.substring(equals + 1).replace("\"", "").strip());
                }
            }
            paths.forEach(path -> clauses.add(new Clause(path, attributes)));
        }
        return clauses;
    }

    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == at && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        return parts;
    }
}
