package org.lapwing.media.images;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies in a picture's file beside its pixels, still as bytes. Everything is bounded by the one who puts it in. */
final class Embedded {

    private static final int MOST_TEXTS = 8;
    private static final int MOST_PACKETS = 4;

    private byte @Nullable [] exif;
    private final List<byte[]> xmp = new ArrayList<>();
    private final List<byte[]> photoshop = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private boolean animated;
    private boolean decodedWhole;

    static Embedded of(PictureFormat format, byte[] bytes) {
        Embedded found = new Embedded();
        switch (format) {
            case JPEG -> new JpegSegments(bytes).into(found);
            case PNG -> new PngChunks(bytes).into(found);
            case GIF -> found.animated = GifBlocks.secondPicture(bytes);
            case WEBP -> WebPChunks.into(bytes, found);
            case BMP, TIFF, OTHER -> {}
        }
        return found;
    }

    void exif(byte[] tiff) {
        if (exif == null) {
            exif = tiff;
        }
    }

    void xmp(byte[] packet) {
        if (xmp.size() < MOST_PACKETS) {
            xmp.add(packet);
        }
    }

    void photoshop(byte[] resources) {
        if (photoshop.size() < MOST_PACKETS) {
            photoshop.add(resources);
        }
    }

    void text(String keyword, byte[] text, boolean utf8) {
        if (texts.size() < MOST_TEXTS) {
            texts.putIfAbsent(keyword, new String(text, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        }
    }

    void markAnimated() {
        animated = true;
    }

    /** The decoder needs memory for every pixel at once, however small the result. */
    void markDecodedWhole() {
        decodedWhole = true;
    }

    byte @Nullable [] exif() {
        return exif;
    }

    List<byte[]> xmp() {
        return xmp;
    }

    List<byte[]> photoshop() {
        return photoshop;
    }

    Map<String, String> texts() {
        return texts;
    }

    boolean animated() {
        return animated;
    }

    boolean decodedWhole() {
        return decodedWhole;
    }
}
