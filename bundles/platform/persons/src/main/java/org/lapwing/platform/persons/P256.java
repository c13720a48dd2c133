package org.lapwing.platform.persons;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.lapwing.platform.api.persons.KeyKind;

/**
 * NIST P-256 (FIPS 186-5, SP 800-56A) by the JDK, for keys on smart cards. Points are {@code 04 || x || y}; a signature is
 * {@code r || s} with s in the lower half, so that there is one of each.
 */
final class P256 {

    static final String CURVE = "secp256r1";
    static final String SIGNING = "SHA256withECDSAinP1363Format";
    static final String AGREEING = "ECDH";

    private static final int FIELD_BYTES = 32;
    private static final int POINT_BYTES = KeyKind.P256.bytes();
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(CURVE));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no P-256", e);
        }
    }

    /** @throws GeneralSecurityException when it is no key on this curve */
    static byte[] point(PublicKey key) throws GeneralSecurityException {
        if (!(key instanceof ECPublicKey on)
                || !on.getParams().getCurve().equals(parameters().getCurve())) {
            throw new InvalidKeyException("Not a key of P-256");
        }
        byte[] point = new byte[POINT_BYTES];
        point[0] = UNCOMPRESSED;
        put(on.getW().getAffineX(), point, 1);
        put(on.getW().getAffineY(), point, 1 + FIELD_BYTES);
        return point;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - FIELD_BYTES);
        System.arraycopy(bytes, from, into, at + FIELD_BYTES - (bytes.length - from), bytes.length - from);
    }

    /** @throws GeneralSecurityException when it is no point of the curve: a card must never compute with another one */
    static PublicKey open(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
            throw new InvalidKeyException("Not a point of P-256");
        }
        ECParameterSpec parameters = parameters();
        BigInteger x = number(point, 1);
        BigInteger y = number(point, 1 + FIELD_BYTES);
        BigInteger prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
        BigInteger right = x.multiply(x)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB());
        boolean on = x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.multiply(y).subtract(right).mod(prime).signum() == 0;
        if (!on) {
            throw new InvalidKeyException("Not a point of P-256");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
    }

    private static BigInteger number(byte[] bytes, int from) {
        return new BigInteger(1, bytes, from, FIELD_BYTES);
    }

    /** Of the two signatures that are as good as each other, the one with the lower s. */
    static byte[] lower(byte[] signature) {
        BigInteger order = parameters().getOrder();
        BigInteger s = number(signature, FIELD_BYTES);
        if (!high(s, order)) {
            return signature;
        }
        byte[] lower = Arrays.copyOf(signature, FIELD_BYTES * 2);
        Arrays.fill(lower, FIELD_BYTES, FIELD_BYTES * 2, (byte) 0);
        put(order.subtract(s), lower, FIELD_BYTES);
        return lower;
    }

    private static boolean high(BigInteger s, BigInteger order) {
        return s.compareTo(order.shiftRight(1)) > 0;
    }

    /** False for anything that is no signature of the message by the key. */
    static boolean verify(byte[] open, byte[] message, byte[] signed) {
        if (signed.length != Curves.SIGNATURE_BYTES
                || high(number(signed, FIELD_BYTES), parameters().getOrder())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(SIGNING);
            signature.initVerify(open(open));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException malformed) {
            return false;
        }
    }

    /** With a key that is not on a card: one that is used once. */
    static byte[] agree(PrivateKey secret, byte[] open) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(AGREEING);
        agreement.init(secret);
        agreement.doPhase(open(open), true);
        return agreement.generateSecret();
    }
}
