package org.lapwing.platform.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells the media type of bytes. What the bytes are built like decides; a name only says more of what fits (a table among plain texts),
 * or guesses where the bytes say nothing, and never makes text of what is none.
 */
final class MediaTypes {

    static final String EMPTY = "application/x-empty";
    static final String UNKNOWN = "application/octet-stream";
    static final int HEAD = 64 << 10;

    private static final Set<MediaType> ZIPS = Set.of(
            MediaType.application("java-archive"),
            MediaType.application("vnd.android.package-archive"),
            MediaType.application("x-ios-app"));

    private final MimeTypes types;
    private final MediaTypeRegistry registry;

    MediaTypes() {
        types = MimeTypes.getDefaultMimeTypes(MediaTypes.class.getClassLoader());
        registry = types.getMediaTypeRegistry();
    }

    /**
     * @param bytes from the beginning; all of them where they are at hand
     * @param length of what counts in the array
     */
    String of(byte[] bytes, int length, String name) {
        if (length == 0) {
            return EMPTY;
        }
        MediaType built = built(bytes, Math.min(length, HEAD)).getBaseType();
        String type = built.toString();
        if (type.equals("application/zip") || type.equals("application/x-tika-ooxml")) {
            String inside = ZipLook.type(bytes, length);
            return inside != null ? inside : hint(MediaType.APPLICATION_ZIP, name, true);
        }
        if (type.equals("application/x-tika-msoffice")) {
            String inside = OleLook.type(bytes, length);
            return inside != null ? inside : hint(built, name, false);
        }
        if (type.equals(UNKNOWN)) {
            return TextLook.isUtf16(bytes, length) ? "text/plain" : guess(name);
        }
        if (built.equals(MediaType.TEXT_PLAIN) && TextLook.isJson(bytes, length)) {
            return "application/json";
        }
        return hint(built, name, false);
    }

    private MediaType built(byte[] bytes, int length) {
        try {
            return types.detect(new ByteArrayInputStream(bytes, 0, length), new Metadata());
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private MediaType byName(String name) {
        Metadata metadata = new Metadata();
        // Only the ending: a whole name may hold what looks like a URL.
        int dot = name.lastIndexOf('.');
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "x" + (dot < 0 ? "" : ascii(name.substring(dot))));
        try {
            return types.detect(null, metadata);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read for a name", e);
        }
    }

    private static String ascii(String ending) {
        byte[] bytes = ending.getBytes(StandardCharsets.US_ASCII);
        return bytes.length > 16 ? "" : new String(bytes, StandardCharsets.US_ASCII);
    }

    private String hint(MediaType built, String name, boolean zip) {
        MediaType hint = byName(name);
        boolean fits = zip ? ZIPS.contains(hint) : registry.isSpecializationOf(hint, built);
        return (fits ? hint : built).getBaseType().toString();
    }

    private String guess(String name) {
        MediaType hint = byName(name).getBaseType();
        boolean binary = hint.getType().equals("image")
                || hint.getType().equals("video")
                || hint.getType().equals("audio");
        return binary
                        && !registry.isSpecializationOf(hint, MediaType.TEXT_PLAIN)
                        && !hint.toString().endsWith("+xml")
                ? hint.toString()
                : UNKNOWN;
    }
}
