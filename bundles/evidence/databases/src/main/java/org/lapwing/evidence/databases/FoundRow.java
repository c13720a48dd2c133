package org.lapwing.evidence.databases;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.platform.api.language.Texts;

/** The row that a question stands at. */
final class FoundRow implements EvidenceDatabase.Row {

    private final ResultSet found;
    private final Texts texts;

    FoundRow(ResultSet found, Texts texts) {
        this.found = found;
        this.texts = texts;
    }

    @Override
    public @Nullable Object value(int column) throws IOException {
        try {
            Object value = found.getObject(column + 1);
            return value instanceof Integer number ? Long.valueOf(number) : value;
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }

    @Override
    public @Nullable String text(int column) throws IOException {
        try {
            return found.getString(column + 1);
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }

    @Override
    public long number(int column) throws IOException {
        try {
            return found.getLong(column + 1);
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }

    @Override
    public byte @Nullable [] bytes(int column) throws IOException {
        try {
            return found.getBytes(column + 1);
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }
}
