package org.lapwing.platform.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;

/**
 * One entry with its proof.
 *
 * @param at milliseconds since 1970 in UTC
 * @param hash empty for an entry from before the chain
 * @param signature by the person over the hash; empty for an entry from before the chain
 */
record LogEntry(long number, long at, String person, CaseLog.Note note, byte[] hash, byte[] signature) {

    static final byte[] NONE = {};

    static final String COLUMNS =
            "select id, at, person, operation, target_kind, target_id, detail, why, recipient, purpose,"
                    + " hash, signature from log ";

    static LogEntry of(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        byte[] signature = row.getBytes("signature");
        return new LogEntry(
                row.getLong("id"),
                row.getLong("at"),
                row.getString("person"),
                new CaseLog.Note(
                        Operation.valueOf(row.getString("operation")),
                        new Target(row.getString("target_kind"), row.getString("target_id")),
                        row.getString("detail"),
                        row.getString("why"),
                        row.getString("recipient"),
                        row.getString("purpose")),
                hash == null ? NONE : hash,
                signature == null ? NONE : signature);
    }

    boolean chained() {
        return hash.length > 0;
    }

    /** What its hash has to be after that of the entry before. */
    byte[] digest(byte[] previous) {
        return LogHash.of(
                LogHash.ENTRY,
                previous,
                LogHash.number(number),
                LogHash.number(at),
                LogHash.text(person),
                LogHash.text(note.operation().name()),
                LogHash.text(note.target().kind()),
                LogHash.text(note.target().id()),
                LogHash.text(note.detail()),
                LogHash.text(note.why()),
                LogHash.text(note.recipient()),
                LogHash.text(note.purpose()));
    }

    /** What its person signs. */
    byte[] signed() {
        return LogHash.message(LogHash.SIGNATURE, hash);
    }

    LogEntry proven(byte[] itsHash, byte[] itsSignature) {
        return new LogEntry(number, at, person, note, itsHash, itsSignature);
    }

    CaseLog.Entry shown() {
        return new CaseLog.Entry(
                number,
                Instant.ofEpochMilli(at),
                person,
                note.operation(),
                note.target(),
                note.detail(),
                note.why(),
                note.recipient(),
                note.purpose(),
                LogHash.hex(hash));
    }

    /** As a line of the mirror and of an export. */
    Map<String, Object> line(String is) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", is);
        line.put("number", number);
        line.put("at", at);
        line.put("person", person);
        line.put("operation", note.operation().name());
        line.put("kind", note.target().kind());
        line.put("target", note.target().id());
        line.put("detail", note.detail());
        line.put("why", note.why());
        line.put("recipient", note.recipient());
        line.put("purpose", note.purpose());
        line.put("hash", LogHash.hex(hash));
        line.put("signature", LogHash.hex(signature));
        return line;
    }

    static LogEntry of(Map<String, Object> line) throws IOException {
        try {
            return new LogEntry(
                    number(line, "number"),
                    number(line, "at"),
                    text(line, "person"),
                    new CaseLog.Note(
                            Operation.valueOf(text(line, "operation")),
                            new Target(text(line, "kind"), text(line, "target")),
                            text(line, "detail"),
                            text(line, "why"),
                            text(line, "recipient"),
                            text(line, "purpose")),
                    LogHash.bytes(text(line, "hash")),
                    LogHash.bytes(text(line, "signature")));
        } catch (IllegalArgumentException e) {
            throw new IOException("A line of the log is malformed: " + e.getMessage(), e);
        }
    }

    static long number(Map<String, Object> line, String name) throws IOException {
        if (line.get(name) instanceof Long number) {
            return number;
        }
        throw new IOException("A line of the log lacks " + name);
    }

    static String text(Map<String, Object> line, String name) throws IOException {
        if (line.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("A line of the log lacks " + name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogEntry entry && new HashMap<>(line("entry")).equals(entry.line("entry"));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
