package org.lapwing.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;

/** How values stand in columns. */
final class Columns {

    private static final HexFormat HEX = HexFormat.of();

    private Columns() {}

    static byte[] bytes(ContentId content) {
        return HEX.parseHex(content.sha256());
    }

    static byte[] bytes(String hex) {
        return HEX.parseHex(hex);
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    static ContentId content(byte[] sha256) {
        return new ContentId(hex(sha256));
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** Checks the size of a page. */
    static int page(int limit) {
        if (limit < 1 || limit > 5_000) {
            throw new IllegalArgumentException("A page has 1 to 5,000 lines, not " + limit);
        }
        return limit;
    }
}
