package org.lapwing.product.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rule 10: migrations are numbered, only appended, and only add.
 *
 * @param kept SHA-256 by {@code symbolic name/path in the jar}
 */
record Migrations(Map<String, String> kept) {

    private static final Pattern TAKES_AWAY =
            Pattern.compile("(?i)\\b(?:drop\\s+(?:table|column|view)|rename\\s+(?:to|column))\\b");

    /** @param lines as {@code sha256sum} writes them */
    static Migrations of(Stream<String> lines) {
        Map<String, String> kept = new TreeMap<>();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split("\\s+", 2);
            kept.put(parts[1].strip(), parts[0]);
        });
        return new Migrations(kept);
    }

    List<String> offences(List<Bundle> bundles) {
        Map<String, String> present = new TreeMap<>();
        for (Bundle bundle : bundles) {
            bundle.entries().forEach((path, text) -> {
                if (path.endsWith(".sql")) {
                    present.put(bundle.root() + "/" + path, sha256(text));
                }
            });
        }
        Stream<String> gone = kept.keySet().stream()
                .filter(path -> !present.containsKey(path))
                .map(path -> path + " is gone, but cases were made with it: put it back.");
        Stream<String> changed = kept.entrySet().stream()
                .filter(each -> present.containsKey(each.getKey()))
                .filter(each -> !each.getValue().equals(present.get(each.getKey())))
                .map(each -> each.getKey() + " was changed, but cases were made with it: put it back and write the next"
                        + " number.");
        Stream<String> unlisted = present.entrySet().stream()
                .filter(each -> !kept.containsKey(each.getKey()))
                .map(each -> each.getKey() + " is not kept yet: add the line \"" + each.getValue() + "  "
                        + each.getKey() + "\" to migrations.sha256.");
        Stream<String> taking = bundles.stream().flatMap(Migrations::takingAway);
        Stream<String> unnumbered = present.keySet().stream()
                .filter(path -> !path.matches(".*/\\d{4}-[a-z-]+\\.sql"))
                .map(path -> path + " has no number: name it like 0002-what-it-adds.sql.");
        return Stream.of(gone, changed, unlisted, unnumbered, taking)
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<String> takingAway(Bundle bundle) {
        return bundle.entries().entrySet().stream()
                .filter(each -> each.getKey().endsWith(".sql"))
                .filter(each -> TAKES_AWAY
                        .matcher(each.getValue().replaceAll("--[^\n]*", ""))
                        .find())
                .map(each -> bundle.root() + "/" + each.getKey()
                        + " takes away or renames what the previous release still reads: only add.");
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
