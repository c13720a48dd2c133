package org.lapwing.media.pdq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.api.hash.PictureHashes;

class PdqHasherTest {

    private static PictureHashes hashes(Family family, int[][] rgb) {
        int width = rgb[0].length;
        Hashing hashing = new PdqHasher().begin(family.id(), width, rgb.length);
        byte[] row = new byte[width * 3];
        for (int[] pixels : rgb) {
            for (int x = 0; x < width; x++) {
                row[3 * x] = (byte) (pixels[x] >> 16);
                row[3 * x + 1] = (byte) (pixels[x] >> 8);
                row[3 * x + 2] = (byte) pixels[x];
            }
            hashing.colour(row, 0, 1, 2, 3);
        }
        return hashing.end();
    }

    private static PictureHashes greyHashes(Family family, int[][] rgb) {
        int width = rgb[0].length;
        Hashing hashing = new PdqHasher().begin(family.id(), width, rgb.length);
        byte[] row = new byte[width * 2 + 1];
        for (int[] pixels : rgb) {
            for (int x = 0; x < width; x++) {
                row[2 * x + 1] = (byte) (pixels[x] >> 16);
            }
            hashing.grey(row, 1, 2);
        }
        return hashing.end();
    }

    private static void same(PictureHashes ours, PlainPdq.Said plain) {
        assertThat(ours.stored().text()).isEqualTo(plain.hash());
        assertThat(ours.quality()).isEqualTo(plain.quality());
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "5, 700",
        "700, 5",
        "6, 9",
        "17, 63",
        "63, 64",
        "64, 64",
        "64, 65",
        "65, 64",
        "127, 128",
        "128, 129",
        "129, 127",
        "255, 257",
        "256, 256",
        "511, 512",
        "512, 512",
        "513, 512",
        "512, 513",
        "640, 480",
        "1003, 601",
        "601, 1003",
        "1024, 20",
        "20, 1025",
        "2048, 77",
        "1297, 1301"
    })
    void both_families_are_bit_for_bit_what_the_specification_says(int width, int height) {
        for (int[][] rgb :
                new int[][][] {Pixels.noise(width, height, 31L * width + height), Pixels.hills(width, height, 5)}) {
            same(hashes(Family.FULL, rgb), PlainPdq.full(rgb, false));
            same(hashes(Family.CLI, rgb), PlainPdq.cli(rgb, false));
            same(greyHashes(Family.FULL, rgb), PlainPdq.full(rgb, true));
            same(greyHashes(Family.CLI, rgb), PlainPdq.cli(rgb, true));
        }
    }

    @Test
    void two_hundred_pictures_of_random_sizes_are_bit_for_bit_what_the_specification_says() {
        Random random = new Random(20);
        for (int i = 0; i < 200; i++) {
            int[][] rgb = Pixels.noise(5 + random.nextInt(400), 5 + random.nextInt(400), i);
            same(hashes(Family.FULL, rgb), PlainPdq.full(rgb, false));
        }
    }

    @Test
    void layouts_with_transparency_or_in_other_orders_hash_alike() {
        int[][] rgb = Pixels.hills(300, 200, 8);
        PictureHashes plain = hashes(Family.FULL, rgb);
        for (Family family : Family.values()) {
            Hashing four = new PdqHasher().begin(family.id(), 300, 200);
            Hashing turned = new PdqHasher().begin(family.id(), 300, 200);
            for (int[] pixels : rgb) {
                byte[] argb = new byte[1200];
                byte[] bgr = new byte[900];
                for (int x = 0; x < 300; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        argb[4 * x + 1 + channel] = (byte) (pixels[x] >> 16 - 8 * channel);
                        bgr[3 * x + 2 - channel] = (byte) (pixels[x] >> 16 - 8 * channel);
                    }
                }
                four.colour(argb, 1, 2, 3, 4);
                turned.colour(bgr, 2, 1, 0, 3);
            }
            assertThat(four.end().stored().text()).isEqualTo(plain.stored().text());
            assertThat(turned.end().stored().text()).isEqualTo(plain.stored().text());
        }
    }

    @Test
    void rows_of_numbers_hash_as_rows_of_bytes() {
        Random random = new Random(23);
        for (int i = 0; i < 60; i++) {
            int width = 1 + random.nextInt(i % 3 == 0 ? 900 : 150);
            int height = 1 + random.nextInt(i % 3 == 1 ? 900 : 150);
            int[][] rgb = Pixels.noise(width, height, i);
            for (Family family : Family.values()) {
                Hashing hashing = new PdqHasher().begin(family.id(), width, height);
                for (int[] pixels : rgb) {
                    hashing.colour(channel(pixels, 16), channel(pixels, 8), channel(pixels, 0));
                }
                assertThat(hashing.end()).isEqualTo(hashes(family, rgb));
            }
        }
    }

    private static int[] channel(int[] pixels, int shift) {
        return Arrays.stream(pixels).map(pixel -> pixel >> shift & 0xff).toArray();
    }

    @Test
    void what_is_too_small_to_tell_is_nothing_but_zeros() {
        for (int[][] rgb : new int[][][] {Pixels.noise(4, 900, 1), Pixels.noise(900, 4, 1), Pixels.noise(1, 1, 1)}) {
            for (Family family : Family.values()) {
                PictureHashes said = hashes(family, rgb);
                assertThat(said.quality()).isZero();
                assertThat(said.hashes()).hasSize(8);
                assertThat(said.hashes().values()).allMatch(each -> each.text().equals("0".repeat(64)));
            }
        }
    }

    @Test
    void a_picture_of_one_colour_has_no_quality() {
        int[][] flat = new int[100][100];
        assertThat(hashes(Family.FULL, flat).quality()).isZero();
    }

    @Test
    void the_family_is_part_of_the_hash() {
        int[][] rgb = Pixels.hills(200, 100, 4);
        Pdq256 full = (Pdq256) hashes(Family.FULL, rgb).stored();
        Pdq256 cli = (Pdq256) hashes(Family.CLI, rgb).stored();
        assertThat(full.text()).isEqualTo(cli.text());
        assertThat(full).isNotEqualTo(cli);
        assertThat(full.family()).isEqualTo("full");
        assertThat(cli.family()).isEqualTo("cli");
        assertThatIllegalArgumentException().isThrownBy(() -> full.distance(cli));
        assertThat(Pdq256.of(Family.FULL, full.text().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(full);
        assertThatIllegalArgumentException().isThrownBy(() -> Pdq256.of(Family.FULL, "00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pdq256.of(Family.FULL, "g".repeat(64)));
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_are_missing_or_too_many_are_told(Family family) {
        for (int height : new int[] {100, 1000}) {
            Hashing short_ = new PdqHasher().begin(family.id(), 100, height);
            byte[] row = new byte[300];
            for (int y = 0; y < height - 1; y++) {
                short_.colour(row, 0, 1, 2, 3);
            }
            assertThatIllegalStateException().isThrownBy(short_::end);
            short_.colour(row, 0, 1, 2, 3);
            assertThatIllegalStateException().isThrownBy(() -> short_.colour(row, 0, 1, 2, 3));
            assertThat(short_.end().quality()).isZero();
        }
    }

    @Test
    void a_family_that_is_not_known_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PdqHasher().begin("half", 10, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new PdqHasher().begin("full", 0, 10));
    }

    /** How the pixels themselves are turned. */
    private static Map<Orientation, int[][]> turned(int[][] rgb) {
        int[][] crossed = Pixels.transposed(rgb);
        return Map.of(
                Orientation.STORED, rgb,
                Orientation.TURNED_90, Pixels.upsideDown(crossed),
                Orientation.TURNED_180, Pixels.mirrored(Pixels.upsideDown(rgb)),
                Orientation.TURNED_270, Pixels.mirrored(crossed),
                Orientation.UPSIDE_DOWN, Pixels.upsideDown(rgb),
                Orientation.MIRRORED, Pixels.mirrored(rgb),
                Orientation.TRANSPOSED, crossed,
                Orientation.TRANSVERSED, Pixels.mirrored(Pixels.upsideDown(crossed)));
    }

    /**
     * Nearly equal where the pixels are the samples. Elsewhere windows of an even width and the choice of samples lean to one side, which
     * changes some bits; they stay below the 31 of a match.
     */
    @ParameterizedTest
    @EnumSource
    void each_of_the_eight_hashes_is_that_of_the_turned_picture(Orientation orientation) {
        for (int seed = 0; seed < 16; seed++) {
            boolean sampled = seed < 10;
            int[][] rgb =
                    sampled ? Pixels.noise(64, 64, seed) : Pixels.patches(512 + 37 * seed, 512 + 23 * (seed % 7), seed);
            PictureHashes said = hashes(Family.FULL, rgb);
            PictureHashes ofTurned = hashes(Family.FULL, turned(rgb).get(orientation));
            Pdq256 ours = (Pdq256) said.hashes().get(orientation);
            assertThat(ours.distance((Pdq256) ofTurned.stored()))
                    .as("picture %d", seed)
                    .isLessThanOrEqualTo(sampled ? 2 : 24);
            for (Orientation other : Orientation.values()) {
                if (other != orientation) {
                    assertThat(((Pdq256) said.hashes().get(other)).distance((Pdq256) ofTurned.stored()))
                            .as("picture %d as %s", seed, other)
                            .isGreaterThan(31);
                }
            }
        }
    }

    @Test
    void memory_is_bounded_by_some_rows_and_not_by_the_picture() {
        byte[] row = new byte[20_000 * 3];
        new Random(1).nextBytes(row);
        long before = allocated();
        Hashing hashing = new PdqHasher().begin("full", 20_000, 20_000);
        long begun = allocated() - before;
        for (int y = 0; y < 2_000; y++) {
            hashing.colour(row, 0, 1, 2, 3);
        }
        assertThat(begun).as("bytes for 400 million pixels").isLessThan(16 << 20);
        assertThat(allocated() - before - begun).as("bytes for 2,000 rows").isLessThan(2 << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
