package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.persons.CardTrouble.Why;
import org.lapwing.product.testkit.EnglishTexts;

/** What is done about smart cards without one: checking what they signed, wrapping for them, understanding what they refuse. */
class P256Test {

    /** RFC 6979, A.2.5. */
    private static final byte[] POINT = hex("04" + "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
            + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");

    /** The same, of the message "sample" with SHA-256; its s is in the upper half. */
    private static final byte[] SIGNATURE = hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
            + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");

    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    private @TempDir Path temp;

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void a_signature_of_the_rfc_is_good_in_one_of_its_two_forms_alone() {
        byte[] lower = P256.lower(SIGNATURE);

        assertThat(P256.verify(POINT, SAMPLE, lower)).isTrue();
        assertThat(P256.verify(POINT, SAMPLE, SIGNATURE))
                .as("nobody makes a second of one")
                .isFalse();
        assertThat(P256.lower(lower)).isEqualTo(lower);
        assertThat(P256.verify(POINT, "other".getBytes(StandardCharsets.US_ASCII), lower))
                .isFalse();
    }

    @Test
    void what_is_no_signature_is_false_and_no_exception() {
        for (byte[] bad : new byte[][] {new byte[0], new byte[63], new byte[64], new byte[65], filled(64)}) {
            assertThat(P256.verify(POINT, SAMPLE, bad)).isFalse();
        }
        assertThat(P256.verify(new byte[65], SAMPLE, P256.lower(SIGNATURE))).isFalse();
        assertThat(P256.verify(new byte[32], SAMPLE, P256.lower(SIGNATURE))).isFalse();
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    /** A card that computes with a point of another curve gives its key away, piece by piece. */
    @Test
    void a_point_beside_the_curve_is_refused_before_any_card_sees_it() throws Exception {
        assertThat(P256.point(P256.open(POINT))).isEqualTo(POINT);
        for (int at : new int[] {0, 1, 33, 64}) {
            byte[] beside = POINT.clone();
            beside[at] ^= 1;
            assertThatThrownBy(() -> P256.open(beside)).isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> P256.open(filled(65))).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> P256.open(new byte[65])).isInstanceOf(GeneralSecurityException.class);
        PersonCard nobody = new PersonCard("0".repeat(40), "Nobody", new byte[65], new byte[65]);
        assertThatThrownBy(() -> Wrapping.wrap(nobody.wrappingKey(), new byte[4], new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** NIST CAVS 14.1, ECC CDH primitive, P-256, count 0. */
    @Test
    void it_agrees_as_the_standard_says() throws Exception {
        byte[] theirs = hex("04" + "700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
                + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac");
        var own = java.security.KeyFactory.getInstance("EC")
                .generatePrivate(new java.security.spec.ECPrivateKeySpec(
                        new BigInteger("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534", 16),
                        P256.parameters()));

        assertThat(P256.agree(own, theirs))
                .isEqualTo(hex("46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b"));
    }

    @Test
    void small_coordinates_keep_their_length() throws Exception {
        for (int i = 0; i < 600; i++) {
            KeyPair pair = P256.generate();
            byte[] point = P256.point(pair.getPublic());
            assertThat(P256.open(point)).isEqualTo(pair.getPublic());
        }
    }

    /** Made once on a card; whoever has no card reads it. */
    @Test
    void a_card_of_a_person_with_a_smart_card_is_read_and_an_altered_one_refused() throws Exception {
        String text;
        try (var in = P256Test.class.getResourceAsStream("kim.card")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = Files.writeString(temp.resolve("kim.card"), text);
        KeyedPersons lee = new Home(temp.resolve("lee")).process();

        assertThat(lee.importCard(file).name()).isEqualTo("Kim");
        for (String altered : new String[] {
            text.replace("\"Kim\"", "\"Kit\""),
            text.replace("lapwing card 2", "lapwing card 1"),
            text.replace("\"keys\":\"P256\",", ""),
            text.replace("lapwing card 2", "lapwing card 3")
        }) {
            assertThat(altered).isNotEqualTo(text);
            Files.writeString(file, altered);
            assertThatThrownBy(() -> PersonFolder.card(file)).isInstanceOf(IOException.class);
        }
    }

    /** SoftHSM locks no PIN and has no reader that can be unplugged: these are the words that libraries of real cards use. */
    @Test
    void what_a_card_refuses_is_told_apart() {
        assertThat(why("CKR_PIN_LOCKED")).isEqualTo(Why.LOCKED);
        assertThat(why("CKR_PIN_INCORRECT")).isEqualTo(Why.WRONG_PIN);
        assertThat(why("CKR_PIN_LEN_RANGE")).isEqualTo(Why.WRONG_PIN);
        assertThat(why("CKR_TOKEN_NOT_PRESENT")).isEqualTo(Why.GONE);
        assertThat(why("CKR_DEVICE_REMOVED")).isEqualTo(Why.GONE);
        assertThat(why("CKR_FUNCTION_FAILED")).isEqualTo(Why.REFUSED);
        EnglishTexts texts = EnglishTexts.of(KeyedPersons.class);
        for (Why each : Why.values()) {
            String sentence = texts.get(new CardTrouble(each, null).sentence(), "Kim", "/lib/card.so");
            assertThat(sentence).endsWith(".").doesNotContain("{", "''");
        }
    }

    private static Why why(String told) {
        return CardTrouble.of(new ProviderException("Initialization failed", new IOException(told)), Why.REFUSED)
                .why();
    }
}
