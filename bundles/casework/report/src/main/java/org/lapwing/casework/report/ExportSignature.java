package org.lapwing.casework.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/**
 * Who let a file leave a case, in a file of its own beside it: lines of {@code name: value}, the last one the signature, in hexadecimal
 * digits, of all bytes before it. Can be checked without Lapwing by any program that knows Ed25519, or ECDSA on P-256 where the key is a
 * point of 65 bytes.
 */
final class ExportSignature {

    private static final String FIRST = "lapwing.export: 1";
    private static final String LAST = "signature: ";
    private static final int LONGEST = 10_000;

    private final Persons persons;

    ExportSignature(Persons persons) {
        this.persons = persons;
    }

    /** Where the signature of a file lies. */
    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".signature");
    }

    /** The lines for a file that will be called {@code name}. */
    String sign(String caseId, CaseLog.Head head, Path file, String name, Instant at) throws IOException {
        PersonCard card = persons.current().orElseThrow(() -> new IOException("Nobody is at the desk"));
        String said = String.join(
                        "\n",
                        FIRST,
                        "file: " + plain(name),
                        "sha256: " + digest(file),
                        "case: " + caseId,
                        "log: " + head.number() + " " + head.hash(),
                        "at: " + at,
                        "person: " + card.id(),
                        "name: " + plain(card.name()),
                        "signing-key: " + HexFormat.of().formatHex(card.signingKey()),
                        "wrapping-key: " + HexFormat.of().formatHex(card.wrappingKey()))
                + "\n";
        byte[] signature = persons.sign(said.getBytes(StandardCharsets.UTF_8));
        return said + LAST + HexFormat.of().formatHex(signature) + "\n";
    }

    /** What was signed, if the file is what its signature says and the signature is by the person that it names. */
    Optional<Map<String, String>> check(Path file, Path signature) throws IOException {
        if (Files.size(signature) > LONGEST) {
            return Optional.empty();
        }
        String text = Files.readString(signature);
        int last = text.lastIndexOf(LAST);
        if (last < 0 || !text.startsWith(FIRST + "\n")) {
            return Optional.empty();
        }
        String said = text.substring(0, last);
        Map<String, String> fields = new LinkedHashMap<>();
        said.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        try {
            PersonCard card = new PersonCard(
                    fields.getOrDefault("person", ""),
                    fields.getOrDefault("name", ""),
                    HexFormat.of().parseHex(fields.getOrDefault("signing-key", "")),
                    HexFormat.of().parseHex(fields.getOrDefault("wrapping-key", "")));
            byte[] signed =
                    HexFormat.of().parseHex(text.substring(last + LAST.length()).strip());
            boolean genuine = fingerprint(card).equals(card.id())
                    && persons.verify(card, said.getBytes(StandardCharsets.UTF_8), signed)
                    && digest(file).equals(fields.get("sha256"));
            return genuine ? Optional.of(fields) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String fingerprint(PersonCard card) {
        MessageDigest sha256 = sha256();
        sha256.update(card.signingKey());
        return HexFormat.of().formatHex(Arrays.copyOf(sha256.digest(card.wrappingKey()), 20));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
