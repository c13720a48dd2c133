package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** A text file whose first line holds the checksum of the rest. */
final class CheckedText {

    private static final String FIRST_LINE = "lapwing known files 1 ";

    private CheckedText() {}

    /** Writes lines so that they survive a power cut. */
    static void write(Path file, List<String> lines) throws IOException {
        String rest = String.join("\n", lines);
        String text = FIRST_LINE + checksum(rest) + "\n" + rest;
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** @throws IOException in a part of a sentence when a byte of it was changed */
    static List<String> read(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String rest = text.substring(end + 1);
        if (end < 0 || !text.substring(0, end).equals(FIRST_LINE + checksum(rest))) {
            throw new IOException("bytes in it were changed");
        }
        return rest.isEmpty() ? List.of() : List.of(rest.split("\n", -1));
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
