package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * One change of who holds keys, signed by the lead who made it; each names the one before by its digest.
 *
 * @param at milliseconds since 1970
 * @param by id of the lead
 * @param what a person was added (or got another role), was removed, or the keys were changed
 * @param person whom it is about
 * @param role that the person has from then on, or had
 * @param epoch of the keys from then on
 */
record MemberChange(long at, String by, What what, PersonCard person, Role role, int epoch, byte[] signature) {

    /** Of the first. */
    static final String NOTHING_BEFORE = "-";

    MemberChange signed(byte[] with) {
        return new MemberChange(at, by, what, person, role, epoch, with);
    }

    /** What is signed. */
    byte[] message(String caseId, String before) {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                        "\n",
                        "lapwing member change 1",
                        caseId,
                        before,
                        Long.toString(at),
                        by,
                        what.name(),
                        person.id(),
                        base64.encodeToString(person.name().getBytes(StandardCharsets.UTF_8)),
                        base64.encodeToString(person.signingKey()),
                        base64.encodeToString(person.wrappingKey()),
                        role.name(),
                        Integer.toString(epoch))
                .getBytes(StandardCharsets.UTF_8);
    }

    String digest(String caseId, String before) {
        return Columns.hex(Digests.sha256(message(caseId, before), signature));
    }

    Map<String, Object> json() {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at);
        json.put("by", by);
        json.put("what", what.name());
        json.put("person", person.id());
        json.put("name", person.name());
        json.put("signing", base64.encodeToString(person.signingKey()));
        json.put("wrapping", base64.encodeToString(person.wrappingKey()));
        json.put("role", role.name());
        json.put("epoch", epoch);
        json.put("signature", base64.encodeToString(signature));
        return json;
    }

    /** For an export of the log, in which bytes are hexadecimal. */
    Map<String, Object> exported() {
        Map<String, Object> line = json();
        line.put("signing", LogHash.hex(person.signingKey()));
        line.put("wrapping", LogHash.hex(person.wrappingKey()));
        line.put("signature", LogHash.hex(signature));
        return line;
    }

    static MemberChange of(Map<?, ?> json) throws IOException {
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            PersonCard card = new PersonCard(
                    text(json, "person"),
                    text(json, "name"),
                    base64.decode(text(json, "signing")),
                    base64.decode(text(json, "wrapping")));
            byte[] proof = Digests.sha256(card.signingKey(), card.wrappingKey());
            if (!Columns.hex(proof).startsWith(card.id()) || card.id().length() != 40) {
                throw new IOException("the card of " + card.name() + " was altered");
            }
            return new MemberChange(
                    Long.parseLong(text(json, "at")),
                    text(json, "by"),
                    What.valueOf(text(json, "what")),
                    card,
                    Role.valueOf(text(json, "role")),
                    Integer.parseInt(text(json, "epoch")),
                    base64.decode(text(json, "signature")));
        } catch (IllegalArgumentException e) {
            throw new IOException("a change of members is not what was written", e);
        }
    }

    static String text(Map<?, ?> json, String key) throws IOException {
        Object value = json.get(key);
        if (value == null) {
            throw new IOException(key + " is missing");
        }
        return value.toString();
    }

    /** What happened. */
    enum What {
        FOUND,
        ADD,
        REMOVE,
        ROTATE
    }
}
