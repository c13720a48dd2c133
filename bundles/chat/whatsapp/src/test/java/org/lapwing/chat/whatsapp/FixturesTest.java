package org.lapwing.chat.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.chat.api.MessageKind;

/** Real exports from elsewhere, in the folder that the property or variable names; each test has its like in WhatsAppTextTest. */
class FixturesTest {

    private static final String FOLDER =
            System.getProperty("lapwing.fixtures", System.getenv().getOrDefault("LAPWING_FIXTURES", ""));

    private final Path chats = Path.of(FOLDER.isEmpty() ? "absent" : FOLDER, "chat", "whatsapp-txt");

    @BeforeEach
    void present() {
        assumeTrue(
                Files.isDirectory(chats),
                "The fixtures are not here; WhatsAppTextTest covers the same on its own samples.");
    }

    @Test
    void twelve_kinds_of_headers_have_their_exact_times() throws IOException {
        for (String json : Files.readAllLines(chats.resolve("line_formats.jsonl"))) {
            Matcher fields = Pattern.compile(
                            "\"line\": \"(.*?)\", \"author\": \"a\", \"message\": \"m\", \"local\": \"(.*?)\"")
                    .matcher(json);
            assertThat(fields.find()).isTrue();
            String line = unescaped(fields.group(1));
            Export export = Export.of(line);
            assertThat(export.rows).as(line).hasSize(1);
            assertThat(export.time(0)).as(line).isEqualTo(fields.group(2));
            assertThat(export.people()).as(line).containsExactly("a");
            assertThat(export.texts()).as(line).containsExactly("m");
            assertThat(Export.detect(line).confidence()).as(line).isGreaterThan(0.5);
        }
    }

    private static String unescaped(String json) {
        Matcher escape = Pattern.compile("\\\\u(....)").matcher(json);
        return escape.replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    @Test
    void omitted_and_deleted_phrases_in_all_their_languages_are_told() throws IOException {
        String json = Files.readString(chats.resolve("ios_placeholders_by_language.json"));
        Matcher entries = Pattern.compile("\"(\\w+)\": \"(.*?)\"").matcher(json);
        while (entries.find()) {
            String what = entries.group(1);
            String phrase = entries.group(2);
            String body = what.equals("document_omitted_after_name") ? "Plan.pdf • 3 ‎" + phrase : "‎" + phrase;
            Export export = Export.of(
                    "[13.06.18, 21:25:15] Ana: ‎" + (what.equals("e2e_notice") ? phrase : "x"),
                    "[13.06.18, 21:25:16] Ana: hello",
                    "[13.06.18, 21:25:17] Ana: " + body);
            MessageKind kind = export.rows.get(2).kind();
            MessageKind expected =
                    switch (what) {
                        case "e2e_notice" -> MessageKind.SYSTEM;
                        case "contact_card_omitted" -> MessageKind.CONTACT;
                        case "you_deleted", "was_deleted" -> MessageKind.DELETED;
                        default -> MessageKind.MEDIA;
                    };
            assertThat(kind).as(what + ": " + phrase).isEqualTo(expected);
        }
    }

    @Test
    void five_styles_of_one_chat_read_alike() throws IOException {
        try (Stream<Path> files = Files.list(chats.resolve("chat-miner"))) {
            List<Path> texts =
                    files.filter(file -> file.toString().endsWith(".txt")).toList();
            assertThat(texts).hasSize(5);
            for (Path file : texts) {
                Export export = Export.of(file);
                assertThat(export.messages()).as(file.toString()).hasSize(6);
                assertThat(export.system()).as(file.toString()).hasSize(3);
                assertThat(export.rows.stream().map(row -> Export.local(row).toString()))
                        .as(file.toString())
                        .containsExactly(
                                "2019-01-01T11:25",
                                "2019-01-20T11:23",
                                "2019-01-30T20:49",
                                "2020-06-10T15:55",
                                "2020-06-20T00:08",
                                "2020-06-30T09:10",
                                "2021-12-10T10:10",
                                "2021-12-20T12:10",
                                "2021-12-30T22:01");
                assertThat(export.people()).as(file.toString()).hasSize(5);
                assertThat(Export.detect(Files.readAllBytes(file)).confidence()).isGreaterThan(0.5);
            }
        }
    }

    @Test
    void two_small_exports_have_eight_and_six_messages_of_three_people() {
        Export us = Export.of(chats.resolve("chatpack/whatsapp_us.txt"));
        assertThat(us.messages()).hasSize(8);
        assertThat(us.people()).containsExactly("Alice", "Bob", "Charlie");
        Export eu = Export.of(chats.resolve("chatpack/whatsapp_eu.txt"));
        assertThat(eu.messages()).hasSize(6);
        assertThat(eu.people()).containsExactly("Alice", "Bob", "Charlie");
    }

    @Test
    void fifteen_thousand_messages_are_all_there() throws IOException {
        try (Stream<Path> files = Files.list(chats.resolve("bubbly"))) {
            Export export = Export.of(files.findFirst().orElseThrow());
            assertThat(export.messages()).hasSize(15_000);
            assertThat(export.people()).containsExactly("Alice", "Bob", "M.");
            assertThat(export.sourceRows).isEqualTo(15_000);
            assertThat(export.rows.getFirst().attachment()).isEqualTo("video1.mp4");
            assertThat(export.facts).containsEntry("dateOrder", "dmy");
        }
    }

    @Test
    void exports_of_other_apps_are_left_to_others() throws IOException {
        try (Stream<Path> files = Files.walk(chats.getParent())) {
            List<Path> others = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(chats))
                    .toList();
            assertThat(others).isNotEmpty();
            for (Path file : others) {
                assertThat(Export.detect(Files.readAllBytes(file)).confidence())
                        .as(file.toString())
                        .isLessThanOrEqualTo(0.5);
            }
        }
    }
}
