package org.lapwing.platform.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.intake.Analysed;

/**
 * What an analyser said, as one line for each statement, derived object and text, and as one digest over these lines. Sentences for
 * people are left out: they are in the language of the person. The form is described in docs/administrators/provenance.md.
 */
final class Outputs {

    private static final String FORM = "lapwing output 1";

    private Outputs() {}

    /** A line for each thing said, in an order that does not depend on the order of saying. */
    static List<String> lines(Analysed analysed) {
        List<String> lines = new ArrayList<>();
        for (Analysed.Said said : analysed.findings()) {
            boolean ofInput = said.target().kind().equals("content")
                    && said.target().id().equals(analysed.content().sha256());
            lines.add(finding(
                    said.target().kind(),
                    ofInput ? null : said.target().id(),
                    said.kind(),
                    said.valueVersion(),
                    said.basis().ordinal(),
                    said.value(),
                    said.confidence()));
        }
        analysed.derived().forEach((kind, bytes) -> lines.add(derived(kind, sha256(bytes))));
        String text = analysed.making().text();
        if (text != null) {
            lines.add(text(Columns.bytes(text)));
        }
        Collections.sort(lines);
        return lines;
    }

    static String finding(
            String targetKind,
            @Nullable String targetId,
            String kind,
            int version,
            int basis,
            Map<String, ?> value,
            double confidence) {
        String bits = Long.toHexString(Double.doubleToLongBits(confidence));
        return "finding " + kind + " " + version + " " + basis + " " + targetKind + " "
                + (targetId == null ? "input" : targetId) + " " + bits + " " + Json.write(sorted(value));
    }

    static String derived(String kind, byte[] sha256) {
        return "derived " + kind + " " + Columns.hex(sha256);
    }

    static String text(byte[] sha256) {
        return "text " + Columns.hex(sha256);
    }

    /** Over the sorted lines, each with its length before it. */
    static byte[] digest(List<String> lines) {
        MessageDigest digest = sha256();
        add(digest, FORM);
        lines.forEach(line -> add(digest, line));
        return digest.digest();
    }

    private static void add(MessageDigest digest, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** A line without its value, for people: what kind of thing, and the beginning of a digest of what it says. */
    static String name(String line) {
        String[] parts = line.split(" ", 3);
        return parts[0].equals("text")
                ? "text"
                : parts[0] + " " + parts[1] + " ("
                        + Columns.hex(sha256(line.getBytes(StandardCharsets.UTF_8)))
                                .substring(0, 8) + ")";
    }

    /** In the order of names, and without what is null, as it comes back from the case. */
    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(name), deep(value));
            }
        });
        return sorted;
    }

    private static Object deep(Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case Iterable<?> list -> {
                List<Object> deep = new ArrayList<>();
                for (Object each : list) {
                    if (each != null) {
                        deep.add(deep(each));
                    }
                }
                yield deep;
            }
            default -> value;
        };
    }

    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
