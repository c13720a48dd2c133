package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonRefused;

/** The passphrase of unattended runs: the first line of a file that only its owner reads. */
final class PassphraseFile {

    static final String VARIABLE = "LAPWING_PASSPHRASE_FILE";

    private static final int MOST_BYTES = 4 * 1024;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PassphraseFile() {}

    /** The file that the environment names. */
    static Optional<Path> named(Map<String, String> environment) {
        String told = environment.get(VARIABLE);
        return told == null || told.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(told).toAbsolutePath());
    }

    /** Wiped by the caller. */
    static char[] read(Path file, Texts texts) throws PersonRefused {
        byte[] bytes = new byte[0];
        try {
            if (othersMay(file)) {
                throw new PersonRefused(texts.get("passphrase_file.open", file.toString()));
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES);
            }
            return firstLine(bytes);
        } catch (NoSuchFileException absent) {
            throw new PersonRefused(texts.get("passphrase_file.absent", file.toString()), absent);
        } catch (CharacterCodingException noText) {
            throw new PersonRefused(texts.get("passphrase_file.no_text", file.toString()), noText);
        } catch (IOException cannot) {
            throw new PersonRefused(
                    texts.get("passphrase_file.unreadable", file.toString(), String.valueOf(cannot.getMessage())),
                    cannot);
        } finally {
            Sealing.wipe(bytes);
        }
    }

    private static boolean othersMay(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException elsewhere) {
            return false; // where files have no such rights, their folders decide
        }
    }

    private static char[] firstLine(byte[] bytes) throws CharacterCodingException {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end));
        char[] line = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        return line;
    }
}
