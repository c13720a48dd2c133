package org.lapwing.platform.persons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * An own person whose keys are in the file: under AES-256-GCM with a key that Argon2id makes of the
 * passphrase. What opens the keys is bound to the card's keys and to the cost; the name may change without the passphrase and is signed.
 */
record PersonFile(SignedCard signed, Argon2 cost, byte[] nonce, byte[] sealed) implements OwnPerson {

    private static final String FORMAT = "lapwing person 1";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Seals the keys under a passphrase, with a fresh salt. */
    static PersonFile seal(SignedCard signed, SecretKeys keys, char[] passphrase, KeyCost wanted) {
        Argon2 cost = new Argon2(wanted.memoryKiB(), wanted.passes(), wanted.lanes(), random(SALT_BYTES));
        byte[] nonce = random(Sealing.NONCE_BYTES);
        byte[] key = key(cost, passphrase);
        byte[] both = keys.both();
        try {
            return new PersonFile(signed, cost, nonce, Sealing.seal(key, nonce, both, bound(signed.card(), cost)));
        } finally {
            Sealing.wipe(key);
            Sealing.wipe(both);
        }
    }

    @Override
    public Optional<KeyCard> keyCard() {
        return Optional.empty();
    }

    @Override
    public SecretKeys open(char[] passphrase) throws GeneralSecurityException {
        byte[] key = key(cost, passphrase);
        byte[] both = new byte[0];
        try {
            both = Sealing.open(key, nonce, sealed, bound(signed.card(), cost));
            return SecretKeys.of(signed.card(), both, Instant.MAX);
        } finally {
            Sealing.wipe(key);
            Sealing.wipe(both);
        }
    }

    @Override
    public SecretKeys open(OpenKeys.Held held) throws GeneralSecurityException {
        return SecretKeys.of(signed.card(), held.bytes(), held.until());
    }

    @Override
    public PersonFile renamed(SignedCard other) {
        return new PersonFile(other, cost, nonce, sealed);
    }

    static PersonFile fromJson(Fields json) throws IOException {
        json.expect("format", FORMAT);
        SignedCard card = SignedCard.fromJson(json.within("card"));
        byte[] nonce = json.bytes("nonce");
        byte[] sealed = json.bytes("keys");
        if (nonce.length != Sealing.NONCE_BYTES) {
            throw new IOException("“nonce” has another length");
        }
        return new PersonFile(card, Argon2.fromJson(json.within("passphrase").all()), nonce, sealed);
    }

    @Override
    public void write(Path path) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("card", signed.toJson());
        json.put("passphrase", cost.toJson());
        json.put("nonce", Base64.getEncoder().encodeToString(nonce));
        json.put("keys", Base64.getEncoder().encodeToString(sealed));
        PrivateFiles.replace(path, Json.write(json));
    }

    private static byte[] bound(PersonCard card, Argon2 cost) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("org.lapwing.person.keys/1\n".getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(card.id().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(card.signingKey());
        all.writeBytes(card.wrappingKey());
        all.writeBytes(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(cost.memory())
                .putInt(cost.passes())
                .putInt(cost.lanes())
                .array());
        all.writeBytes(cost.salt());
        return all.toByteArray();
    }

    private static byte[] key(Argon2 cost, char[] passphrase) {
        CharSequence typed = CharBuffer.wrap(passphrase);
        // The same accents come as one or two characters from different keyboards.
        CharBuffer one = Normalizer.isNormalized(typed, Normalizer.Form.NFC)
                ? CharBuffer.wrap(passphrase)
                : CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC));
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(one);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            return cost.key(bytes);
        } finally {
            Sealing.wipe(bytes);
            Sealing.wipe(encoded.array());
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonFile that && signed.equals(that.signed) && Arrays.equals(sealed, that.sealed);
    }

    @Override
    public int hashCode() {
        return signed.hashCode();
    }
}
