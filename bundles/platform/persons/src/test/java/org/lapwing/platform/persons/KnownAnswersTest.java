package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the published vectors, so that another program can open what this one wrote. */
class KnownAnswersTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** RFC 5869, A.1. */
    @Test
    void hkdf_gives_what_the_rfc_says() {
        assertThat(hex(Wrapping.hkdf(
                        hex("000102030405060708090a0b0c"), hex("0b".repeat(22)), hex("f0f1f2f3f4f5f6f7f8f9"), 42)))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    /** RFC 8032, 7.1, test 2. */
    @Test
    void ed25519_signs_as_the_rfc_says() {
        byte[] secret = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        byte[] open = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

        byte[] signature = Curves.sign(secret, new byte[] {0x72});

        assertThat(hex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(Curves.verify(open, new byte[] {0x72}, signature)).isTrue();
    }

    /** RFC 7748, 5.2. */
    @Test
    void x25519_agrees_as_the_rfc_says() throws Exception {
        assertThat(hex(Curves.agree(
                        hex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"),
                        hex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"))))
                .isEqualTo("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
    }

    /** Computed with libargon2, the reference implementation. */
    @Test
    void argon2id_gives_what_the_reference_implementation_gives() {
        Argon2 cost = new Argon2(256, 2, 1, "somesaltsomesalt".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        byte[] key = cost.key("password".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(hex(key)).isEqualTo("cab746b4621993fdc91ec50787980b414a90a692f0bc68dfe19f9c25b3cba9ec");
    }

    @Test
    void the_profile_is_where_the_system_keeps_such_data() {
        Path home = Path.of("/home/kim");
        assertThat(ProfilePlace.find(null, Map.of(), "Linux", home)).isEqualTo(home.resolve(".local/share/lapwing"));
        assertThat(ProfilePlace.find(null, Map.of("XDG_DATA_HOME", "/x"), "Linux", home))
                .isEqualTo(Path.of("/x/lapwing"));
        assertThat(ProfilePlace.find(null, Map.of("LAPWING_DATA", "/l"), "Linux", home))
                .isEqualTo(Path.of("/l"));
        assertThat(ProfilePlace.find("/p", Map.of("LAPWING_DATA", "/l"), "Linux", home))
                .isEqualTo(Path.of("/p"));
        assertThat(ProfilePlace.find(null, Map.of(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Application Support/Lapwing"));
    }
}
