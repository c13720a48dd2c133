package org.lapwing.platform.api.persons;

import java.util.Arrays;
import org.lapwing.platform.api.profile.Person;

/**
 * The public part of a person, handed to colleagues so that they can share cases and check signatures.
 *
 * @param id fingerprint of both keys: the first 20 bytes of SHA-256 over {@code signingKey || wrappingKey}, 40 lower-case hexadecimal
 *     digits; so a card proves its own id
 * @param name as it appears in reports; not proven by the keys
 * @param signingKey Ed25519 public key of 32 bytes, or P-256 public key of 65
 * @param wrappingKey X25519 public key of 32 bytes, or P-256 public key of 65; both keys are of one kind
 */
public record PersonCard(String id, String name, byte[] signingKey, byte[] wrappingKey) {

    public PersonCard {
        if (signingKey.length != wrappingKey.length
                || signingKey.length != KeyKind.CURVE25519.bytes() && signingKey.length != KeyKind.P256.bytes()) {
            throw new IllegalArgumentException(
                    "The keys of a person have 32 bytes, or 65 where they are on a smart card");
        }
        signingKey = signingKey.clone();
        wrappingKey = wrappingKey.clone();
    }

    @Override
    public byte[] signingKey() {
        return signingKey.clone();
    }

    @Override
    public byte[] wrappingKey() {
        return wrappingKey.clone();
    }

    public KeyKind kind() {
        return signingKey.length == KeyKind.P256.bytes() ? KeyKind.P256 : KeyKind.CURVE25519;
    }

    public Person person() {
        return new Person(id, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonCard card
                && id.equals(card.id)
                && name.equals(card.name)
                && Arrays.equals(signingKey, card.signingKey)
                && Arrays.equals(wrappingKey, card.wrappingKey);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
