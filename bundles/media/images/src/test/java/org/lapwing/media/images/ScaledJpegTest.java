package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledJpegTest {

    private static final int SIDE = 256;

    @ParameterizedTest
    @CsvSource({
        "512, 384, 2",
        "1023, 700, 2",
        "1024, 768, 2",
        "1301, 77, 2",
        "2048, 1536, 2",
        "2500, 1999, 2",
        "9000, 8, 2",
        "700, 513, 1",
        "513, 700, 1",
        "1111, 901, 1",
        "2111, 99, 1"
    })
    void each_pixel_is_the_mean_of_those_it_stands_for(int width, int height, int sampling) throws Exception {
        byte[] jpeg = jpeg(waves(width, height, BufferedImage.TYPE_INT_RGB), sampling, 0);
        Decoded.Whole scaled = decoded(jpeg);
        assertThat(scaled).isNotNull();
        assertThat(scaled.width()).isEqualTo(width);
        assertThat(scaled.height()).isEqualTo(height);
        assertThat(Math.max(scaled.pixels().getWidth(), scaled.pixels().getHeight()))
                .isEqualTo(SIDE);
        assertThat(Math.min(scaled.pixels().getWidth(), scaled.pixels().getHeight()))
                .isBetween(
                        SIDE * Math.min(width, height) / Math.max(width, height),
                        SIDE * Math.min(width, height) / Math.max(width, height) + 2);
        same(scaled.pixels(), whole(jpeg));
    }

    @Test
    void a_grey_picture_stays_grey() throws Exception {
        byte[] jpeg = encoded(waves(1200, 900, BufferedImage.TYPE_BYTE_GRAY));
        BufferedImage scaled = decoded(jpeg).pixels();
        assertThat(scaled.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
        same(scaled, whole(jpeg));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 83, 5000})
    void restart_markers_are_followed(int interval) throws Exception {
        byte[] jpeg = jpeg(waves(1300, 700, BufferedImage.TYPE_INT_RGB), 2, interval);
        assertThat(contains(jpeg, 0xdd)).isTrue();
        same(decoded(jpeg).pixels(), whole(jpeg));
    }

    @Test
    void what_is_small_is_left_to_a_general_decoder() throws Exception {
        assertThat(decoded(encoded(waves(400, 300, BufferedImage.TYPE_INT_RGB))))
                .isNull();
    }

    @Test
    void what_is_cut_off_anywhere_is_left_to_a_general_decoder() throws Exception {
        byte[] jpeg = encoded(noise(600, 500));
        for (int length = 0; length < jpeg.length; length += length < 1000 ? 1 : 997) {
            assertThat(decoded(Arrays.copyOf(jpeg, length)))
                    .as("%d bytes", length)
                    .isNull();
        }
    }

    @Test
    void damage_never_ends_in_an_exception() throws Exception {
        byte[] jpeg = jpeg(noise(600, 500), 2, 9);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = jpeg.clone();
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                int at = i % 2 == 0 ? random.nextInt(700) : random.nextInt(jpeg.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            refused += decoded(damaged) == null ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void a_tail_of_something_else_does_not_matter() throws Exception {
        byte[] jpeg = encoded(noise(600, 500));
        assertThat(decoded(Arrays.copyOf(jpeg, jpeg.length + 4000))).isNotNull();
    }

    @Test
    void it_stops_when_told_to() throws Exception {
        byte[] jpeg = encoded(noise(600, 500));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> decoded(jpeg)).isInstanceOf(InterruptedException.class);
        assertThat(ScaledJpeg.decode(jpeg, SIDE, 400_000_000, Duration.ZERO)).isNull();
        assertThat(ScaledJpeg.decode(jpeg, SIDE, 600 * 500 - 1, Duration.ofSeconds(30)))
                .isNull();
    }

    private static Decoded.@Nullable Whole decoded(byte[] jpeg) throws InterruptedException {
        return ScaledJpeg.decode(jpeg, SIDE, 400_000_000, Duration.ofSeconds(30));
    }

    /** Every colour channel near the mean of the pixels that lie under it. */
    private static void same(BufferedImage scaled, BufferedImage whole) {
        long off = 0;
        int compared = 0;
        for (int y = 0; y < scaled.getHeight(); y++) {
            int top = y * whole.getHeight() / scaled.getHeight();
            int bottom = Math.max(top + 1, (y + 1) * whole.getHeight() / scaled.getHeight());
            for (int x = 0; x < scaled.getWidth(); x++) {
                int left = x * whole.getWidth() / scaled.getWidth();
                int right = Math.max(left + 1, (x + 1) * whole.getWidth() / scaled.getWidth());
                for (int channel = 0; channel < whole.getRaster().getNumBands(); channel++) {
                    int sum = 0;
                    for (int i = top; i < bottom; i++) {
                        for (int j = left; j < right; j++) {
                            sum += whole.getRaster().getSample(j, i, channel);
                        }
                    }
                    int mean = sum / ((bottom - top) * (right - left));
                    int distance = Math.abs(scaled.getRaster().getSample(x, y, channel) - mean);
                    assertThat(distance).as("at %d, %d", x, y).isLessThan(24);
                    off += distance;
                    compared++;
                }
            }
        }
        assertThat((double) off / compared).isLessThan(4);
    }

    private static BufferedImage whole(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static BufferedImage waves(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        double longer = Math.max(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (128 + 90 * Math.sin(12.0 * x / longer));
                int green = (int) (128 + 90 * Math.cos(12.0 * y / longer));
                int blue = (int) (128 + 90 * Math.sin(6.0 * (x + y) / longer));
                picture.setRGB(x, y, 0xff000000 | red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(11);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, random.nextInt(0x1000000));
        }
        return picture;
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        return Drawn.encoded(picture, "jpg");
    }

    /** @param sampling of the brightness to the colours, in both directions */
    private static byte[] jpeg(BufferedImage picture, int sampling, int restart) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
            IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
            IIOMetadataNode frame =
                    (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
            frame.setAttribute("HsamplingFactor", Integer.toString(sampling));
            frame.setAttribute("VsamplingFactor", Integer.toString(sampling));
            if (restart > 0) {
                IIOMetadataNode dri = new IIOMetadataNode("dri");
                dri.setAttribute("interval", Integer.toString(restart));
                root.getElementsByTagName("markerSequence").item(0).appendChild(dri);
            }
            metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), null);
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
