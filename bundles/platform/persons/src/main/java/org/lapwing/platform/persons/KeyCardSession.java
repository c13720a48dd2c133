package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.file.Files;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.persons.CardTrouble.Why;

/**
 * A smart card that was told its PIN, by the PKCS#11 provider of the JDK. Our two key pairs lie on it under names of their own, each
 * beside a certificate that says nothing: Java finds a key by its certificate alone. Secret keys are made on the card, sensitive and not
 * to be extracted; what a key agreement gives is read, for Java has to derive from it.
 */
final class KeyCardSession implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KeyCardSession.class.getName());
    private static final String SIGNING = "lapwing-signing";
    private static final String WRAPPING = "lapwing-wrapping";

    private static final String CONFIGURATION = """
            --name = LapwingKeyCard
            library = "%s"
            %s
            attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
              CKA_TOKEN = true
              CKA_PRIVATE = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
              CKA_DERIVE = true
            }
            attributes(generate, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
              CKA_TOKEN = false
              CKA_SENSITIVE = false
              CKA_EXTRACTABLE = true
            }
            """;

    private final Provider provider;
    private final KeyStore onCard;
    private @Nullable PrivateKey signing;
    private @Nullable PrivateKey wrapping;

    private KeyCardSession(Provider provider, KeyStore onCard) {
        this.provider = provider;
        this.onCard = onCard;
    }

    /** Tells the card its PIN. A wrong one counts on the card: it is told once. */
    static KeyCardSession open(KeyCard card, char[] pin) throws CardTrouble {
        Provider provider = provider(card);
        try {
            logout(provider); // Else whoever unlocked it in this process before would vouch for any PIN.
            KeyStore onCard = KeyStore.getInstance("PKCS11", provider);
            onCard.load(null, pin);
            return new KeyCardSession(provider, onCard);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw CardTrouble.of(e, Why.NO_CARD).onOpening();
        }
    }

    private static Provider provider(KeyCard card) throws CardTrouble {
        String library = card.library().toString();
        boolean plain = library.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
        if (!plain || !Files.isRegularFile(card.library())) {
            throw new CardTrouble(Why.NO_LIBRARY, null);
        }
        Provider any = Security.getProvider("SunPKCS11");
        if (any == null) {
            throw new CardTrouble(Why.NO_LIBRARY, null);
        }
        String slot = card.slot() == null ? "slotListIndex = 0" : "slot = " + card.slot();
        try {
            Provider provider = any.configure(CONFIGURATION.formatted(library, slot));
            if (provider.getService("KeyStore", "PKCS11") == null) {
                throw new CardTrouble(Why.NO_CARD, null);
            }
            return provider;
        } catch (ProviderException | UnsupportedOperationException | IllegalArgumentException e) {
            throw CardTrouble.of(e, slotMissing(e) ? Why.NO_CARD : Why.NO_LIBRARY)
                    .onOpening();
        }
    }

    private static boolean slotMissing(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("slot")
                || failure.getCause() != null && slotMissing(failure.getCause());
    }

    /** Both public keys, made now where the card has none of ours. */
    byte[][] ours() throws CardTrouble {
        return new byte[][] {keyOrNew(SIGNING), keyOrNew(WRAPPING)};
    }

    private byte[] keyOrNew(String name) throws CardTrouble {
        try {
            Certificate known = onCard.getCertificate(name);
            if (known != null) {
                return P256.point(known.getPublicKey());
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec(P256.CURVE));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate beside = CardCertificate.of(pair, name, provider);
            onCard.setKeyEntry(name, pair.getPrivate(), null, new Certificate[] {beside});
            return P256.point(pair.getPublic());
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw CardTrouble.of(e, Why.REFUSED);
        }
    }

    /** Takes the keys of a person in hand, when they are on this card. */
    void find(byte[] signingKey, byte[] wrappingKey) throws CardTrouble {
        signing = secret(SIGNING, signingKey);
        wrapping = secret(WRAPPING, wrappingKey);
    }

    private PrivateKey secret(String name, byte[] open) throws CardTrouble {
        try {
            Certificate beside = onCard.getCertificate(name);
            Key key = beside == null ? null : onCard.getKey(name, null);
            if (!(key instanceof PrivateKey secret) || !Arrays.equals(P256.point(beside.getPublicKey()), open)) {
                throw new CardTrouble(Why.OTHER, null);
            }
            return secret;
        } catch (GeneralSecurityException | ProviderException e) {
            throw CardTrouble.of(e, Why.OTHER);
        }
    }

    byte[] sign(byte[] message) throws CardTrouble {
        try {
            Signature signature = Signature.getInstance(P256.SIGNING, provider);
            signature.initSign(signing);
            signature.update(message);
            return P256.lower(signature.sign());
        } catch (GeneralSecurityException | ProviderException e) {
            throw CardTrouble.of(e, Why.GONE);
        }
    }

    /** @throws GeneralSecurityException when the other's key is no point of the curve */
    byte[] agree(byte[] point) throws GeneralSecurityException, CardTrouble {
        PublicKey other = P256.open(point);
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(P256.AGREEING, provider);
            agreement.init(wrapping);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException | ProviderException e) {
            throw CardTrouble.of(e, Why.GONE);
        }
    }

    @Override
    public void close() {
        logout(provider);
    }

    private static void logout(Provider provider) {
        try {
            if (provider instanceof AuthProvider session) {
                session.logout();
            }
        } catch (LoginException | ProviderException notLoggedIn) {
            LOG.log(System.Logger.Level.DEBUG, "The smart card was not logged out of", notLoggedIn);
        }
    }
}
