package org.lapwing.platform.persons;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lapwing.platform.api.persons.KeyKind;
import org.lapwing.platform.api.persons.PersonCard;

/** A card with the signature of its own person over all of it: the id follows from the keys, the name was given by who holds them. */
record SignedCard(PersonCard card, byte[] signature) {

    private static final String CURVES = "lapwing card 1";
    private static final String SMART_CARD = "lapwing card 2";
    private static final int ID_BYTES = 20;
    private static final int LONGEST_NAME = 200;

    static String id(byte[] signingKey, byte[] wrappingKey) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(signingKey);
            sha256.update(wrappingKey);
            return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean goodName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.equals(name.strip())
                && name.codePoints().noneMatch(SignedCard::unprintable);
    }

    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                codePoint != 0x200c && codePoint != 0x200d; // joiners are part of names in some scripts
            default -> false;
        };
    }

    static SignedCard sign(PersonCard card, OpenKeys keys) throws CardTrouble {
        return new SignedCard(card, keys.sign(signed(card)));
    }

    private static byte[] signed(PersonCard card) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String first = card.kind() == KeyKind.P256 ? "org.lapwing.person.card/2\n" : "org.lapwing.person.card/1\n";
        all.writeBytes(first.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(card.id().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(card.signingKey());
        all.writeBytes(card.wrappingKey());
        all.writeBytes(card.name().getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        boolean smartCard = card.kind() == KeyKind.P256;
        json.put("format", smartCard ? SMART_CARD : CURVES);
        json.put("id", card.id());
        json.put("name", card.name());
        if (smartCard) {
            json.put("keys", KeyKind.P256.name());
        }
        json.put("signingKey", Base64.getEncoder().encodeToString(card.signingKey()));
        json.put("wrappingKey", Base64.getEncoder().encodeToString(card.wrappingKey()));
        json.put("signature", Base64.getEncoder().encodeToString(signature));
        return json;
    }

    /** @throws IOException when it is no card, its id is not of its keys, or the signature is not of its person; says what is wrong */
    static SignedCard fromJson(Fields json) throws IOException {
        KeyKind kind = kind(json);
        byte[] signingKey = json.bytes("signingKey");
        byte[] wrappingKey = json.bytes("wrappingKey");
        if (signingKey.length != kind.bytes() || wrappingKey.length != kind.bytes()) {
            throw new IOException("a key has not " + kind.bytes() + " bytes");
        }
        PersonCard card = new PersonCard(json.text("id"), json.text("name"), signingKey, wrappingKey);
        if (!card.id().equals(id(signingKey, wrappingKey))) {
            throw new IOException("the id is not that of its keys");
        }
        if (!goodName(card.name())) {
            throw new IOException("the name is empty, too long, or holds characters that cannot be seen");
        }
        SignedCard read = new SignedCard(card, json.bytes("signature"));
        if (!verify(card, signed(card), read.signature)) {
            throw new IOException("the signature is not of this person");
        }
        return read;
    }

    private static KeyKind kind(Fields json) throws IOException {
        if (!json.text("format").equals(SMART_CARD)) {
            json.expect("format", CURVES);
            return KeyKind.CURVE25519;
        }
        json.expect("keys", KeyKind.P256.name());
        return KeyKind.P256;
    }

    /** False for anything that is no signature of the message by the person. */
    static boolean verify(PersonCard by, byte[] message, byte[] signature) {
        return by.kind() == KeyKind.P256
                ? P256.verify(by.signingKey(), message, signature)
                : Curves.verify(by.signingKey(), message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCard that && card.equals(that.card) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return card.hashCode();
    }
}
