package org.lapwing.evidence.databases;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What bytes in a cell begin like; only what is found in databases of phones. */
enum BlobKind {
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    GIF("image/gif", 0, "GIF8"),
    WEBP("image/webp", 8, "WEBP"),
    HEIF("image/heif", 4, "ftyphei"),
    HEIF_OTHER("image/heif", 4, "ftypmif1"),
    QUICKTIME("video/quicktime", 4, "ftypqt"),
    MP4("video/mp4", 4, "ftyp"),
    OGG("audio/ogg", 0, "OggS"),
    AMR("audio/amr", 0, "#!AMR"),
    MP3("audio/mpeg", 0, "ID3"),
    WAVE("audio/vnd.wave", 8, "WAVE"),
    PDF("application/pdf", 0, "%PDF-"),
    ZIP("application/zip", 0, "PK\u0003\u0004"),
    SQLITE("application/x-sqlite3", 0, "SQLite format 3"),
    BPLIST("application/x-bplist", 0, "bplist00"),
    TYPEDSTREAM("application/x-typedstream", 2, "streamtyped");

    private final String type;
    private final int at;
    private final byte[] begins;

    BlobKind(String type, int at, String begins) {
        this.type = type;
        this.at = at;
        this.begins = begins.getBytes(StandardCharsets.ISO_8859_1);
    }

    String type() {
        return type;
    }

    static @Nullable BlobKind of(byte[] bytes) {
        for (BlobKind kind : values()) {
            int end = kind.at + kind.begins.length;
            if (bytes.length >= end
                    && java.util.Arrays.equals(bytes, kind.at, end, kind.begins, 0, kind.begins.length)) {
                return kind;
            }
        }
        return null;
    }
}
