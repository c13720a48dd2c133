package org.lapwing.platform.persons;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * The unlocked keys of a person who keeps them in a file.
 *
 * @param until when they are to be forgotten
 */
record SecretKeys(PersonCard card, byte[] signing, byte[] wrapping, Instant until) implements OpenKeys {

    private static final int BYTES = 2 * Curves.KEY_BYTES;

    static SecretKeys of(PersonCard card, byte[] both, Instant until) throws GeneralSecurityException {
        if (both.length != BYTES) {
            throw new GeneralSecurityException("Not the keys of a person");
        }
        return new SecretKeys(
                card, Arrays.copyOf(both, Curves.KEY_BYTES), Arrays.copyOfRange(both, Curves.KEY_BYTES, BYTES), until);
    }

    /** Wiped by the caller. */
    byte[] both() {
        byte[] both = Arrays.copyOf(signing, BYTES);
        System.arraycopy(wrapping, 0, both, Curves.KEY_BYTES, Curves.KEY_BYTES);
        return both;
    }

    @Override
    public byte[] sign(byte[] message) {
        return Curves.sign(signing, message);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        return Wrapping.unwrap(wrapping, card.wrappingKey(), wrapped, context);
    }

    @Override
    public OpenKeys of(PersonCard renamed) {
        return new SecretKeys(renamed, signing, wrapping, until);
    }

    @Override
    public Held held() {
        return new Held(Held.KEYS, both(), until, Clocks.NEVER);
    }

    @Override
    public void wipe() {
        Sealing.wipe(signing);
        Sealing.wipe(wrapping);
    }

    /** Keys are not for print. */
    @Override
    public String toString() {
        return "keys of " + card;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
