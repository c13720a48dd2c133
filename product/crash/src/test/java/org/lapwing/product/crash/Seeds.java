package org.lapwing.product.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what evidence says wherever a process may have written, as somebody would who took the disk. */
final class Seeds {

    /** In texts, names, conversations and a search of the evidence; letters of either case. */
    static final List<String> WORDS =
            List.of("lapwing of day", Evidence.NAMED, "Gorriones", "IMG-20250308", Evidence.SOUGHT);

    /** How pictures begin: PNG, JPEG. */
    private static final List<String> PICTURES =
            List.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF");

    /** Where the JVM keeps figures of its processes, with the words that they were called with. */
    private static final Path FIGURES = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));

    private final List<Path> folders;
    private final Path withPictures;
    private final List<String> words;
    private final Map<Path, String> sound = new HashMap<>();

    /**
     * @param withPictures the one of the folders in which programs' own pictures may lie
     * @param words letters of either case
     */
    Seeds(List<Path> folders, Path withPictures, List<String> words) {
        this.folders = new ArrayList<>(folders);
        this.folders.add(FIGURES);
        this.withPictures = withPictures;
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** The files that show something. Those that are as they were when they were looked at before are not read again. */
    synchronized List<Path> found() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                if (shows(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    /** A process at work may remove files meanwhile. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        } catch (UncheckedIOException e) {
            return files(folder);
        }
    }

    private boolean shows(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (words.stream().anyMatch(name::contains)) {
            return true;
        }
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            String state = Files.size(file) + " " + Files.getLastModifiedTime(file);
            if (state.equals(sound.get(file))) {
                return false;
            }
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            boolean shows =
                    !file.startsWith(withPictures) && PICTURES.stream().anyMatch(bytes::contains) || words(bytes);
            if (!shows) {
                sound.put(file, state);
            }
            return shows;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean words(String bytes) {
        String small = bytes.toLowerCase(Locale.ROOT);
        return words.stream()
                .anyMatch(word ->
                        small.contains(word) || small.contains(wide(word, true)) || small.contains(wide(word, false)));
    }

    private static String wide(String word, boolean little) {
        byte[] bytes = word.getBytes(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
