package org.lapwing.platform.persons;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** Ed25519 and X25519 by the JDK, with keys as their 32 bytes (RFC 8032, RFC 7748; their wrapping in ASN.1 is RFC 8410). */
enum Curves {
    ED25519("Ed25519", "70"),
    X25519("X25519", "6e");

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private final String algorithm;
    private final byte[] beforePublic;
    private final byte[] beforeSecret;

    Curves(String algorithm, String lastOfOid) {
        this.algorithm = algorithm;
        this.beforePublic = HexFormat.of().parseHex("302a300506032b65" + lastOfOid + "032100");
        this.beforeSecret = HexFormat.of().parseHex("302e020100300506032b65" + lastOfOid + "04220420");
    }

    /** Each 32 bytes. */
    record Pair(byte[] secret, byte[] open) {}

    Pair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            byte[] secret =
                    switch (pair.getPrivate()) {
                        case EdECPrivateKey signing -> signing.getBytes().orElseThrow();
                        case XECPrivateKey agreeing -> agreeing.getScalar().orElseThrow();
                        default -> throw new IllegalStateException("Not a key of " + algorithm);
                    };
            byte[] encoded = pair.getPublic().getEncoded();
            return new Pair(secret, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }

    private PublicKey open(byte[] key) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(join(beforePublic, key)));
    }

    private PrivateKey secret(byte[] key) throws GeneralSecurityException {
        byte[] encoded = join(beforeSecret, key);
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    static byte[] sign(byte[] secret, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ED25519.algorithm);
            signature.initSign(ED25519.secret(secret));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key does not sign", e);
        }
    }

    /** False for anything that is no signature of the message by the key. */
    static boolean verify(byte[] open, byte[] message, byte[] signed) {
        if (open.length != KEY_BYTES || signed.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ED25519.algorithm);
            signature.initVerify(ED25519.open(open));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException malformed) {
            return false;
        }
    }

    /** @throws GeneralSecurityException when the public key leaves nothing secret */
    static byte[] agree(byte[] secret, byte[] open) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(X25519.algorithm);
        agreement.init(X25519.secret(secret));
        agreement.doPhase(X25519.open(open), true);
        byte[] shared = agreement.generateSecret();
        if (MessageDigest.isEqual(shared, new byte[KEY_BYTES])) {
            throw new GeneralSecurityException("The shared secret is zero");
        }
        return shared;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
