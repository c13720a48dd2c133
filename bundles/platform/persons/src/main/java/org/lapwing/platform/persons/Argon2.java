package org.lapwing.platform.persons;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106), as it was asked for when a person was made. The only class that uses the library, so that a start
 * that needs no passphrase does not load it.
 *
 * @param memory KiB
 */
record Argon2(int memory, int passes, int lanes, byte[] salt) {

    private static final String NAME = "argon2id";
    private static final int KEY_BYTES = 32;

    // What a file may ask for: one from a stranger must not eat the memory or the day.
    private static final int MOST_MEMORY = 256 * 1024;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 8;
    private static final int LEAST_SALT = 16;
    private static final int MOST_SALT = 64;

    Argon2 {
        if (lanes < 1
                || lanes > MOST_LANES
                || passes < 1
                || passes > MOST_PASSES
                || memory < 8 * lanes
                || memory > MOST_MEMORY
                || salt.length < LEAST_SALT
                || salt.length > MOST_SALT) {
            throw new IllegalArgumentException("Argon2id with " + memory + " KiB, " + passes + " passes, " + lanes
                    + " lanes and " + salt.length + " bytes of salt is out of bounds");
        }
    }

    /** Both of {@code passphrase} and what comes back are wiped by the caller. */
    byte[] key(byte[] passphrase) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase, key);
        return key;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", NAME);
        json.put("memoryKiB", memory);
        json.put("passes", passes);
        json.put("lanes", lanes);
        json.put("salt", Base64.getEncoder().encodeToString(salt));
        return json;
    }

    static Argon2 fromJson(Object json) throws IOException {
        Fields fields = Fields.of(json);
        fields.expect("name", NAME);
        try {
            return new Argon2(
                    Math.toIntExact(fields.number("memoryKiB")),
                    Math.toIntExact(fields.number("passes")),
                    Math.toIntExact(fields.number("lanes")),
                    fields.bytes("salt"));
        } catch (IllegalArgumentException | ArithmeticException outOfBounds) {
            throw new IOException(outOfBounds.getMessage(), outOfBounds);
        }
    }
}
