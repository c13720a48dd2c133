package org.lapwing.platform.persons;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.lapwing.platform.api.persons.PersonCard;

/** The keys of a person that are at hand. */
sealed interface OpenKeys permits SecretKeys, CardKeys {

    PersonCard card();

    /** When they are to be forgotten. */
    Instant until();

    byte[] sign(byte[] message) throws CardTrouble;

    /** @throws GeneralSecurityException when it is for another key or context, or was altered */
    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException, CardTrouble;

    /** The same keys under another name. */
    OpenKeys of(PersonCard renamed);

    /** What other processes need to open them; wiped by the caller. */
    Held held();

    void wipe();

    /**
     * Either the secret keys or the PIN of their card.
     *
     * @param kind {@code keys} or {@code pin}
     * @param ends how long the system has been running when they are to be forgotten, if that comes before
     */
    record Held(String kind, byte[] bytes, Instant until, Duration ends) {
        static final String KEYS = "keys";
        static final String PIN = "pin";
    }
}
