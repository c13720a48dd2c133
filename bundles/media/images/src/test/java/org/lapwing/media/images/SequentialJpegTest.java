package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PictureHashes;

/** The decoder of the Java run time is the Independent JPEG Group's; ours has to yield its pixels bit for bit. */
class SequentialJpegTest {

    private static final int SIDE = 512;
    private static final long MOST = 400_000_000;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Keeps the rows that it is handed. */
    private static final class Recorded implements ImageHasher {

        private int[] rgb = {};
        private int rows;

        @Override
        public String algorithm() {
            return "recorded";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<String> families() {
            return List.of("all");
        }

        @Override
        public Hashing begin(String family, int width, int height) {
            rgb = new int[width * height];
            rows = 0;
            return new Hashing() {
                @Override
                public void grey(byte[] samples, int from, int step) {
                    colour(samples, from, from, from, step);
                }

                @Override
                public void colour(byte[] samples, int red, int green, int blue, int step) {
                    for (int x = 0; x < width; x++) {
                        rgb[rows * width + x] = (samples[red + x * step] & 0xff) << 16
                                | (samples[green + x * step] & 0xff) << 8
                                | samples[blue + x * step] & 0xff;
                    }
                    rows++;
                }

                @Override
                public PictureHashes end() {
                    return new PictureHashes(
                            Map.of(Orientation.STORED, new Pdq256(Pdq256.Family.FULL, 0, 0, 0, 0)), 100);
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2"})
    void every_pixel_of_every_size_is_the_same(int across, int down) throws Exception {
        Random random = new Random(across + 10L * down);
        for (int i = 0; i < 120; i++) {
            int width = 16 + random.nextInt(75);
            int height = 1 + random.nextInt(75);
            byte[] jpeg = jpeg(drawn(width, height, i, random), across, down, 0, random.nextFloat());
            same(jpeg, "%d by %d".formatted(width, height));
        }
        same(jpeg(drawn(1301, 517, 1, random), across, down, 0, 0.7f), "a large one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 83, 5000})
    void restart_markers_are_followed(int interval) throws Exception {
        byte[] jpeg = jpeg(drawn(700, 300, 2, new Random(4)), 2, 2, interval, 0.8f);
        assertThat(contains(jpeg, 0xdd)).isTrue();
        same(jpeg, "restarts");
    }

    @Test
    void a_grey_picture_is_the_same_and_stays_grey() throws Exception {
        BufferedImage grey = new BufferedImage(1200, 77, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1200 * 77; i++) {
            grey.getRaster().setSample(i % 1200, i / 1200, 0, i * 7 ^ i >> 5);
        }
        byte[] jpeg = Drawn.encoded(grey, "jpg");
        same(jpeg, "grey");
        Decoded.Whole whole = (Decoded.Whole) decoded(jpeg, new Hashers(List.of()));
        assertThat(whole.pixels().getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void the_smaller_picture_has_pixels_of_the_whole() throws Exception {
        byte[] jpeg = jpeg(drawn(1700, 1201, 1, new Random(6)), 2, 2, 0, 0.8f);
        Decoded.Whole decoded = (Decoded.Whole) decoded(jpeg, new Hashers(List.of()));
        assertThat(decoded.width()).isEqualTo(1700);
        assertThat(decoded.height()).isEqualTo(1201);
        assertThat(decoded.hashes()).isEmpty();
        assertThat(decoded.pixels().getWidth()).isEqualTo(567);
        assertThat(decoded.pixels().getHeight()).isEqualTo(401);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(jpeg));
        for (int y = 0; y < 401; y++) {
            for (int x = 0; x < 567; x++) {
                assertThat(decoded.pixels().getRGB(x, y)).isEqualTo(whole.getRGB(3 * x, 3 * y));
            }
        }
    }

    @Test
    void unusual_ways_of_stretching_differences_are_left_to_a_general_decoder() throws Exception {
        assertThat(decoded(jpeg(drawn(64, 64, 0, new Random(1)), 1, 2, 0, 0.8f), new Hashers(List.of())))
                .isNull();
        assertThat(decoded(jpeg(drawn(64, 64, 0, new Random(1)), 4, 1, 0, 0.8f), new Hashers(List.of())))
                .isNull();
    }

    @Test
    void what_is_cut_off_anywhere_is_left_to_a_general_decoder() throws Exception {
        byte[] jpeg = jpeg(drawn(300, 250, 0, new Random(2)), 2, 2, 0, 0.7f);
        for (int length = 0; length < jpeg.length; length += length < 1000 ? 1 : 97) {
            assertThat(decoded(Arrays.copyOf(jpeg, length), new Hashers(List.of())))
                    .as("%d bytes", length)
                    .isNull();
        }
    }

    @Test
    void damage_never_ends_in_an_exception() throws Exception {
        byte[] jpeg = jpeg(drawn(300, 250, 0, new Random(2)), 2, 2, 9, 0.7f);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = jpeg.clone();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                int at = i % 2 == 0 ? random.nextInt(700) : random.nextInt(jpeg.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            refused += decoded(damaged, new Hashers(List.of())) == null ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void what_the_general_decoder_refuses_is_left_to_it() throws Exception {
        byte[] jpeg = jpeg(drawn(64, 64, 2, new Random(1)), 2, 2, 0, 0.7f);
        Hashers none = new Hashers(List.of());
        assertThat(decoded(jpeg, none)).isInstanceOf(Decoded.Whole.class);
        byte[] lengths = jpeg.clone();
        int table = position(jpeg, 0xc4) + 4;
        // Two codes of one bit each leave no bit pattern free.
        lengths[table + 1] = 2;
        lengths[table + 2] = (byte) (lengths[table + 2] + lengths[table + 3] - 2);
        lengths[table + 3] = 0;
        assertThat(decoded(lengths, none)).isNull();
        byte[] symbol = jpeg.clone();
        symbol[table + 17] = 16;
        assertThat(decoded(symbol, none)).isNull();
        byte[] part = jpeg.clone();
        part[position(jpeg, 0xda) + 12] = 5;
        assertThat(decoded(part, none)).isNull();
    }

    private static int position(byte[] jpeg, int marker) {
        for (int at = 0; ; at++) {
            if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == marker) {
                return at;
            }
        }
    }

    @Test
    void a_tail_of_something_else_does_not_matter() throws Exception {
        byte[] jpeg = jpeg(drawn(300, 250, 0, new Random(2)), 2, 2, 0, 0.7f);
        assertThat(decoded(Arrays.copyOf(jpeg, jpeg.length + 4000), new Hashers(List.of())))
                .isInstanceOf(Decoded.Whole.class);
    }

    @Test
    void it_stops_when_told_to() throws Exception {
        byte[] jpeg = jpeg(drawn(300, 250, 0, new Random(2)), 2, 2, 0, 0.7f);
        Hashers none = new Hashers(List.of());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> decoded(jpeg, none)).isInstanceOf(InterruptedException.class);
        assertThat(SequentialJpeg.decode(jpeg, MOST, Duration.ZERO, SIDE, none))
                .isInstanceOfSatisfying(Decoded.Partial.class, part -> assertThat(part.trouble())
                        .isEqualTo(Decoded.Trouble.TOO_SLOW));
        assertThat(SequentialJpeg.decode(jpeg, 300 * 250 - 1, LONG, SIDE, none)).isNull();
    }

    private static @Nullable Decoded decoded(byte[] jpeg, Hashers hashers) throws InterruptedException {
        return SequentialJpeg.decode(jpeg, MOST, LONG, SIDE, hashers);
    }

    private static void same(byte[] jpeg, String what) throws IOException, InterruptedException {
        Recorded recorded = new Recorded();
        assertThat(decoded(jpeg, Hashers.usual(List.of(recorded)))).as(what).isInstanceOf(Decoded.Whole.class);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(recorded.rows).as(what).isEqualTo(whole.getHeight());
        assertThat(recorded.rgb).as(what).isEqualTo(rgb(whole.getRaster()));
    }

    private static int[] rgb(Raster raster) {
        int[] all = new int[raster.getWidth() * raster.getHeight()];
        int last = raster.getNumBands() - 1;
        for (int i = 0; i < all.length; i++) {
            int x = i % raster.getWidth();
            int y = i / raster.getWidth();
            all[i] = raster.getSample(x, y, 0) << 16
                    | raster.getSample(x, y, Math.min(1, last)) << 8
                    | raster.getSample(x, y, last);
        }
        return all;
    }

    /** Noise, a slope or patches. */
    private static BufferedImage drawn(int width, int height, int kind, Random random) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(
                        x,
                        y,
                        switch (kind % 3) {
                            case 0 -> random.nextInt();
                            case 1 -> x * 5 << 16 | y * 3 << 8 | x + y & 0xff;
                            default -> (x / 9 + y / 7) * 0x9e3779b1;
                        });
            }
        }
        return picture;
    }

    /**
     * @param across of how many samples of brightness side by side one difference is
     * @param down the same, one below the other
     */
    private static byte[] jpeg(BufferedImage picture, int across, int down, int restart, float quality)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), how);
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
            IIOMetadataNode frame =
                    (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
            frame.setAttribute("HsamplingFactor", Integer.toString(across));
            frame.setAttribute("VsamplingFactor", Integer.toString(down));
            if (restart > 0) {
                IIOMetadataNode dri = new IIOMetadataNode("dri");
                dri.setAttribute("interval", Integer.toString(restart));
                root.getElementsByTagName("markerSequence").item(0).appendChild(dri);
            }
            metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean contains(byte[] jpeg, int marker) {
        for (int i = 0; i < 1000; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == marker) {
                return true;
            }
        }
        return false;
    }
}
