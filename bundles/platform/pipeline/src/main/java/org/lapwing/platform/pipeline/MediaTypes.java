package org.lapwing.platform.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int MOST_ENDINGS = 10_000;

    private final Map<String, MediaType> endings = new ConcurrentHashMap<>();
    private final MimeTypes types;
    private final MediaTypeRegistry registry;

    MediaTypes() {
        types = MimeTypes.getDefaultMimeTypes(MimeTypes.class.getClassLoader());
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
        if (TextLook.isProse(bytes, length)) {
            return hint(MediaType.TEXT_PLAIN, name, false);
        }
        String disk = DiskLook.type(bytes, length);
        if (disk != null) {
            return disk;
        }
        String journal = DatabaseLook.journal(bytes, length);
        if (journal != null) {
            return journal;
        }
        MediaType signed = FirstBytes.type(bytes, length);
        MediaType built =
                signed != null ? signed : built(bytes, Math.min(length, HEAD)).getBaseType();
        String type = built.toString();
        if (type.equals("application/zip") || type.equals("application/x-tika-ooxml")) {
            String inside = ZipLook.type(bytes, length);
            return inside != null ? inside : hint(MediaType.APPLICATION_ZIP, name, true);
        }
        if (type.equals("application/x-tika-msoffice")) {
            String inside = OleLook.type(bytes, length);
            return inside != null ? inside : hint(built, name, false);
        }
        if (built.getType().equals("text") && TextLook.isBinary(bytes, length) && !TextLook.isUtf16(bytes, length)) {
            return UNKNOWN;
        }
        if (type.equals(UNKNOWN)) {
            if (DatabaseLook.encrypted(bytes, length, name)) {
                return "application/x-sqlcipher";
            }
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

    /** By the ending only: a whole name may hold what looks like a URL. */
    private MediaType byName(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        if (ending.length() > 16 || endings.size() > MOST_ENDINGS) {
            return MediaType.OCTET_STREAM;
        }
        return endings.computeIfAbsent(ending, this::byEnding);
    }

    private MediaType byEnding(String ending) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "x" + ending);
        try {
            return types.detect(null, metadata);
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read for a name", e);
        }
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
