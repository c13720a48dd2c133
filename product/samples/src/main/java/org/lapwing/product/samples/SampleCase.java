package org.lapwing.product.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.samples.TelegramExport.Chat;

/**
 * Writes the sample case: {@code evidence/phone}, {@code evidence/laptop}, {@code known-hashes.csv} and
 * {@code README.txt}. The same bytes, names and times at every run on the same Java.
 */
public final class SampleCase {
    private static final Instant SEIZED = Instant.parse("2025-03-27T18:00:00Z");
    private static final Pattern TIME_IN_NAME = Pattern.compile("(20\\d{6})[_-](\\d{6}|WA)");
    static final String MAYA = "WhatsApp Chat with Maya";
    private static final String TEAM = "Gorriones U13";

    private SampleCase() {}

    /** {@code FOLDER} writes the sample, {@code --expected} prints what an ingest of it finds. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Say where the sample case is to be written: FOLDER, or --expected for its counts.");
            System.exit(2);
        }
        System.setProperty("java.awt.headless", "true");
        if (arguments[0].equals("--expected")) {
            System.out.print(expectations().toJson());
        } else {
            write(Path.of(arguments[0]));
        }
    }

    /** Writes into a folder, which is made if absent. Files of the same name are overwritten, others stay. */
    public static void write(Path folder) throws IOException {
        Map<String, byte[]> pictures = Pictures.render();
        Path evidence = folder.resolve("evidence");
        for (Entry<String, byte[]> file : evidence(pictures).entrySet()) {
            write(evidence.resolve(file.getKey()), file.getValue(), time(file.getKey()));
        }
        List<byte[]> known =
                Pictures.KNOWN.stream().map(path -> bytes(pictures, path)).toList();
        write(folder.resolve("known-hashes.csv"), KnownHashes.csv(known), SEIZED);
        byte[] readme = Dialogue.resource("README.txt").getBytes(StandardCharsets.UTF_8);
        write(folder.resolve("README.txt"), readme, SEIZED);
        setFolderTimes(folder);
    }

    public static Expectations expectations() {
        return new Expectations(
                53,
                61,
                56,
                40,
                15,
                5,
                new TreeMap<>(
                        Map.of(MAYA, 155, TEAM, 96, "Harper Ruiz home", 75, "The Soggy Biscuits", 63, "Dani", 66)),
                BrokenFiles.WHOLE_MESSAGES,
                "Dani",
                List.of("IMG_20250302_181950.jpg", "kitchen.jpg", "fish.jpg"),
                List.copyOf(BrokenFiles.all().keySet()));
    }

    private static Map<String, byte[]> evidence(Map<String, byte[]> pictures) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        pictures.forEach((path, bytes) -> {
            if (!path.startsWith(Pictures.ZIPPED)) {
                files.put(path, bytes);
            }
        });
        files.put("phone/Download/" + MAYA + ".zip", maya(pictures));
        files.put(Pictures.TEAM + "_chat.txt", WhatsAppExport.ios(Dialogue.of("gorriones"), TEAM));
        files.put(
                Pictures.TELEGRAM + "result.json",
                TelegramExport.account(List.of(
                        Chat.group("Harper Ruiz home", 4100200301L, Dialogue.of("family")),
                        Chat.group("The Soggy Biscuits", 4100200302L, Dialogue.of("band")),
                        Chat.personal("Dani", Dialogue.of("dani")))));
        files.putAll(Papers.all(bytes(pictures, Pictures.ZIP_FISHBOWL)));
        files.putAll(BrokenFiles.all());
        return files;
    }

    private static byte[] maya(Map<String, byte[]> pictures) {
        Zip zip = new Zip(LocalDateTime.of(2025, 3, 27, 9, 30));
        zip.add(MAYA + ".txt", WhatsAppExport.android(Dialogue.of("maya")));
        for (String picture : List.of(Pictures.ZIP_BALLOONS, Pictures.ZIP_HEADPHONES)) {
            zip.add(picture.substring(Pictures.ZIPPED.length()), bytes(pictures, picture));
        }
        return zip.bytes();
    }

    private static byte[] bytes(Map<String, byte[]> pictures, String path) {
        byte[] bytes = pictures.get(path);
        if (bytes == null) {
            throw new IllegalStateException(path + " is not among the pictures.");
        }
        return bytes;
    }

    /** The time in a camera's file name, the day of export for chats, or else some hour in the month before. */
    private static Instant time(String path) {
        if (path.contains("Chat ") || path.contains("DataExport")) {
            return SEIZED.minus(Duration.ofHours(8));
        }
        Matcher name = TIME_IN_NAME.matcher(path);
        if (name.find()) {
            return LocalDateTime.parse(
                            name.group(1) + name.group(2).replace("WA", "180000"),
                            DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
                    .toInstant(ZoneOffset.UTC);
        }
        return SEIZED.minus(Duration.ofMinutes(Math.floorMod(path.hashCode(), 30 * 24 * 60)));
    }

    private static void write(Path file, byte[] bytes, Instant time) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private static void setFolderTimes(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.setLastModifiedTime(visited, FileTime.from(SEIZED));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
