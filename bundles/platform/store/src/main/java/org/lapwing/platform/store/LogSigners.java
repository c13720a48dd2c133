package org.lapwing.platform.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/** The cards of those who signed a log. A card proves its id; what the id is called is not proven. */
final class LogSigners {

    private final Persons persons;
    private final Map<String, PersonCard> cards = new HashMap<>();

    LogSigners(Persons persons) {
        this.persons = persons;
    }

    /** Takes a card in; false when its keys do not make its id. */
    boolean add(PersonCard card) {
        boolean genuine = fingerprint(card).equals(card.id());
        if (genuine) {
            cards.put(card.id(), card);
        }
        return genuine;
    }

    Optional<PersonCard> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    boolean signed(String person, byte[] message, byte[] signature) {
        PersonCard card = cards.get(person);
        return card != null && persons.verify(card, message, signature);
    }

    static String fingerprint(PersonCard card) {
        return LogHash.hex(Arrays.copyOf(Digests.sha256(card.signingKey(), card.wrappingKey()), 20));
    }

    static Map<String, Object> line(PersonCard card) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", "signer");
        line.put("id", card.id());
        line.put("name", card.name());
        line.put("signing", LogHash.hex(card.signingKey()));
        line.put("wrapping", LogHash.hex(card.wrappingKey()));
        return line;
    }

    static PersonCard of(Map<String, Object> line) throws IOException {
        try {
            return new PersonCard(
                    LogEntry.text(line, "id"),
                    LogEntry.text(line, "name"),
                    LogHash.bytes(LogEntry.text(line, "signing")),
                    LogHash.bytes(LogEntry.text(line, "wrapping")));
        } catch (IllegalArgumentException e) {
            throw new IOException("A card in the log is malformed", e);
        }
    }
}
