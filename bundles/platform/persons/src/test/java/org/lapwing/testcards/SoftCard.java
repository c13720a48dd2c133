package org.lapwing.testcards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lapwing.platform.api.persons.KeyCard;

/**
 * A smart card made of files, by SoftHSM. The library reads the place of its configuration from the environment, once in a process: the
 * build names it, and all cards of a test are made before the first is used.
 */
public final class SoftCard {

    public static final String PIN = "482915";

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final int slot;
    private final Path files;

    private SoftCard(int slot, Path files) {
        this.slot = slot;
        this.files = files;
    }

    public static boolean possible() {
        return Files.isRegularFile(LIBRARY) && System.getenv("SOFTHSM2_CONF") != null;
    }

    /** That many cards in their readers, in the place of those of a test run before. */
    public static List<SoftCard> insert(int count) throws IOException, InterruptedException {
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = configuration.resolveSibling("tokens");
        delete(tokens);
        Files.createDirectories(tokens);
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        List<SoftCard> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<Path> before = folders(tokens);
            int slot = initialise("card " + i);
            Set<Path> after = folders(tokens);
            after.removeAll(before);
            cards.add(new SoftCard(slot, after.iterator().next()));
        }
        return cards;
    }

    private static Set<Path> folders(Path tokens) throws IOException {
        try (Stream<Path> all = Files.list(tokens)) {
            return new HashSet<>(all.toList());
        }
    }

    private static int initialise(String label) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        PIN,
                        "--so-pin",
                        "73829164")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        if (!process.waitFor(30, TimeUnit.SECONDS) || !slot.find()) {
            throw new IOException("No card was made: " + said);
        }
        return Integer.parseInt(slot.group(1));
    }

    public KeyCard reader() {
        return new KeyCard(LIBRARY, slot);
    }

    public static char[] pin() {
        return PIN.toCharArray();
    }

    /** Takes the card out of its reader. */
    public void pull() throws IOException {
        delete(files);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
