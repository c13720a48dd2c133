package org.lapwing.chat.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;

class TelegramJsonTest {

    private static String chat(String... messages) {
        return "{\"name\":\"Ana\",\"type\":\"personal_chat\",\"id\":5,\"messages\":[" + String.join(",", messages)
                + "]}";
    }

    private static String message(String more) {
        return "{\"id\":1,\"type\":\"message\",\"date\":\"2024-02-20T15:00:00\",\"date_unixtime\":\"1708441200\",\"from\":\"Ana\","
                + "\"from_id\":\"user5\"," + more + "}";
    }

    @Test
    void one_chat_reads_in_full() {
        Export export = Export.of(chat(
                message("\"text\":\"hello\""), message("\"text\":[\"a \",{\"type\":\"bold\",\"text\":\"b\"},\" c\"]")));
        assertThat(export.conversations).containsEntry("personal_chat 5", "Ana");
        assertThat(export.texts()).containsExactly("hello", "a b c");
        assertThat(export.people()).containsExactly("user5");
        assertThat(export.rows.getFirst().sender().name()).isEqualTo("Ana");
        assertThat(export.time(0)).isEqualTo("2024-02-20T15:00");
        assertThat(export.rows.getFirst().time().zone()).isEqualTo(MessageTime.Zone.UTC);
        assertThat(export.rows.getFirst().sourceUnit()).isEqualTo("byte");
        assertThat(Export.detect(chat(message("\"text\":\"hello\""))).confidence())
                .isGreaterThan(0.9);
    }

    @Test
    void a_whole_account_has_many_chats_and_an_owner() {
        String json = "{\"about\":\"x\",\"personal_information\":{\"user_id\":5,\"first_name\":\"Ana\"},"
                + "\"contacts\":{\"about\":\"x\",\"list\":[{\"first_name\":\"Bob\"}]},"
                + "\"chats\":{\"about\":\"x\",\"list\":[" + chat(message("\"text\":\"a\"")) + ","
                + chat(message("\"text\":\"b\"")).replace("\"id\":5,\"messages\"", "\"id\":6,\"messages\"") + "]},"
                + "\"left_chats\":{\"list\":["
                + chat(message("\"text\":\"c\"")).replace("personal_chat", "private_group") + "]}}";
        Export export = Export.of(json);
        assertThat(export.conversations.keySet())
                .containsExactly("personal_chat 5", "personal_chat 6", "private_group 5");
        assertThat(export.texts()).containsExactly("a", "b", "c");
        assertThat(export.rows).allMatch(row -> row.sender().owner());
        assertThat(Export.detect(json).version()).isEqualTo("full");
    }

    @Test
    void an_account_whose_chats_come_far_behind_its_contacts_is_still_known() {
        String json =
                "{\"about\":\"x\",\"personal_information\":{\"user_id\":5,\"first_name\":\"Ana\"},\"contacts\":{\"list\":["
                        + "{\"first_name\":\"Bob\"},".repeat(10_000) + "{}]},\"chats\":{\"list\":[]}}";
        assertThat(Export.detect(json).confidence()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text":"x","photo":"photos/1.jpg"                                      | MEDIA    | x    | photos/1.jpg
            "text":"","file":"(File not included.)","file_name":"a.pdf"            | MEDIA    | ``   | a.pdf
            "text":"","media_type":"sticker","file":"s.webp"                       | MEDIA    | ``   | s.webp
            "text":"","location_information":{"latitude":1.5,"longitude":2.5}      | LOCATION | 1.5, 2.5 |
            "text":"","contact_information":{"first_name":"Bob","last_name":"","phone_number":"1"} | CONTACT | Bob, 1 |
            "text":"","poll":{"question":"Where?","closed":false,"answers":[{"text":"Sea","voters":2}]} | POLL | Where?~Sea (2) |
            "text_entities":[{"type":"plain","text":"only here"}]                  | TEXT     | only here |
            "text":"a","text_entities":[{"type":"plain","text":"a"}]               | TEXT     | a    |
            "text":"half \\ud83d end"                                               | TEXT     | half \uFFFD end |
            "text":null                                                            | TEXT     | ``   |
            "text":{"odd":[1,{"x":2}]},"unknown":{"deep":[[[]]]}                     | TEXT     | ``   |
            """)
    void what_a_message_holds_is_told(String fields, MessageKind kind, String text, String attachment) {
        Export export = Export.of(chat(message(fields)));
        assertThat(export.rows).hasSize(1);
        assertThat(export.rows.getFirst().kind()).isEqualTo(kind);
        assertThat(export.texts()).containsExactly(text.replace('~', '\n'));
        assertThat(export.rows.getFirst().attachment()).isEqualTo(attachment);
    }

    @Test
    void replies_edits_and_forwards_are_kept() {
        Export export = Export.of(chat(
                message(
                        "\"text\":\"a\",\"reply_to_message_id\":9007199254740993,\"edited_unixtime\":\"1708441500\",\"forwarded_from\":\"Eve\""),
                message("\"text\":\"b\",\"edited\":\"1970-01-01T01:00:00\"")));
        assertThat(export.rows.get(0).replyTo()).isEqualTo("9007199254740993");
        assertThat(export.rows.get(0).edited()).isTrue();
        assertThat(export.rows.get(0).forwardedFrom()).isEqualTo("Eve");
        assertThat(export.rows.get(1).edited()).isFalse();
    }

    @Test
    void deleted_accounts_keep_their_number_and_nobody_is_invented() {
        Export export = Export.of(
                chat(
                        "{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1708441200\",\"from\":null,\"from_id\":\"user9\",\"text\":\"a\"}",
                        "{\"id\":2,\"type\":\"message\",\"date_unixtime\":\"1708441200\",\"from\":null,\"text\":\"b\"}",
                        "{\"id\":3,\"type\":\"message\",\"date_unixtime\":\"1708441200\",\"from\":\"Bob\",\"text\":\"c\"}",
                        "{\"id\":4,\"type\":\"service\",\"date_unixtime\":\"1708441200\",\"actor\":\"Eve\",\"actor_id\":\"user8\",\"action\":\"invite_members\",\"members\":[\"Zed\",null]}"));
        assertThat(export.people()).containsExactly("Bob", "user9");
        assertThat(export.rows.get(0).sender().name()).isNull();
        assertThat(export.rows.get(1).sender()).isNull();
        assertThat(export.rows.get(1).kind()).isEqualTo(MessageKind.TEXT);
        assertThat(export.system()).singleElement().satisfies(row -> assertThat(row.text())
                .isEqualTo("Eve · invite members · Zed"));
    }

    @Test
    void a_call_is_a_message_of_who_called() {
        Export export = Export.of(
                chat(
                        "{\"id\":4,\"type\":\"service\",\"date_unixtime\":\"1708441200\",\"actor\":\"Eve\",\"actor_id\":\"user8\",\"action\":\"phone_call\",\"duration_seconds\":61}"));
        assertThat(export.messages()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(MessageKind.CALL);
            assertThat(row.text()).isEqualTo("Eve · phone call · 61");
        });
    }

    @Test
    void times_without_seconds_since_1970_are_read_as_they_are_written() {
        Export export = Export.of(chat(
                "{\"type\":\"message\",\"date\":\"2024-02-20T15:00:00\",\"from\":\"a\",\"text\":\"local\"}",
                "{\"type\":\"message\",\"date\":\"2024-02-20T15:00:00Z\",\"from\":\"a\",\"text\":\"utc\"}",
                "{\"type\":\"message\",\"date\":\"2024-02-20T15:00:00+02:00\",\"from\":\"a\",\"text\":\"offset\"}",
                "{\"type\":\"message\",\"date\":\"2024-13-45T15:00:00\",\"from\":\"a\",\"text\":\"none\"}",
                "{\"type\":\"message\",\"date_unixtime\":\"99999999999999999999\",\"from\":\"a\",\"text\":\"none\"}"));
        assertThat(export.rows)
                .extracting(row -> row.time().zone())
                .containsExactly(
                        MessageTime.Zone.LOCAL,
                        MessageTime.Zone.UTC,
                        MessageTime.Zone.OFFSET,
                        MessageTime.Zone.UNKNOWN,
                        MessageTime.Zone.UNKNOWN);
        assertThat(export.time(2)).isEqualTo("2024-02-20T13:00");
        assertThat(export.warnings).singleElement().asString().contains("2 messages");
    }

    @Test
    void what_is_no_message_is_counted_as_skipped() {
        Export export = Export.of(chat(message("\"text\":\"a\""), "7", "null", "[1,[2]]", message("\"text\":\"b\"")));
        assertThat(export.texts()).containsExactly("a", "b");
        assertThat(export.skipped).hasSize(3);
        assertThat(export.sourceRows).isEqualTo(5);
    }

    @Test
    void a_name_behind_the_messages_still_becomes_the_title() {
        Export export = Export.of("{\"messages\":[" + message("\"text\":\"a\"") + "],\"name\":\"Late\"}");
        assertThat(export.conversations).containsExactly(java.util.Map.entry("chat 1", "Late"));
    }

    @Test
    void wide_and_wrong_encodings_read_like_utf_8_and_offsets_stay_true() {
        String json = chat(message("\"text\":\"¿qué tal? ünï\""), message("\"text\":\"más\""));
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.ISO_8859_1)) {
            Export export = Export.of(json.getBytes(charset));
            assertThat(export.texts()).as(charset.name()).containsExactly("¿qué tal? ünï", "más");
            assertThat(Export.detect(json.getBytes(charset)).confidence())
                    .as(charset.name())
                    .isGreaterThan(0.5);
        }
        Export western = Export.of(json.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(western.warnings).singleElement().asString().contains("Windows-1252");
        assertThat(western.rows.get(1).sourceOffset()).isEqualTo(json.lastIndexOf("{\"id\""));
        byte[] marked = ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);
        assertThat(Export.of(marked).texts()).hasSize(2);
        assertThat(Export.detect(marked).confidence()).isGreaterThan(0.5);
    }

    @Test
    void a_text_of_ten_megabytes_is_bounded_and_said() {
        Export export =
                Export.of(chat(message("\"text\":\"" + "x".repeat(10 << 20) + "\""), message("\"text\":\"b\"")));
        assertThat(export.rows.get(0).text()).hasSize(1 << 20);
        assertThat(export.texts().get(1)).isEqualTo("b");
        assertThat(export.warnings).singleElement().asString().contains("left out");
    }

    @Test
    void an_export_cut_anywhere_yields_all_whole_messages_and_nobody_new() {
        Random random = new Random(3);
        String[] messages = new String[200];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = i % 9 == 0
                    ? "{\"id\":" + i
                            + ",\"type\":\"service\",\"date_unixtime\":\"1708441200\",\"actor\":\"Eve\",\"action\":\"pin_message\"}"
                    : message("\"text\":[\"ünï 😀 \",{\"type\":\"link\",\"text\":\"" + i + "\"}]");
        }
        byte[] whole = chat(messages).getBytes(StandardCharsets.UTF_8);
        Export all = Export.of(whole);
        assertThat(all.rows).hasSize(200);
        assertThat(all.cuts).isEmpty();
        for (int n = 0; n < 50; n++) {
            int cut = 60 + random.nextInt(whole.length - 61);
            Export export = Export.of(Arrays.copyOf(whole, cut));
            long before = all.rows.stream()
                    .filter(row -> end(all, row.sourceOffset(), whole.length) < cut)
                    .count();
            assertThat(export.rows.size()).as("cut at " + cut).isBetween((int) before, (int) before + 1);
            assertThat(export.texts()).isEqualTo(all.texts().subList(0, export.rows.size()));
            assertThat(all.people()).containsAll(export.people());
            assertThat(export.sourceRows).isEqualTo(export.rows.size() + export.skipped.size());
            assertThat(export.cutOffsets).singleElement().satisfies(at -> assertThat(at)
                    .isBetween(cut - 4L, (long) cut));
        }
    }

    /** Where the next message begins. */
    private static long end(Export all, long offset, long otherwise) {
        return all.rows.stream()
                .mapToLong(row -> row.sourceOffset())
                .filter(next -> next > offset)
                .min()
                .orElse(otherwise);
    }

    @Test
    void random_bytes_throw_nothing() {
        Random random = new Random(5);
        byte[] whole =
                chat(message("\"text\":\"a\""), message("\"text\":\"b\"")).getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < 500; n++) {
            byte[] broken = whole.clone();
            for (int k = 0; k < 3; k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Export.detect(broken);
            Export export = Export.of(broken);
            assertThat(export.sourceRows).isEqualTo(export.rows.size() + export.skipped.size());
        }
    }

    @Test
    void other_json_is_left_alone() {
        assertThat(Export.detect("[]").claimed()).isFalse();
        assertThat(Export.detect("").claimed()).isFalse();
        assertThat(Export.detect("{\"messages\":[{\"sender_name\":\"a\",\"timestamp_ms\":1,\"content\":\"x\"}]}")
                        .claimed())
                .isFalse();
        assertThat(Export.detect(
                                "{\"messages\":[{\"id\":\"1\",\"type\":\"Default\",\"timestamp\":\"x\",\"content\":\"x\"}]}")
                        .claimed())
                .isFalse();
        assertThat(Export.detect("{\"messages\":[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"x\",\"ts\":\"1\"}]}")
                        .claimed())
                .isFalse();
        assertThat(Export.detect("{\"name\":\"x\",\"type\":\"module\",\"messages\":[]}")
                        .claimed())
                .isFalse();
    }
}
