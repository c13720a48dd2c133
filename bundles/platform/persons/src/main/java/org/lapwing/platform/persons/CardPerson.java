package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.KeyKind;
import org.lapwing.platform.api.persons.PersonCard;

/** An own person whose keys are on a smart card: nothing in the file is secret. */
record CardPerson(SignedCard signed, KeyCard at) implements OwnPerson {

    static final String FORMAT = "lapwing person 2";

    /** Makes the keys where the card has none of ours; nothing is stored here. */
    static CardKeys made(KeyCard at, String name, char[] pin) throws CardTrouble {
        KeyCardSession session = KeyCardSession.open(at, pin);
        boolean sound = false;
        try {
            byte[][] keys = session.ours();
            session.find(keys[0], keys[1]);
            PersonCard card = new PersonCard(SignedCard.id(keys[0], keys[1]), name, keys[0], keys[1]);
            sound = true;
            return new CardKeys(card, session, pin.clone(), Instant.MAX);
        } finally {
            if (!sound) {
                session.close();
            }
        }
    }

    @Override
    public Optional<KeyCard> keyCard() {
        return Optional.of(at);
    }

    @Override
    public OpenKeys open(char[] pin) throws CardTrouble {
        return open(pin, Instant.MAX);
    }

    @Override
    public OpenKeys open(OpenKeys.Held held) throws CardTrouble {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(held.bytes()));
        char[] pin = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        try {
            return open(pin, held.until());
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private OpenKeys open(char[] pin, Instant until) throws CardTrouble {
        KeyCardSession session = KeyCardSession.open(at, pin);
        boolean sound = false;
        try {
            session.find(signed.card().signingKey(), signed.card().wrappingKey());
            sound = true;
            return new CardKeys(signed.card(), session, pin.clone(), until);
        } finally {
            if (!sound) {
                session.close();
            }
        }
    }

    @Override
    public OwnPerson renamed(SignedCard other) {
        return new CardPerson(other, at);
    }

    static CardPerson fromJson(Fields json) throws IOException {
        json.expect("format", FORMAT);
        SignedCard card = SignedCard.fromJson(json.within("card"));
        if (card.card().kind() != KeyKind.P256) {
            throw new IOException("its keys are none of a smart card");
        }
        Fields where = json.within("keyCard");
        Integer slot = where.all().get("slot") instanceof Long number ? Integer.valueOf(number.intValue()) : null;
        Path library = Path.of(where.text("library"));
        if (!library.isAbsolute()) {
            throw new IOException("“library” is no whole path");
        }
        return new CardPerson(card, new KeyCard(library, slot));
    }

    @Override
    public void write(Path path) throws IOException {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("library", at.library().toString());
        if (at.slot() != null) {
            where.put("slot", at.slot());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("card", signed.toJson());
        json.put("keyCard", where);
        PrivateFiles.replace(path, Json.write(json));
    }
}
