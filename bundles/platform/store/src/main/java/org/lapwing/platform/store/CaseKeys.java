package org.lapwing.platform.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secret keys of a case, one of 32 bytes for content and one for the log in each epoch. An epoch ends when a member is removed or
 * when a lead wants new keys; what was written in it stays as it is, and its keys are kept under those of the next.
 */
final class CaseKeys {

    static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String caseId;
    private final NavigableMap<Integer, byte[]> content;
    private final NavigableMap<Integer, byte[]> log;

    CaseKeys(String caseId, NavigableMap<Integer, byte[]> content, NavigableMap<Integer, byte[]> log) {
        if (content.isEmpty() || !content.keySet().equals(log.keySet())) {
            throw new IllegalArgumentException("An epoch has a key for content and one for the log");
        }
        this.caseId = caseId;
        this.content = Collections.unmodifiableNavigableMap(new TreeMap<>(content));
        this.log = Collections.unmodifiableNavigableMap(new TreeMap<>(log));
    }

    static CaseKeys fresh(String caseId) {
        return new CaseKeys(caseId, new TreeMap<>(), new TreeMap<>(), 1);
    }

    private CaseKeys(String caseId, TreeMap<Integer, byte[]> content, TreeMap<Integer, byte[]> log, int epoch) {
        this(caseId, with(content, epoch), with(log, epoch));
    }

    private static TreeMap<Integer, byte[]> with(TreeMap<Integer, byte[]> keys, int epoch) {
        keys.put(epoch, random(KEY));
        return keys;
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** With an epoch more. */
    CaseKeys next() {
        return new CaseKeys(caseId, new TreeMap<>(content), new TreeMap<>(log), epoch() + 1);
    }

    String caseId() {
        return caseId;
    }

    /** The newest. */
    int epoch() {
        return content.lastKey();
    }

    NavigableMap<Integer, byte[]> all(Kind kind) {
        return kind == Kind.CONTENT ? content : log;
    }

    /** @throws GeneralSecurityException when there was no such epoch */
    byte[] content(int epoch) throws GeneralSecurityException {
        return key(content, epoch);
    }

    /** @throws GeneralSecurityException when there was no such epoch */
    byte[] log(int epoch) throws GeneralSecurityException {
        return key(log, epoch);
    }

    private static byte[] key(NavigableMap<Integer, byte[]> keys, int epoch) throws GeneralSecurityException {
        byte @Nullable [] key = keys.get(epoch);
        if (key == null) {
            throw new GeneralSecurityException("it was written under keys of another case or of a later time");
        }
        return key;
    }

    /** The key of the database in an epoch, as the driver takes a raw one. */
    String database(int epoch) throws GeneralSecurityException {
        byte[] key = Hkdf.derive(content(epoch), new byte[0], purpose("database"), KEY);
        return "raw:" + HexFormat.of().formatHex(key);
    }

    /** What a key is used for, so that nothing made for one use opens in another. */
    byte[] purpose(String use) {
        return ("lapwing 1|" + caseId + "|" + use).getBytes(StandardCharsets.UTF_8);
    }

    /** The keys before the newest, encrypted under the newest. */
    byte[] ring(Kind kind) {
        NavigableMap<Integer, byte[]> older = all(kind).headMap(epoch(), false);
        ByteBuffer plain = ByteBuffer.allocate(older.size() * (4 + KEY));
        older.forEach((epoch, key) -> plain.putInt(epoch).put(key));
        byte[] newest = all(kind).lastEntry().getValue();
        return Aead.seal(newest, plain.array(), ringPurpose(caseId, kind, epoch()));
    }

    /** @throws GeneralSecurityException when the ring was altered */
    static NavigableMap<Integer, byte[]> opened(String caseId, Kind kind, int epoch, byte[] newest, byte[] ring)
            throws GeneralSecurityException {
        ByteBuffer plain = ByteBuffer.wrap(Aead.open(newest, ring, ringPurpose(caseId, kind, epoch)));
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        while (plain.remaining() >= 4 + KEY) {
            int number = plain.getInt();
            byte[] key = new byte[KEY];
            plain.get(key);
            keys.put(number, key);
        }
        keys.put(epoch, newest);
        return keys;
    }

    private static byte[] ringPurpose(String caseId, Kind kind, int epoch) {
        return ("lapwing ring 1|" + caseId + "|" + kind + "|" + epoch).getBytes(StandardCharsets.UTF_8);
    }

    /** The context in which a key is wrapped for a member. */
    static byte[] wrapContext(String caseId, Kind kind, int epoch) {
        return ("lapwing case key 1|" + caseId + "|" + kind + "|" + epoch).getBytes(StandardCharsets.UTF_8);
    }

    /** What a key opens. */
    enum Kind {
        CONTENT,
        LOG
    }
}
