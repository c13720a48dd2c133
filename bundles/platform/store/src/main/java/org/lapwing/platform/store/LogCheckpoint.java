package org.lapwing.platform.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signed statement that the chain stood at this head. */
@SuppressWarnings("ArrayRecordComponent")
record LogCheckpoint(long number, byte[] head, long at, String person, byte[] signature) {

    static final String COLUMNS = "select number, head, at, person, signature from log_checkpoint ";

    static LogCheckpoint of(ResultSet row) throws SQLException {
        return new LogCheckpoint(
                row.getLong("number"),
                row.getBytes("head"),
                row.getLong("at"),
                row.getString("person"),
                row.getBytes("signature"));
    }

    byte[] signed(String caseId) {
        return LogHash.checkpoint(caseId, number, head, at, person);
    }

    Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", "checkpoint");
        line.put("number", number);
        line.put("head", LogHash.hex(head));
        line.put("at", at);
        line.put("person", person);
        line.put("signature", LogHash.hex(signature));
        return line;
    }

    static LogCheckpoint of(Map<String, Object> line) throws IOException {
        try {
            return new LogCheckpoint(
                    LogEntry.number(line, "number"),
                    LogHash.bytes(LogEntry.text(line, "head")),
                    LogEntry.number(line, "at"),
                    LogEntry.text(line, "person"),
                    LogHash.bytes(LogEntry.text(line, "signature")));
        } catch (IllegalArgumentException e) {
            throw new IOException("A checkpoint of the log is malformed", e);
        }
    }
}
