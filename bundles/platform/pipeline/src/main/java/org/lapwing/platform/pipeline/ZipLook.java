package org.lapwing.platform.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells documents that are zips inside (Office, OpenDocument, books, programs) by the names of their own entries, never by those of
 * zips that lie in them.
 */
final class ZipLook {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String JAR = "application/java-archive";
    private static final Map<String, String> PARTS = Map.of(
            "word/document.xml",
            OOXML + "wordprocessingml.document",
            "xl/workbook.xml",
            OOXML + "spreadsheetml.sheet",
            "xl/workbook.bin",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "ppt/presentation.xml",
            OOXML + "presentationml.presentation",
            "visio/document.xml",
            "application/vnd.ms-visio.drawing",
            "AndroidManifest.xml",
            "application/vnd.android.package-archive",
            "META-INF/MANIFEST.MF",
            JAR);
    private static final Set<String> OFFICE_FIRST = Set.of("[Content_Types].xml", "_rels/.rels", "docProps/app.xml");

    private final byte[] bytes;
    private final int length;
    private @Nullable String found;

    private ZipLook(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** Null for a plain zip. */
    static @Nullable String type(byte[] bytes, int length) {
        ZipLook look = new ZipLook(bytes, length);
        String stated = look.stated();
        if (stated != null) {
            return stated;
        }
        if (!look.table()) {
            look.entries(OFFICE_FIRST.contains(look.name(30, look.uint16(26))));
        }
        return look.found;
    }

    /** OpenDocument and EPUB begin with an unpacked entry that is the type. */
    private @Nullable String stated() {
        if (!name(30, uint16(26)).equals("mimetype")) {
            return null;
        }
        int size = uint16(18);
        String type = size < 100 ? name(38 + uint16(28), size).strip() : "";
        return type.matches("application/(epub\\+zip|vnd\\.oasis\\.opendocument\\.[a-z-]+)") ? type : null;
    }

    /** Walks the table of contents at the end; false where there is none. */
    private boolean table() {
        for (int at = length - 22; at >= Math.max(0, length - 22 - 0xFFFF); at--) {
            if (signed(at, 5, 6)) {
                long from = at - uint32(at + 12);
                for (long entry = from; entry >= 0 && entry + 46 <= at && signed((int) entry, 1, 2); ) {
                    int here = (int) entry;
                    see(name(here + 46, uint16(here + 28)));
                    entry += 46 + uint16(here + 28) + uint16(here + 30) + uint16(here + 32);
                }
                return from >= 0;
            }
        }
        return false;
    }

    /** Follows the entries from the beginning. */
    private void entries(boolean searching) {
        long at = 0;
        while (at + 30 <= length && found == null) {
            int here = (int) at;
            if (!signed(here, 3, 4)) {
                if (!searching) {
                    return;
                }
                at++;
                continue;
            }
            see(name(here + 30, uint16(here + 26)));
            boolean sized = (uint16(here + 6) & 8) == 0;
            if (!sized && !searching) {
                return;
            }
            at += 30 + uint16(here + 26) + uint16(here + 28) + (sized ? uint32(here + 18) : 0);
        }
    }

    private void see(String name) {
        String type = PARTS.get(name);
        if (type != null && (found == null || found.equals(JAR))) {
            found = type;
        }
    }

    private boolean signed(int at, int third, int fourth) {
        return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == third && bytes[at + 3] == fourth;
    }

    private String name(int from, int size) {
        return from < 0 || from + size > length || size > 256
                ? ""
                : new String(bytes, from, size, StandardCharsets.ISO_8859_1);
    }

    private int uint16(int at) {
        return at + 1 < length ? bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 : 0;
    }

    private long uint32(int at) {
        return uint16(at) | (long) uint16(at + 2) << 16;
    }
}
