package org.lapwing.product.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCaseTest {
    @TempDir
    static Path folder;

    static final Expectations EXPECTED = SampleCase.expectations();
    static Map<String, byte[]> items = Map.of();
    static Map<String, byte[]> images = Map.of();

    @BeforeAll
    static void write_once_and_look_inside() throws IOException {
        SampleCase.write(folder);
        items = SampleItems.withEmbedded(folder.resolve("evidence"));
        images = new TreeMap<>(items);
        images.keySet()
                .removeIf(path -> !path.matches(".*\\.(jpg|png|gif|bmp|tif)")
                        || EXPECTED.broken().contains(path));
    }

    @Test
    void a_second_run_in_the_same_java_writes_the_same_bytes_and_times(@TempDir Path second) throws IOException {
        SampleCase.write(second);
        assertSameTree(second);
    }

    @Test
    void another_java_process_in_another_time_zone_writes_the_same_bytes_and_times(@TempDir Path second)
            throws Exception {
        Process java = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Duser.language=ar",
                        "-cp",
                        Path.of(SampleCase.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "org.lapwing.product.samples.SampleCase",
                        second.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
        assertSameTree(second);
    }

    @Test
    void the_counts_are_those_expected() throws IOException {
        assertThat(SampleItems.onDisk(folder.resolve("evidence"))).hasSize(EXPECTED.files());
        assertThat(items).hasSize(EXPECTED.items());
        assertThat(hashes(items)).hasSize(EXPECTED.contents());
        assertThat(images).hasSize(EXPECTED.images());
        assertThat(images.size() - hashes(images).size()).isEqualTo(EXPECTED.exactCopies());
    }

    @Test
    void every_good_picture_is_read_and_has_between_160_and_1600_pixels_a_side() throws IOException {
        for (Map.Entry<String, byte[]> image : images.entrySet()) {
            var read = ImageIO.read(new ByteArrayInputStream(image.getValue()));
            assertThat(read).as(image.getKey()).isNotNull();
            assertThat(read.getWidth()).as(image.getKey()).isBetween(160, 1600);
            assertThat(read.getHeight()).as(image.getKey()).isBetween(160, 1600);
        }
    }

    @Test
    void camera_pictures_carry_time_camera_and_place() {
        Map<String, Map<Integer, String>> exif = new LinkedHashMap<>();
        images.forEach((path, bytes) -> {
            if (path.endsWith(".jpg")) {
                exif.put(path, ExifCheck.read(bytes));
            }
        });
        Map<Integer, String> mountains = exif.get("phone/DCIM/Camera/IMG_20250222_093014.jpg");
        assertThat(mountains)
                .containsEntry(0x010f, "Plover")
                .containsEntry(0x0110, "P2 Mini")
                .containsEntry(0x9003, "2025:02:22 09:30:14")
                .containsEntry(0xa002, "1600")
                .containsEntry(0x10001, "N")
                .containsEntry(0x10003, "W")
                .containsEntry(0x1001d, "2025:02:22");
        assertThat(degrees(mountains.get(0x10002))).isCloseTo(51.8827, within(0.0001));
        assertThat(degrees(mountains.get(0x10004))).isCloseTo(3.4364, within(0.0001));
        assertThat(exif.values().stream().filter(fields -> fields.containsKey(0x10002)))
                .hasSize(EXPECTED.gpsImages());
    }

    @Test
    void the_known_hash_list_names_three_items_and_fifty_others() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("known-hashes.csv"));
        assertThat(rows.getFirst()).isEqualTo("md5,sha1,sha256,category,source");
        List<String> matches = new ArrayList<>();
        items.forEach((path, bytes) -> {
            String hashes = String.join(
                    ",",
                    List.of(
                            KnownHashes.hash("MD5", bytes),
                            KnownHashes.hash("SHA-1", bytes),
                            KnownHashes.hash("SHA-256", bytes)));
            if (rows.stream().anyMatch(row -> row.startsWith(hashes))) {
                matches.add(path.replaceAll(".*/", ""));
            }
        });
        assertThat(matches).containsExactlyInAnyOrderElementsOf(EXPECTED.knownMatches());
        assertThat(rows).hasSize(1 + 3 + 50).doesNotHaveDuplicates();
    }

    @Test
    void the_account_export_is_json_with_the_expected_messages() {
        List<?> chats = (List<?>) member(JsonCheck.read(text("DataExport_2025-03-27/result.json")), "chats", "list");
        for (Object chat : chats) {
            List<?> messages = (List<?>) member(chat, "messages");
            long said = messages.stream()
                    .filter(message -> member(message, "type").equals("message"))
                    .count();
            assertThat(said)
                    .as(String.valueOf(member(chat, "name")))
                    .isEqualTo(EXPECTED.messages().get(member(chat, "name")).longValue());
        }
        assertThat(chats).hasSize(3);
    }

    @Test
    void the_text_exports_have_the_expected_messages_and_name_only_files_that_are_there() {
        String maya = text("WhatsApp Chat with Maya.txt");
        assertThat(maya.lines().filter(line -> line.matches("\\d\\d/\\d\\d/2025, \\d\\d:\\d\\d - (Maya|Nina): .*")))
                .hasSize(EXPECTED.messages().get("WhatsApp Chat with Maya"));
        String team = text("_chat.txt");
        assertThat(team.lines()
                        .filter(line -> line.matches("\u200e?\\[\\d+/3/25, \\d+:\\d\\d:\\d\\d] [^:]+: .*"))
                        .filter(line -> !line.contains("] Gorriones U13: ")))
                .hasSize(EXPECTED.messages().get("Gorriones U13"));
        assertThat(attachments(maya, "\u200e(\\S+) \\(file attached\\)"))
                .hasSize(2)
                .allMatch(this::isThere);
        assertThat(attachments(team, "<adjunto: (\\S+)>")).hasSize(2).allMatch(this::isThere);
        assertThat(attachments(text("DataExport_2025-03-27/result.json"), "\"photo\": \"(.*)\""))
                .hasSize(2)
                .allMatch(this::isThere);
    }

    @Test
    void five_files_are_broken_each_in_its_way() throws IOException {
        assertThat(EXPECTED.broken()).hasSize(5).allMatch(items::containsKey);
        byte[] cutPicture = bytes("IMG_20250321_081205.jpg");
        assertThat(cutPicture[cutPicture.length - 1] == (byte) 0xd9 && cutPicture[cutPicture.length - 2] == (byte) 0xff)
                .isFalse();
        assertThat(bytes("IMG_20250321_081209.jpg")).isEmpty();
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes("poster.png"))));
        assertThat(reader.getWidth(0)).isEqualTo(60_000);
        assertThat(reader.getHeight(0)).isEqualTo(60_000);
        Path zip = folder.resolve("evidence/laptop/Downloads/holiday.zip");
        assertThatThrownBy(() -> new ZipFile(zip.toFile()).close()).isInstanceOf(IOException.class);
        String cut = text("old export/result.json");
        assertThatThrownBy(() -> JsonCheck.read(cut)).hasMessageContaining("more text");
        assertThat(cut.split("\"type\": \"message\"", -1)).hasSize(EXPECTED.cutExportMessages() + 2);
    }

    @Test
    void the_papers_have_their_structure() {
        for (String name : List.of("timetable.pdf", "train receipt.pdf")) {
            String pdf = new String(bytes(name), StandardCharsets.ISO_8859_1);
            int table = Integer.parseInt(pdf.replaceAll("(?s).*startxref\n(\\d+)\n%%EOF\n", "$1"));
            assertThat(pdf.startsWith("xref\n", table)).as(name).isTrue();
            String[] lines = pdf.substring(table).split("\n");
            for (int object = 1; object <= 7; object++) {
                int at = Integer.parseInt(lines[2 + object].substring(0, 10));
                assertThat(pdf.startsWith(object + " 0 obj", at))
                        .as(name + " object " + object)
                        .isTrue();
            }
        }
    }

    @Test
    void the_expectations_are_printed_as_json() {
        assertThat(member(JsonCheck.read(EXPECTED.toJson()), "messagesInAll")).isEqualTo("455");
    }

    private static void assertSameTree(Path second) throws IOException {
        Map<String, byte[]> first = SampleItems.onDisk(folder);
        Map<String, byte[]> other = SampleItems.onDisk(second);
        assertThat(other.keySet()).isEqualTo(first.keySet());
        first.forEach((path, bytes) -> assertThat(other.get(path)).as(path).isEqualTo(bytes));
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                assertThat(Files.getLastModifiedTime(second.resolve(folder.relativize(path))))
                        .as(path.toString())
                        .isEqualTo(Files.getLastModifiedTime(path));
            }
        }
    }

    private static Set<String> hashes(Map<String, byte[]> files) {
        Set<String> hashes = new HashSet<>();
        files.values().forEach(bytes -> hashes.add(KnownHashes.hash("SHA-256", bytes)));
        return hashes;
    }

    private static double degrees(String value) {
        String[] parts = value.split(" ");
        return Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]) / 60 + Double.parseDouble(parts[2]) / 3600;
    }

    private static Object member(Object object, String... path) {
        Object value = object;
        for (String name : path) {
            value = ((Map<?, ?>) value).get(name);
        }
        return value;
    }

    private static List<String> attachments(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private boolean isThere(String name) {
        return items.keySet().stream().anyMatch(path -> path.endsWith(name));
    }

    private static String text(String end) {
        return new String(bytes(end), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String end) {
        return items.entrySet().stream()
                .filter(item -> item.getKey().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new AssertionError(end + " is missing"))
                .getValue();
    }
}
