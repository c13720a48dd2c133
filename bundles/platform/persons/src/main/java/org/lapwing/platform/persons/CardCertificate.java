package org.lapwing.platform.persons;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The certificate (RFC 5280) beside a key on a smart card, signed by that key: it names the key's use and nobody. */
final class CardCertificate {

    private static final int SERIAL_BITS = 120;
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    /** A key of a person has no end in time: 9999-12-31, as RFC 5280 writes it. */
    private static final Date NEVER = new Date(253_402_300_799_000L);

    private CardCertificate() {}

    static X509Certificate of(KeyPair pair, String use, Provider card) throws GeneralSecurityException, IOException {
        X500Name name = new X500Name("CN=" + use);
        V3TBSCertificateGenerator said = new V3TBSCertificateGenerator();
        said.setSerialNumber(new ASN1Integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)));
        said.setSignature(ECDSA);
        said.setIssuer(name);
        said.setSubject(name);
        said.setStartDate(new Time(new Date(0)));
        said.setEndDate(new Time(NEVER));
        said.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        TBSCertificate body = said.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA", card);
        signature.initSign(pair.getPrivate());
        signature.update(body.getEncoded(ASN1Encoding.DER));
        ASN1EncodableVector whole = new ASN1EncodableVector();
        whole.add(body);
        whole.add(ECDSA);
        whole.add(new DERBitString(signature.sign()));
        byte[] encoded = new DERSequence(whole).getEncoded(ASN1Encoding.DER);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
