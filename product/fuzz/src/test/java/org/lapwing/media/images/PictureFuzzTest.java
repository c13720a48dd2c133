package org.lapwing.media.images;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class PictureFuzzTest {

    static Stream<byte[]> pictures() {
        byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        return Stream.concat(Stream.of("jpg", "png", "gif", "bmp", "tif").map(PictureFuzzTest::drawn), Stream.of(webp));
    }

    static Stream<byte[]> jpegs() {
        return Stream.of(drawn("jpg"), drawn("jpg", 40, 24));
    }

    private static byte[] drawn(String format) {
        return drawn(format, 3, 2);
    }

    private static byte[] drawn(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, 0x40a060);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @MethodSource("pictures")
    @FuzzTest
    void the_parts_of_any_bytes_are_found(byte[] bytes) {
        for (PictureFormat format : PictureFormat.values()) {
            Embedded.of(format, bytes.clone());
            Header header = Header.of(format, bytes);
            Checks.that(header.width() >= 0 && header.height() >= 0, "A size of " + header);
        }
        Checks.that(new PngChunks(bytes).essential().length <= bytes.length + 8, "More than there was");
    }

    @MethodSource("jpegs")
    @FuzzTest
    void a_jpeg_of_any_bytes_is_decoded_or_left_to_others(byte[] bytes) throws InterruptedException {
        Decoded decoded = SequentialJpeg.decode(bytes, 1 << 20, Duration.ofSeconds(20), 256, new Hashers(List.of()));
        Checks.that(
                decoded == null || (long) decoded.width() * decoded.height() <= 1 << 20,
                "More pixels than were allowed: " + decoded);
    }
}
