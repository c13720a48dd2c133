package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks at the bytes on the disk as somebody would who stole it. */
final class Disk {

    private Disk() {}

    static boolean holds(Path folder, String text) throws IOException {
        return !where(folder, text).isEmpty();
    }

    /** The files below the folder that hold the text in their bytes (UTF-8, UTF-16) or names, letters of either case. */
    static List<Path> where(Path folder, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        List<String> forms = List.of(
                latin(text.getBytes(StandardCharsets.UTF_8)),
                latin(text.getBytes(StandardCharsets.UTF_16LE)),
                latin(text.getBytes(StandardCharsets.UTF_16BE)));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (name.contains(text.toLowerCase(Locale.ROOT)) || Files.isRegularFile(file) && in(file, forms)) {
                found.add(file);
            }
        }
        return found;
    }

    private static boolean in(Path file, List<String> forms) throws IOException {
        try {
            String bytes = latin(Files.readAllBytes(file));
            return forms.stream().anyMatch(bytes::contains);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
