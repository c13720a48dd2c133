package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lapwing.media.images.Drawn.ascii;
import static org.lapwing.media.images.Drawn.encoded;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.MediaFindings;

class ImageAnalyzerTest {

    /** A WebP of 16 by 12 pixels, green, made with an encoder of its own. */
    private static final String WEBP = "UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoQAAwAAgA0JaQAA3AA/vuUAAA=";

    @ParameterizedTest
    @CsvSource({
        "jpg,image/jpeg,JPEG",
        "png,image/png,PNG",
        "gif,image/gif,GIF",
        "bmp,image/bmp,BMP",
        "tiff,image/tiff,TIFF"
    })
    void each_format_yields_its_size_and_a_small_picture(String written, String type, String title) throws Exception {
        Analysis said = Analysis.of(encoded(1300, 700, written), type);
        assertThat(said.problems).isEmpty();
        assertThat(said.metadata().get("width")).isEqualTo(1300);
        assertThat(said.metadata().get("height")).isEqualTo(700);
        assertThat(said.metadata().get("format")).isEqualTo(title);
        assertThat(said.thumbnail().getWidth()).isEqualTo(256);
        assertThat(said.thumbnail().getHeight()).isEqualTo(138);
        near(said.thumbnail().getRGB(20, 100), 0xc02020);
        near(said.thumbnail().getRGB(230, 100), 0x2020c0);
        near(said.thumbnail().getRGB(128, 5), 0xffffff);
    }

    @Test
    void a_small_picture_is_not_enlarged() throws Exception {
        Analysis said = Analysis.of(encoded(9, 5, "png"), "image/png");
        assertThat(said.thumbnail().getWidth()).isEqualTo(9);
        assertThat(said.thumbnail().getHeight()).isEqualTo(5);
    }

    @Test
    void a_picture_of_one_line_keeps_one_line() throws Exception {
        Analysis said = Analysis.of(encoded(5000, 1, "png"), "image/png");
        assertThat(said.thumbnail().getWidth()).isEqualTo(256);
        assertThat(said.thumbnail().getHeight()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void each_orientation_stands_upright(int orientation) throws Exception {
        byte[] jpeg = encoded(400, 200, "jpg");
        byte[] turned = Drawn.withSegment(jpeg, 0xe1, ascii("Exif\0\0"), Drawn.exif(orientation, "Box"));
        BufferedImage small = Analysis.of(turned, "image/jpeg").thumbnail();
        boolean onItsSide = orientation >= 5;
        assertThat(small.getWidth()).isEqualTo(onItsSide ? 128 : 256);
        // Where the white of the top and the red of the left come to lie, as the EXIF standard draws it.
        String white = List.of("top", "top", "bottom", "bottom", "left", "right", "right", "left")
                .get(orientation - 1);
        String red = List.of("left", "right", "right", "left", "top", "top", "bottom", "bottom")
                .get(orientation - 1);
        near(at(small, white, "middle"), 0xffffff);
        if (onItsSide) {
            near(at(small, white.equals("left") ? "right" : "left", red), 0xc02020);
        } else {
            near(at(small, white.equals("top") ? "bottom" : "top", red), 0xc02020);
        }
    }

    private static int at(BufferedImage picture, String... where) {
        int x = picture.getWidth() / 2;
        int y = picture.getHeight() / 2;
        for (String side : where) {
            switch (side) {
                case "left" -> x = 8;
                case "right" -> x = picture.getWidth() - 9;
                case "top" -> y = 8;
                case "bottom" -> y = picture.getHeight() - 9;
                default -> {}
            }
        }
        return picture.getRGB(x, y);
    }

    @Test
    void the_cameras_notes_and_position_are_read() throws Exception {
        byte[] jpeg = Drawn.withSegment(encoded(40, 30, "jpg"), 0xe1, ascii("Exif\0\0"), Drawn.exif(6, "Box 3"));
        Analysis said = Analysis.of(jpeg, "image/jpeg");
        assertThat(said.problems).isEmpty();
        assertThat(said.metadata().get("model")).isEqualTo("Box 3");
        assertThat(said.metadata().get("orientation")).isEqualTo(6);
        assertThat(said.metadata().get("taken")).isEqualTo("2025-03-08T11:20:31+01:00");
        assertThat(said.findings.get(MediaFindings.GPS)).isEqualTo(Map.of("latitude", 40.5, "longitude", -3.25));
    }

    @Test
    void notes_and_position_are_read_from_a_png_too() throws Exception {
        byte[] png = Drawn.withChunk(encoded(40, 30, "png"), Drawn.chunk("eXIf", Drawn.exif(1, "Box Three")));
        Analysis said = Analysis.of(png, "image/png");
        assertThat(said.metadata().get("model")).isEqualTo("Box Three");
        assertThat(said.findings).containsKey(MediaFindings.GPS);
    }

    @Test
    void xmp_is_read_and_its_words_go_into_the_index() throws Exception {
        String packet = """
                <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
                <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'
                 xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' xmpMM:DocumentID='doc-7'>
                <dc:subject><rdf:Bag><rdf:li>harbour</rdf:li><rdf:li>boats</rdf:li></rdf:Bag></dc:subject>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                """;
        byte[] jpeg =
                Drawn.withSegment(encoded(40, 30, "jpg"), 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0"), ascii(packet));
        Analysis said = Analysis.of(jpeg, "image/jpeg");
        assertThat(said.metadata().get("documentId")).isEqualTo("doc-7");
        assertThat(said.metadata().get("keywords")).isEqualTo(List.of("harbour", "boats"));
        assertThat(said.text).contains("harbour").contains("boats");
    }

    @Test
    void odd_characters_in_notes_are_shown_as_codes_and_long_notes_are_cut() throws Exception {
        String model = "Box\u0007" + "x".repeat(350);
        byte[] jpeg = Drawn.withSegment(encoded(40, 30, "jpg"), 0xe1, ascii("Exif\0\0"), Drawn.exif(1, model));
        String stored = (String) Analysis.of(jpeg, "image/jpeg").metadata().get("model");
        assertThat(stored).startsWith("Box\\x07xxx").endsWith("x…").hasSizeLessThan(310);
    }

    @Test
    void what_is_transparent_stands_on_grey() throws Exception {
        BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xff000000);
        Analysis said = Analysis.of(encoded(clear, "png"), "image/png");
        near(said.thumbnail().getRGB(128, 128), 0x808080);
    }

    @Test
    void a_grey_picture_keeps_its_stored_brightness() throws Exception {
        BufferedImage grey = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 300 * 300; i++) {
            grey.getRaster().setSample(i % 300, i / 300, 0, 60);
        }
        near(Analysis.of(encoded(grey, "png"), "image/png").thumbnail().getRGB(100, 100), 0x3c3c3c);
    }

    @Test
    void a_webp_is_decoded() throws Exception {
        Analysis said = Analysis.of(Base64.getDecoder().decode(WEBP), "image/webp");
        assertThat(said.metadata().get("format")).isEqualTo("WebP");
        assertThat(said.metadata().get("width")).isEqualTo(16);
        assertThat(said.problems).isEmpty();
        assertThat(said.thumbnail().getWidth()).isEqualTo(16);
    }

    @Test
    void a_type_that_is_not_decoded_here_is_named() throws Exception {
        Analysis said = Analysis.of(ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"), "image/svg+xml");
        assertThat(said.derived).isEmpty();
        assertThat(said.problems).singleElement().asString().contains("image/svg+xml");
    }

    @Test
    void nothing_is_added_to_the_registry_of_the_process() {
        List<String> before = registered();
        new Readers().of(PictureFormat.JPEG);
        assertThat(registered()).isEqualTo(before);
    }

    private static List<String> registered() {
        List<String> all = new java.util.ArrayList<>();
        javax.imageio.spi.IIORegistry.getDefaultInstance()
                .getServiceProviders(javax.imageio.spi.ImageReaderSpi.class, true)
                .forEachRemaining(each -> all.add(each.toString()));
        return all;
    }

    private static void near(int rgb, int wanted) {
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(rgb >> shift & 0xff)
                    .as("%06x beside %06x", rgb & 0xffffff, wanted)
                    .isBetween((wanted >> shift & 0xff) - 40, (wanted >> shift & 0xff) + 40);
        }
    }
}
