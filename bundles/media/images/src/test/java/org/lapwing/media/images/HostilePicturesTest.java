package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.media.images.Drawn.ascii;
import static org.lapwing.media.images.Drawn.encoded;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePicturesTest {

    @Test
    void a_png_claiming_sixty_thousand_by_sixty_thousand_is_refused_by_its_header() throws Exception {
        byte[] png = encoded(10, 10, "png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        refused(png, "image/png");
    }

    @Test
    void a_jpeg_claiming_sixty_thousand_by_sixty_thousand_is_refused_by_its_header() throws Exception {
        byte[] jpeg = encoded(10, 10, "jpg");
        int frame = 0;
        while ((jpeg[frame] & 0xff) != 0xff || (jpeg[frame + 1] & 0xff) != 0xc0) {
            frame++;
        }
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        refused(jpeg, "image/jpeg");
    }

    @Test
    void a_bmp_claiming_sixty_thousand_by_sixty_thousand_is_refused_by_its_header() throws Exception {
        byte[] bmp = encoded(10, 10, "bmp");
        ByteBuffer.wrap(bmp)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(18, 60_000)
                .putInt(22, 60_000);
        refused(bmp, "image/bmp");
    }

    private static void refused(byte[] bytes, String type) throws Exception {
        long before = allocated();
        Analysis said = Analysis.of(bytes, type);
        assertThat(allocated() - before).as("bytes allocated").isLessThan(40 << 20);
        assertThat(said.derived).isEmpty();
        assertThat(said.metadata().get("width")).isEqualTo(60_000);
        assertThat(said.problems).singleElement().asString().contains("60,000 by 60,000");
    }

    static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void formats_whose_decoder_holds_all_pixels_have_a_smaller_bound() throws Exception {
        byte[] progressive = progressive(encoded(900, 900, "jpg"));
        Decoder.Bounds bounds = new Decoder.Bounds(1_000_000, 500_000, Duration.ofSeconds(30));
        assertThat(Analysis.of(progressive, "image/jpeg", bounds).problems)
                .singleElement()
                .asString()
                .contains("900 by 900");
        assertThat(Analysis.of(encoded(900, 900, "jpg"), "image/jpeg", bounds).problems)
                .isEmpty();
    }

    /** Only the marker is changed: enough for the header. */
    private static byte[] progressive(byte[] jpeg) {
        for (int i = 0; i < jpeg.length - 1; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                jpeg[i + 1] = (byte) 0xc2;
                return jpeg;
            }
        }
        throw new AssertionError("no frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "bmp", "gif"})
    void a_picture_cut_in_the_middle_keeps_the_part_that_is_there(String format) throws Exception {
        byte[] whole = encoded(noise(600, 600), format);
        Analysis said = Analysis.of(Arrays.copyOf(whole, whole.length / 2), "image/" + format);
        assertThat(said.metadata().get("width")).isEqualTo(600);
        assertThat(said.problems).singleElement().asString().contains("damaged or cut off");
        BufferedImage small = said.thumbnail();
        boolean upsideDown = format.equals("bmp");
        assertThat(spread(small, upsideDown ? 200 : 0)).isGreaterThan(20);
        if (!format.equals("gif")) { // Java writes every eighth line of a GIF first.
            assertThat(spread(small, upsideDown ? 0 : 200)).isLessThan(20);
        }
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] shades = new Random(3)
                .ints(40 * 40, 0, 2)
                .map(each -> each == 0 ? 0x101010 : 0xf0f0f0)
                .toArray();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, shades[y / 16 * 40 + x / 16]);
            }
        }
        return picture;
    }

    /** How different the brightness is within some lines. */
    private static int spread(BufferedImage picture, int fromLine) {
        int low = 255;
        int high = 0;
        for (int y = fromLine; y < fromLine + 50; y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                low = Math.min(low, picture.getRGB(x, y) & 0xff);
                high = Math.max(high, picture.getRGB(x, y) & 0xff);
            }
        }
        return high - low;
    }

    @Test
    void text_that_unpacks_without_end_is_read_up_to_a_bound() throws Exception {
        byte[] bomb = Drawn.packedZeros(200 << 20);
        ByteBuffer text =
                ByteBuffer.allocate(bomb.length + 9).put(ascii("Comment\0\0")).put(bomb);
        BufferedImage indexed = Drawn.halves(64, 64, BufferedImage.TYPE_BYTE_INDEXED);
        byte[] png = Drawn.withChunk(encoded(indexed, "png"), Drawn.chunk("zTXt", text.array()));
        long before = allocated();
        Analysis said = Analysis.of(png, "image/png");
        assertThat(allocated() - before).as("bytes allocated").isLessThan(60 << 20);
        assertThat(said.thumbnail().getWidth()).isEqualTo(64);
    }

    @Test
    void a_damaged_colour_profile_does_no_harm() throws Exception {
        byte[] jpeg = Drawn.withSegment(encoded(64, 64, "jpg"), 0xe2, ascii("ICC_PROFILE\0\1\1"), new byte[60_000]);
        Analysis said = Analysis.of(jpeg, "image/jpeg");
        assertThat(said.problems).isEmpty();
        assertThat(said.thumbnail().getWidth()).isEqualTo(64);
    }

    @Test
    void xmp_with_entities_is_not_expanded() throws Exception {
        String packet =
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&a;"
                        + "</x:xmpmeta>";
        byte[] jpeg =
                Drawn.withSegment(encoded(40, 30, "jpg"), 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0"), ascii(packet));
        Analysis said = Analysis.of(jpeg, "image/jpeg");
        assertThat(said.metadata()).containsOnlyKeys("width", "height", "format");
        assertThat(said.thumbnail().getWidth()).isEqualTo(40);
    }

    @Test
    void a_picture_that_takes_too_long_is_given_up_in_a_sentence() throws Exception {
        Decoder.Bounds hurried = new Decoder.Bounds(400_000_000, 80_000_000, Duration.ZERO);
        Analysis said = Analysis.of(encoded(2000, 2000, "jpg"), "image/jpeg", hurried);
        assertThat(said.problems).singleElement().asString().contains("too long");
    }

    @Test
    void a_thread_that_is_asked_to_stop_stops() throws Exception {
        byte[] jpeg = encoded(2000, 2000, "jpg");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Analysis.of(jpeg, "image/jpeg")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void bytes_that_were_changed_at_random_never_throw() throws Exception {
        Random random = new Random(7);
        for (String format : new String[] {"jpg", "png", "gif", "bmp", "tiff"}) {
            byte[] good = encoded(80, 60, format);
            for (int i = 0; i < 150; i++) {
                byte[] bad = good.clone();
                for (int j = 0; j < 1 + i % 12; j++) {
                    bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
                }
                Analysis said = Analysis.of(Arrays.copyOf(bad, 1 + random.nextInt(bad.length)), "image/" + format);
                assertThat(!said.derived.isEmpty() || !said.problems.isEmpty()).isTrue();
            }
        }
    }
}
