package org.lapwing.evidence.databases;

import java.io.IOException;
import java.sql.SQLException;
import org.lapwing.platform.api.language.Texts;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite says is wrong, in a sentence for people. */
final class Trouble {

    private static final int KIND = 0xff;

    private Trouble() {}

    static IOException of(SQLException e, Texts texts) {
        String said = Labels.of(String.valueOf(e.getMessage()));
        SQLiteErrorCode code =
                e instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        String key =
                switch (code.code & KIND) {
                    case 9 -> "trouble.slow";
                    case 7, 13, 18 -> "trouble.large";
                    case 26 -> "trouble.none";
                    case 5, 6 -> "trouble.locked";
                    default -> "trouble.damaged";
                };
        String sentence = texts.get(key, said);
        return key.equals("trouble.damaged") ? new Damaged(sentence, e) : new IOException(sentence, e);
    }

    /** The database is not what it ought to be; not that reading it took too long or too much. */
    static final class Damaged extends IOException {

        private static final long serialVersionUID = 1L;

        Damaged(String sentence, SQLException cause) {
            super(sentence, cause);
        }
    }
}
