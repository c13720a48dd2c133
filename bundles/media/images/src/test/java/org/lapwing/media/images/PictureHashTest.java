package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.api.hash.PictureHashes;
import org.lapwing.media.pdq.PdqHasher;

/** Hashes of drawn pictures in every layout. The values were computed by the plain implementation in the tests of the engine. */
class PictureHashTest {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 530;
    private static final String COLOUR = "f2375968ee970e999dc7feed97d89b72353a488010c3c59acd2aa45a53d0a641";
    private static final String COLOUR_CLI = "f3375968ee970e99bdc7feed97d89972253a4a8010e3859ad528a45a53d0a641";
    private static final String GREY = "f4385feaa8951b9774cdce597f4fd85a6f004a8813cbd19ad52b055a55d28605";
    private static final String PALETTE = "f237d9e9e6970c9ddcc6feedd7f89b52353a48801441c78ac528a45a53d096c1";
    private static final String TWO = "d3b9fd6aa29f09977c085e5f6347de5a6b124a8013df439a962b447a94f20607";

    /** A busy machine may take long for a picture. */
    private static final Decoder.Bounds PATIENT = new Decoder.Bounds(400_000_000, 80_000_000, Duration.ofMinutes(10));

    static PictureHashes hashes(byte[] bytes, Path file, Hashers hashers) throws IOException, InterruptedException {
        PictureBytes content = PictureBytes.of(Analysis.content(bytes, "image/*", file));
        PictureFormat format = PictureFormat.of(content.head());
        Embedded embedded = Embedded.of(format, content.head());
        Decoded decoded = new Decoder(new Readers(), PATIENT, hashers).decode(content, format, embedded);
        assertThat(decoded).as(String.valueOf(file)).isInstanceOf(Decoded.Whole.class);
        List<PictureHashes> hashes = ((Decoded.Whole) decoded).hashes();
        assertThat(hashes).as(String.valueOf(file)).hasSize(1);
        return hashes.getFirst();
    }

    static Hashers hashers(Family family) {
        return new Hashers(List.of(new Hashers.Wanted(new PdqHasher(), family.id())));
    }

    private static String hash(byte[] bytes, Family family) throws IOException, InterruptedException {
        PictureHashes hashes = hashes(bytes, Path.of("drawn"), hashers(family));
        assertThat(hashes.quality()).isEqualTo(100);
        return hashes.stored().text();
    }

    private static String hash(BufferedImage picture, String format) throws IOException, InterruptedException {
        return hash(Drawn.encoded(picture, format), Family.FULL);
    }

    /** A picture of samples of any number and depth; transparency changes from pixel to pixel. */
    private static BufferedImage samples(int space, boolean alpha, int type) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                type);
        WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
        int colours = model.getNumColorComponents();
        int[] pixel = new int[colours + 1];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = Drawn.patch(x, y);
                for (int i = 0; i < colours; i++) {
                    int value = rgb >> 16 - 8 * i & 255;
                    pixel[i] = type == DataBuffer.TYPE_USHORT ? value * 257 : value;
                }
                pixel[colours] = x + y & 255;
                raster.setPixel(x, y, pixel);
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage colour() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, Drawn.patch(x, y));
            }
        }
        return picture;
    }

    /** Sixty-four colours, or black and white. */
    private static BufferedImage indexed(boolean two) {
        byte[][] colours = new byte[3][two ? 2 : 64];
        for (int i = 0; i < colours[0].length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                colours[channel][i] = (byte) (two ? i * 255 : (i >> 4 - 2 * channel & 3) << 6);
            }
        }
        IndexColorModel model = new IndexColorModel(two ? 1 : 8, colours[0].length, colours[0], colours[1], colours[2]);
        BufferedImage picture = new BufferedImage(
                WIDTH, HEIGHT, two ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = Drawn.patch(x, y);
                int index = two
                        ? (rgb >> 16 & 255) > 127 ? 1 : 0
                        : (rgb >> 22 & 3) << 4 | (rgb >> 14 & 3) << 2 | rgb >> 6 & 3;
                picture.getRaster().setSample(x, y, 0, index);
            }
        }
        return picture;
    }

    private static byte[] progressive(BufferedImage picture, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void what_is_stored_without_loss_hashes_exactly(String format) throws Exception {
        byte[] bytes = Drawn.encoded(colour(), format);
        assertThat(hash(bytes, Family.FULL)).isEqualTo(COLOUR);
        assertThat(hash(bytes, Family.CLI)).isEqualTo(COLOUR_CLI);
    }

    @Test
    void samples_of_sixteen_bits_and_what_is_transparent_hash_exactly() throws Exception {
        int rgb = ColorSpace.CS_sRGB;
        assertThat(hash(samples(rgb, true, DataBuffer.TYPE_BYTE), "png")).isEqualTo(COLOUR);
        assertThat(hash(samples(rgb, false, DataBuffer.TYPE_USHORT), "png")).isEqualTo(COLOUR);
        assertThat(hash(samples(rgb, true, DataBuffer.TYPE_USHORT), "png")).isEqualTo(COLOUR);
        assertThat(hash(samples(rgb, true, DataBuffer.TYPE_BYTE), "tiff")).isEqualTo(COLOUR);
    }

    @Test
    void one_channel_is_not_brightened() throws Exception {
        int grey = ColorSpace.CS_GRAY;
        assertThat(hash(samples(grey, false, DataBuffer.TYPE_BYTE), "png")).isEqualTo(GREY);
        assertThat(hash(samples(grey, true, DataBuffer.TYPE_BYTE), "png")).isEqualTo(GREY);
        assertThat(hash(samples(grey, false, DataBuffer.TYPE_USHORT), "png")).isEqualTo(GREY);
        assertThat(hash(samples(grey, false, DataBuffer.TYPE_BYTE), "tiff")).isEqualTo(GREY);
        assertThat(hash(indexed(true), "png")).isEqualTo(TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void a_palette_hashes_as_its_colours(String format) throws Exception {
        assertThat(hash(indexed(false), format)).isEqualTo(PALETTE);
    }

    @Test
    void lines_that_do_not_come_in_order_hash_exactly() throws Exception {
        assertThat(hash(progressive(colour(), "png"), Family.FULL)).isEqualTo(COLOUR);
        assertThat(hash(progressive(indexed(false), "gif"), Family.FULL)).isEqualTo(PALETTE);
    }

    @Test
    void a_jpeg_hashes_nearly_as_what_was_drawn_however_its_scans_are_ordered() throws Exception {
        Pdq256 drawn = Pdq256.of(Family.FULL, COLOUR);
        String baseline = hash(colour(), "jpg");
        assertThat(drawn.distance(Pdq256.of(Family.FULL, baseline))).isLessThanOrEqualTo(10);
        assertThat(hash(progressive(colour(), "jpg"), Family.FULL)).isEqualTo(baseline);
        Pdq256 grey = Pdq256.of(Family.FULL, hash(samples(ColorSpace.CS_GRAY, false, DataBuffer.TYPE_BYTE), "jpg"));
        assertThat(grey.distance(Pdq256.of(Family.FULL, GREY))).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void hashes_are_the_same_whether_rows_are_streamed_or_held(Family family) throws Exception {
        byte[] png = Drawn.encoded(colour(), "png");
        assertThat(hash(progressive(colour(), "png"), family)).isEqualTo(hash(png, family));
    }

    @Test
    void the_finding_says_hash_family_quality_and_the_other_orientations() throws Exception {
        Map<String, ?> value = Analysis.of(Drawn.encoded(colour(), "png"), "image/png")
                .findings
                .get(MediaFindings.PERCEPTUAL_HASH);
        assertThat(value.get("algorithm")).isEqualTo("pdq");
        assertThat(value.get("family")).isEqualTo("full");
        assertThat(value.get("hash")).isEqualTo(COLOUR);
        assertThat(value.get("quality")).isEqualTo(100);
        assertThat(((Map<?, ?>) value.get("turned")).keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "turned-90",
                        "turned-180",
                        "turned-270",
                        "upside-down",
                        "mirrored",
                        "transposed",
                        "transversed");
    }

    @Test
    void a_part_of_a_picture_has_no_hash() throws Exception {
        for (String format : List.of("jpg", "png", "gif", "bmp")) {
            BufferedImage picture = format.equals("gif") ? indexed(false) : colour();
            byte[] whole = Drawn.encoded(picture, format);
            Analysis said = Analysis.of(Arrays.copyOf(whole, whole.length * 3 / 4), "image/" + format);
            assertThat(said.problems).as(format).hasSize(1);
            assertThat(said.findings).as(format).doesNotContainKey(MediaFindings.PERCEPTUAL_HASH);
        }
    }

    @Test
    void a_picture_without_anything_in_it_has_a_hash_that_is_not_to_be_matched() throws Exception {
        BufferedImage flat = new BufferedImage(90, 90, BufferedImage.TYPE_3BYTE_BGR);
        Map<String, ?> value =
                Analysis.of(Drawn.encoded(flat, "png"), "image/png").findings.get(MediaFindings.PERCEPTUAL_HASH);
        assertThat(value.get("quality")).isEqualTo(0);
    }

    @Test
    void a_large_picture_is_hashed_without_being_held() throws Exception {
        BufferedImage picture = new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_GRAY);
        byte[] jpeg = Drawn.encoded(picture, "jpg");
        long before = HostilePicturesTest.allocated();
        Analysis said = Analysis.of(jpeg, "image/jpeg");
        assertThat(HostilePicturesTest.allocated() - before)
                .as("bytes for 24 million pixels")
                .isLessThan(20 << 20);
        assertThat(said.findings).containsKey(MediaFindings.PERCEPTUAL_HASH);
    }

    @Test
    void an_interlaced_picture_too_large_to_be_held_says_so() throws Exception {
        byte[] png = progressive(new BufferedImage(9000, 5000, BufferedImage.TYPE_3BYTE_BGR), "png");
        assertThat(ByteBuffer.wrap(png).getInt(16)).isEqualTo(9000);
        Analysis said = Analysis.of(png, "image/png");
        assertThat(said.findings).doesNotContainKey(MediaFindings.PERCEPTUAL_HASH);
        assertThat(said.derived).containsKey(MediaFindings.THUMBNAIL);
        assertThat(said.problems).singleElement().asString().contains("9,000 by 5,000");
    }
}
