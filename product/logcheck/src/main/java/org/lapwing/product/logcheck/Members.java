package org.lapwing.product.logcheck;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Who ever was a member of the case, as its leads signed it: each change by somebody who was a lead then. */
final class Members {

    private final Proof proof = new Proof();
    private final Set<String> ever = new HashSet<>();
    private final Map<String, String> roles = new HashMap<>();

    private Members() {}

    /**
     * @param changes one JSON object a line
     * @throws IllegalArgumentException when one was not signed by a lead, or is no change
     */
    static Members of(String caseId, String changes) {
        Members members = new Members();
        String before = "-";
        for (String text : changes.lines().toList()) {
            Line change = Line.of(text);
            byte[] message = message(caseId, before, change);
            members.take(change, message);
            MessageDigest digest = Proof.sha256();
            digest.update(message);
            digest.update(change.bytes("signature"));
            before = HexFormat.of().formatHex(digest.digest());
        }
        return members;
    }

    private void take(Line change, byte[] message) {
        String person = change.text("person");
        boolean founds = change.text("what").equals("FOUND");
        boolean card = proof.card(person, change);
        boolean lead = founds
                ? ever.isEmpty() && change.text("by").equals(person)
                : "LEAD".equals(roles.get(change.text("by")));
        if (!card || !lead || !proof.signed(change.text("by"), message, change.bytes("signature"))) {
            throw new IllegalArgumentException("a change of members was not signed by a lead");
        }
        ever.add(person);
        switch (change.text("what")) {
            case "FOUND", "ADD" -> roles.put(person, change.text("role"));
            case "REMOVE" -> roles.remove(person);
            case "ROTATE" -> {}
            default -> throw new IllegalArgumentException("a change of members is of a kind that is not known here");
        }
    }

    private static byte[] message(String caseId, String before, Line change) {
        return String.join(
                        "\n",
                        "lapwing member change 1",
                        caseId,
                        before,
                        Long.toString(change.number("at")),
                        change.text("by"),
                        change.text("what"),
                        change.text("person"),
                        base64(change.text("name").getBytes(StandardCharsets.UTF_8)),
                        base64(change.bytes("signing")),
                        base64(change.bytes("wrapping")),
                        change.text("role"),
                        Long.toString(change.number("epoch")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    boolean ever(String person) {
        return ever.contains(person);
    }
}
