package org.lapwing.platform.persons;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import org.lapwing.platform.api.persons.PersonCard;

/** Keys that stay on a smart card, which was told its PIN. */
final class CardKeys implements OpenKeys {

    private final PersonCard card;
    private final KeyCardSession session;
    private final char[] pin;
    private final Instant until;

    /** @param pin kept until it is wiped, for {@link #held} */
    CardKeys(PersonCard card, KeyCardSession session, char[] pin, Instant until) {
        this.card = card;
        this.session = session;
        this.pin = pin;
        this.until = until;
    }

    @Override
    public PersonCard card() {
        return card;
    }

    @Override
    public Instant until() {
        return until;
    }

    @Override
    public byte[] sign(byte[] message) throws CardTrouble {
        return session.sign(message);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException, CardTrouble {
        return Wrapping.unwrap(session, card.wrappingKey(), wrapped, context);
    }

    @Override
    public OpenKeys of(PersonCard renamed) {
        return new CardKeys(renamed, session, pin, until);
    }

    @Override
    public Held held() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Sealing.wipe(encoded.array());
        return new Held(Held.PIN, bytes, until, Clocks.NEVER);
    }

    @Override
    public void wipe() {
        Arrays.fill(pin, '\0');
        session.close();
    }

    /** Keys are not for print. */
    @Override
    public String toString() {
        return "keys on the smart card of " + card;
    }
}
