package org.lapwing.platform.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/** Persons whose keys come of their names, so that another process has the same; what they sign and wrap is real. */
final class PaperPersons implements Persons {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ED25519 = HEX.parseHex("302a300506032b6570032100");
    private static final byte[] X25519 = HEX.parseHex("302a300506032b656e032100");

    private final Map<String, Keys> all = new ConcurrentHashMap<>();
    private volatile @Nullable Keys current;
    private volatile boolean unlocked = true;

    PaperPersons(@Nullable String name) {
        this.current = name == null ? null : keys(name);
    }

    static PersonCard card(String name) {
        return new PaperPersons(name).current().orElseThrow();
    }

    PaperPersons locked() {
        unlocked = false;
        return this;
    }

    private Keys keys(String name) {
        return all.computeIfAbsent(name, Keys::of);
    }

    @Override
    public Optional<PersonCard> current() {
        Keys now = current;
        return now == null ? Optional.empty() : Optional.of(now.card);
    }

    @Override
    public List<PersonCard> known() {
        return all.values().stream().map(keys -> keys.card).toList();
    }

    @Override
    public Optional<PersonCard> find(String idOrName) {
        return known().stream()
                .filter(card -> card.id().equals(idOrName) || card.name().equals(idOrName))
                .findFirst();
    }

    @Override
    public boolean unlocked() {
        return current != null && unlocked;
    }

    @Override
    public PersonCard create(String name, char[] passphrase) {
        Keys made = keys(name);
        current = made;
        return made.card;
    }

    @Override
    public void unlock(char[] passphrase) {
        unlocked = true;
    }

    @Override
    public void hold(Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void lock() {
        unlocked = false;
    }

    @Override
    public void changePassphrase(char[] now, char[] then) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PersonCard rename(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PersonCard switchTo(String idOrName) {
        Keys now = keys(idOrName);
        current = now;
        return now.card;
    }

    @Override
    public PersonCard importCard(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void exportCard(String idOrName, Path file) {
        throw new UnsupportedOperationException();
    }

    private Keys atHand() {
        Keys now = current;
        if (now == null || !unlocked) {
            throw new PersonLocked("The keys are locked.");
        }
        return now;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(atHand().signing.getPrivate());
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean verify(PersonCard by, byte[] message, byte[] signature) {
        try {
            Signature checking = Signature.getInstance("Ed25519");
            checking.initVerify(publicKey("Ed25519", ED25519, by.signingKey()));
            checking.update(message);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public byte[] wrap(PersonCard to, byte[] secret, byte[] context) {
        try {
            KeyPair once = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] shared = agreed(once, to.wrappingKey());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(raw(once.getPublic()));
            out.writeBytes(Aead.seal(shared, secret, context));
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws PersonRefused {
        try {
            byte[] shared = agreed(atHand().wrapping, Arrays.copyOf(wrapped, 32));
            return Aead.open(shared, Arrays.copyOfRange(wrapped, 32, wrapped.length), context);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PersonRefused("It was wrapped for somebody else.", e);
        }
    }

    private static byte[] agreed(KeyPair own, byte[] other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own.getPrivate());
        agreement.doPhase(publicKey("X25519", X25519, other), true);
        return agreement.generateSecret();
    }

    private static PublicKey publicKey(String algorithm, byte[] before, byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(before, before.length + raw.length);
        System.arraycopy(raw, 0, encoded, before.length, raw.length);
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private record Keys(PersonCard card, KeyPair signing, KeyPair wrapping) {

        static Keys of(String name) {
            try {
                KeyPair signing = pair("Ed25519", name);
                KeyPair wrapping = pair("X25519", name);
                byte[] sign = raw(signing.getPublic());
                byte[] wrap = raw(wrapping.getPublic());
                String id = HEX.formatHex(Digests.sha256(sign, wrap)).substring(0, 40);
                return new Keys(new PersonCard(id, name, sign, wrap), signing, wrapping);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private static KeyPair pair(String algorithm, String name) throws GeneralSecurityException {
            byte[] seed = MessageDigest.getInstance("SHA-256")
                    .digest((algorithm + " of " + name).getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(255, new Always(seed));
            return generator.generateKeyPair();
        }
    }

    /** Gives the same bytes each time. */
    private static final class Always extends SecureRandom {

        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Always(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = seed[i % seed.length];
            }
        }
    }
}
