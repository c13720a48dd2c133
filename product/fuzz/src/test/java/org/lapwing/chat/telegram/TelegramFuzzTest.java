package org.lapwing.chat.telegram;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Chat;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.KeysAsTexts;

class TelegramFuzzTest {

    private final TelegramJson format = new TelegramJson(new KeysAsTexts());

    static Stream<byte[]> exports() {
        String messages = """
                [{"id": 1, "type": "message", "date": "2025-03-01T10:00:00", "date_unixtime": "1740823200", "from": "Ada",
                "from_id": "user1", "text": ["see ", {"type": "link", "text": "there"}], "photo": "p/1.jpg", "reply_to_message_id": 1},
                {"id": 2, "type": "service", "date": "2025-03-01T10:01:00", "actor": "Ben", "action": "phone_call",
                "text": "", "forwarded_from": "C", "edited": "2025-03-01T10:02:00"}]""";
        return Stream.of(
                Checks.utf8(
                        "{\"name\": \"Reed\", \"type\": \"personal_chat\", \"id\": 1, \"messages\": " + messages + "}"),
                Checks.utf8(
                        "{\"about\": \"x\", \"personal_information\": {\"user_id\": 1}, \"chats\": {\"about\": \"y\", \"list\":"
                                + " [{\"type\": \"saved_messages\", \"id\": 2, \"messages\": " + messages + "}]}}"),
                "{\"name\": \"R\", \"type\": \"personal_chat\", \"id\": 1, \"messages\": []}"
                        .getBytes(StandardCharsets.UTF_16LE));
    }

    @MethodSource("exports")
    @FuzzTest
    void an_export_of_any_bytes_is_read_or_refused(byte[] bytes) throws Exception {
        Chat.read(format, bytes);
    }

    @FuzzTest
    void bytes_become_utf8_and_their_places_stay_known(byte[] bytes) throws Exception {
        try (RepairedUtf8 in = new RepairedUtf8(new ByteArrayInputStream(bytes))) {
            byte[] out = in.readAllBytes();
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out));
            long last = 0;
            for (int i = 0; i <= out.length; i++) {
                if (i < out.length && (out[i] & 0xC0) == 0x80) {
                    continue; // Within a character.
                }
                long place = in.source(i);
                Checks.that(place >= last && place <= bytes.length, i + " is " + place + " of " + bytes.length);
                last = place;
            }
            Checks.that(last == bytes.length, "The end is " + last + " of " + bytes.length);
        }
    }
}
