package org.lapwing.product.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * An invented conversation, read from a resource: {@code = time} sets the clock, {@code Name: text} is a message,
 * {@code Name: @file caption} sends a file, {@code * text} is a notice of the messenger. Between two lines the clock
 * moves on by a time that depends on the text alone.
 */
record Dialogue(List<Line> lines) {

    enum Kind {
        MESSAGE,
        FILE,
        NOTICE
    }

    /** {@code file} is empty unless a file was sent, {@code author} is empty for a notice. */
    record Line(Kind kind, LocalDateTime time, String author, String text, String file) {}

    static Dialogue of(String name) {
        List<Line> lines = new ArrayList<>();
        LocalDateTime clock = LocalDateTime.MIN;
        for (String line : resource(name + ".txt").lines().toList()) {
            if (line.startsWith("= ")) {
                clock = LocalDateTime.parse(line.substring(2), DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
            } else {
                lines.add(line(line, clock));
                clock = clock.plusSeconds(9 + line.length() / 2 + Math.floorMod(line.hashCode(), 41));
            }
        }
        return new Dialogue(List.copyOf(lines));
    }

    /** Messages and files, without notices. */
    int messages() {
        return (int) lines.stream().filter(line -> line.kind() != Kind.NOTICE).count();
    }

    static String resource(String name) {
        try (InputStream in = Dialogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The text " + name + " is missing beside the sample's classes.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String line, LocalDateTime time) {
        if (line.startsWith("* ")) {
            return new Line(Kind.NOTICE, time, "", line.substring(2), "");
        }
        int colon = line.indexOf(": ");
        String author = line.substring(0, colon);
        String text = line.substring(colon + 2);
        if (!text.startsWith("@")) {
            return new Line(Kind.MESSAGE, time, author, text, "");
        }
        int end = text.indexOf(".jpg") + 4;
        return new Line(Kind.FILE, time, author, text.substring(end).strip(), text.substring(1, end));
    }
}
