package org.lapwing.chat.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.Participant;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;

class ChatImporterTest {

    private static final String WHATSAPP = """
            14/07/25, 10:00 - Messages and calls are end-to-end encrypted.
            14/07/25, 10:00 - Ana: hello
            14/07/25, 10:01 - Bob: IMG-20250714-WA0001.jpg (file attached)
            14/07/25, 10:02 - Ana: nice <This message was edited>
            """;

    private static final String TELEGRAM = """
            {"chats": {"list": [
              {"name": "Carl", "type": "personal_chat", "id": 7, "messages": [
                {"id": 1, "type": "message", "date": "2025-07-14T12:00:00", "date_unixtime": "1752487200",
                 "from": "Carl", "from_id": "user7", "text": "hi"}]},
              {"name": "Choir", "type": "private_group", "id": 8, "messages": [
                {"id": 1, "type": "service", "date_unixtime": "1752487200", "actor": "Dora", "actor_id": "user9",
                 "action": "create_group", "title": "Choir", "members": ["Carl"]},
                {"id": 2, "type": "message", "date_unixtime": "1752487260", "from": "Dora", "from_id": "user9",
                 "text": "come", "reply_to_message_id": 1}]}]}}
            """;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void exports_of_two_apps_become_one_kind_of_conversation() throws Exception {
        assertThat(desk.give("WhatsApp Chat with Bob.txt", WHATSAPP).claimed).isTrue();
        assertThat(desk.give("result.json", TELEGRAM).claimed).isTrue();
        assertThat(desk.give("notes.txt", "buy milk").claimed).isFalse();

        List<Conversation> conversations = desk.book.conversations(desk.open);
        assertThat(conversations).extracting(Conversation::title).containsExactly("Bob", "Carl", "Choir");
        assertThat(conversations).extracting(Conversation::messages).containsExactly(3L, 1L, 1L);
        assertThat(conversations).extracting(Conversation::systemMessages).containsExactly(1L, 0L, 1L);
        assertThat(conversations).allMatch(Conversation::complete);
        assertThat(desk.book.counts(desk.open))
                .containsExactlyInAnyOrderEntriesOf(Map.of("conversations", 3L, "messages", 5L));
        assertThat(desk.book.subjects(desk.open)).hasSize(3);

        List<Message> messages =
                desk.book.messages(desk.open, conversations.getFirst().id(), 0, 100);
        assertThat(messages)
                .extracting(Message::kind)
                .containsExactly(MessageKind.SYSTEM, MessageKind.TEXT, MessageKind.MEDIA, MessageKind.TEXT);
        assertThat(messages.get(2).attachment()).isEqualTo("IMG-20250714-WA0001.jpg");
        assertThat(messages.get(3).edited()).isTrue();
        assertThat(messages.get(1).time().precision()).isEqualTo(MessageTime.Precision.MINUTE);
        assertThat(messages.get(1).time().zone()).isEqualTo(MessageTime.Zone.LOCAL);
        assertThat(messages.get(1).sourceUnit()).isEqualTo("line");
        assertThat(messages.get(1).sourceOffset()).isEqualTo(2);
        assertThat(desk.book.participants(desk.open, conversations.getFirst().id()))
                .extracting(Participant::label)
                .containsExactlyInAnyOrder("Ana", "Bob");
        Message choir =
                desk.book.messages(desk.open, conversations.get(2).id(), 0, 10).get(1);
        assertThat(choir.replyTo()).isEqualTo("1");
        assertThat(desk.book.message(desk.open, choir.id())).contains(choir);
    }

    @Test
    void every_message_can_be_found_under_its_writer() throws Exception {
        Desk.Bytes content = new Desk.Bytes("chat.txt", WHATSAPP.getBytes(StandardCharsets.UTF_8));
        desk.give(content, Integer.MAX_VALUE);
        var documents = desk.index.get("chat:" + content.id().sha256());
        assertThat(documents).hasSize(4);
        assertThat(documents.get(1).author()).isEqualTo("Ana");
        assertThat(documents.get(2).text()).contains("IMG-20250714-WA0001.jpg");
        assertThat(documents.get(0).author()).isNull();
    }

    @Test
    void the_finding_accounts_for_every_row() throws Exception {
        Desk.Said said = desk.give("x.txt", "a line before\n" + WHATSAPP);
        Map<String, ?> value = said.findings.get("chat.export");
        assertThat(value.get("format")).isEqualTo("whatsapp-text");
        assertThat(value.get("messages")).isEqualTo(3L);
        assertThat(value.get("dateOrder")).isEqualTo("dmy");
        Map<?, ?> rows = (Map<?, ?>) value.get("rows");
        assertThat(rows.get("source")).isEqualTo(5L);
        assertThat(rows.get("parsed")).isEqualTo(4L);
        assertThat(rows.get("skipped").toString()).contains("count=1").contains("firstLine=1");
        assertThat(said.problems).isEmpty();
    }

    @Test
    void doing_it_again_changes_nothing() throws Exception {
        Desk.Said first = desk.give("x.txt", WHATSAPP);
        List<Message> before = desk.book.messages(desk.open, 1, 0, 100);
        Desk.Said second = desk.give("x.txt", WHATSAPP);
        assertThat(desk.book.conversations(desk.open)).hasSize(1);
        assertThat(desk.book.messages(desk.open, 1, 0, 100)).isEqualTo(before);
        assertThat(second.findings).isEqualTo(first.findings);
    }

    @Test
    void an_interrupted_import_is_removed_by_the_next_and_its_conversation_keeps_its_number() throws Exception {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(i ->
                        text.append("14/07/25, 10:00 - Ana: message ").append(i).append('\n'));
        desk.give("other.txt", WHATSAPP);
        Desk.Bytes content = new Desk.Bytes("x.txt", text.toString().getBytes(StandardCharsets.UTF_8));
        desk.give(content, 12);
        Conversation part = desk.book.conversations(desk.open).get(1);
        assertThat(part.messages()).isBetween(1L, 19_999L);
        assertThat(part.complete()).isFalse();
        desk.give(content, Integer.MAX_VALUE);
        Conversation whole = desk.book.conversations(desk.open).get(1);
        assertThat(whole.id()).isEqualTo(part.id());
        assertThat(whole.messages()).isEqualTo(20_000);
        assertThat(whole.complete()).isTrue();
        assertThat(desk.book.conversations(desk.open)).hasSize(2);
        assertThat(desk.book.counts(desk.open)).containsEntry("messages", 20_003L);
        long after = 0;
        long row = 0;
        while (row < 20_000) {
            List<Message> page = desk.book.messages(desk.open, whole.id(), after, 5_000);
            assertThat(page).hasSize(5_000);
            assertThat(page.getFirst().text()).isEqualTo("message " + row);
            assertThat(desk.book.row(desk.open, whole.id(), page.getFirst().id()))
                    .isEqualTo(row);
            row += page.size();
            after = page.getLast().id();
        }
        assertThat(desk.book.messages(desk.open, whole.id(), after, 10)).isEmpty();
    }

    @Test
    void any_row_of_a_conversation_that_does_not_begin_with_the_first_id_is_found_by_its_number() throws Exception {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 1_000).forEach(i -> text.append(i < 600 ? "14/07/25" : "16/07/25")
                .append(", 10:00 - Ana: message ")
                .append(i)
                .append('\n'));
        desk.give("other.txt", WHATSAPP);
        desk.give("long.txt", text.toString());
        long id = desk.book.conversations(desk.open).get(1).id();
        assertThat(desk.book.messages(desk.open, id, 0, 1).getFirst().id()).isGreaterThan(1);

        for (int row : new int[] {0, 1, 199, 200, 201, 400, 999}) {
            long before = desk.book.idBefore(desk.open, id, row);
            assertThat(desk.book.messages(desk.open, id, before, 1).getFirst().text())
                    .isEqualTo("message " + row);
        }
        assertThat(desk.book.messages(desk.open, id, desk.book.idBefore(desk.open, id, 1_000), 1))
                .isEmpty();
        assertThat(desk.book.rowAt(desk.open, id, Instant.parse("2025-07-01T00:00:00Z")))
                .isZero();
        assertThat(desk.book.rowAt(desk.open, id, Instant.parse("2025-07-15T00:00:00Z")))
                .isEqualTo(600);
        assertThat(desk.book.rowAt(desk.open, id, Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo(1_000);
    }

    @Test
    void a_cut_export_keeps_what_is_there_and_says_so() throws Exception {
        Desk.Said said = desk.give("x.json", TELEGRAM.substring(0, TELEGRAM.indexOf("come") + 2));
        assertThat(said.problems).hasSize(1);
        assertThat(said.findings.get("chat.export").get("complete")).isEqualTo(false);
        List<Conversation> conversations = desk.book.conversations(desk.open);
        assertThat(conversations).extracting(Conversation::complete).containsExactly(true, false);
        assertThat(conversations).extracting(Conversation::systemMessages).containsExactly(0L, 1L);
    }

    @Test
    void a_format_that_breaks_down_loses_nothing_that_it_had_read() {
        desk.formats.bindFormat(new Broken(1, 3));
        assertThatThrownBy(() -> desk.give("x.bin", "anything")).hasMessage("broken");
        Conversation kept = desk.book.conversations(desk.open).getFirst();
        assertThat(kept.messages()).isEqualTo(3);
        assertThat(kept.complete()).isFalse();
    }

    @Test
    void a_format_that_fails_to_look_claims_nothing_and_disturbs_nobody() throws Exception {
        desk.formats.bindFormat(new Broken(Double.NaN, 0));
        assertThat(desk.give("x.txt", WHATSAPP).claimed).isTrue();
        assertThat(desk.give("x.txt", "nothing").claimed).isFalse();
    }

    @Test
    void a_tie_between_formats_is_said() throws Exception {
        double sure =
                desk.formats.choose(source(WHATSAPP)).orElseThrow().detection().confidence();
        desk.formats.bindFormat(new Broken(sure, 0));
        Desk.Said said = desk.give("x.txt", WHATSAPP.repeat(1));
        assertThat(said.explanations).singleElement().asString().startsWith("tie");
        assertThat(said.findings.get("chat.export").get("alsoClaimedBy")).isEqualTo(List.of("whatsapp-text"));
    }

    private static ChatSource source(String text) {
        Desk.Bytes content = new Desk.Bytes("x", text.getBytes(StandardCharsets.UTF_8));
        return new ContentSource(content, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void formats_come_and_go_and_the_importer_is_another_then() throws Exception {
        String before = desk.importer.card().version();
        Broken format = new Broken(1, 0);
        desk.formats.bindFormat(format);
        assertThat(desk.importer.card().version()).isNotEqualTo(before);
        desk.formats.unbindFormat(format);
        assertThat(desk.importer.card().version()).isEqualTo(before);
        assertThat(desk.give("x.bin", "anything").claimed).isFalse();
    }

    /** A format that reads so many messages and breaks down, if it claims at all; NaN breaks down at the first look. */
    private record Broken(double confidence, int messages) implements ChatFormat {

        @Override
        public String id() {
            return "broken";
        }

        @Override
        public String title() {
            return "Broken";
        }

        @Override
        public Detection detect(ChatSource source) {
            if (Double.isNaN(confidence)) {
                throw new IllegalStateException("cannot look");
            }
            return new Detection(confidence, "1", "said so");
        }

        @Override
        public void parse(ChatSource source, ChatSink sink) throws InterruptedException {
            sink.conversation("a", "A", List.of());
            for (int i = 0; i < messages; i++) {
                ChatSink.Party ana = new ChatSink.Party("ana", "Ana", false);
                sink.message(new ChatSink.Parsed(
                        null, ana, MessageTime.NONE, MessageKind.TEXT, "x", null, null, null, null, false, i, "row"));
            }
            if (messages > 0) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
