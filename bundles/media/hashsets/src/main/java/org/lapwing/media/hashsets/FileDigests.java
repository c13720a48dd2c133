package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The digests of a file that is in no case, by which lists may know it. */
final class FileDigests {

    private FileDigests() {}

    static List<String> of(Path file) throws IOException {
        List<MessageDigest> digests =
                Stream.of("SHA-256", "SHA-1", "MD5").map(FileDigests::digest).toList();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest each : digests) {
                    each.update(buffer, 0, read);
                }
            }
        }
        return digests.stream()
                .map(each -> HexFormat.of().formatHex(each.digest()))
                .toList();
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }
}
