package org.lapwing.platform.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is hashed and signed: fields, each preceded by its length in bytes as four bytes, the most significant first, so that no two lists
 * of fields are the same bytes. The first field says what it is. Described in docs/auditors.md; whoever changes it changes the names.
 */
final class LogHash {

    static final String BEGINNING = "lapwing.log.beginning.1";
    static final String ENTRY = "lapwing.log.entry.1";
    static final String BEFORE = "lapwing.log.before.1";
    static final String SIGNATURE = "lapwing.log.signature.1";
    static final String CHECKPOINT = "lapwing.log.checkpoint.1";
    static final String INSTALLATION = "lapwing.log.installation.1";

    private LogHash() {}

    static byte[] message(String what, byte[]... fields) {
        byte[] name = text(what);
        int size = 4 + name.length;
        for (byte[] field : fields) {
            size += 4 + field.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(name.length).put(name);
        for (byte[] field : fields) {
            out.putInt(field.length).put(field);
        }
        return out.array();
    }

    static byte[] of(String what, byte[]... fields) {
        return sha256(message(what, fields));
    }

    /**
     * That of which the first entry is the successor.
     *
     * @param chain {@code case} for the log of a case, {@code readers} for that of its readers
     */
    static byte[] beginning(String chain, String caseId) {
        return of(BEGINNING, text(chain), text(caseId));
    }

    static byte[] checkpoint(String caseId, long number, byte[] head, long at, String person) {
        return message(CHECKPOINT, text(caseId), number(number), head, number(at), text(person));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static byte[] sha256(byte[] bytes) {
        return digest().digest(bytes);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
