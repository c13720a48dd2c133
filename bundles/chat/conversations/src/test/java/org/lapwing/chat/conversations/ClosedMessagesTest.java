package org.lapwing.chat.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.Register.Rescoped;
import org.lapwing.platform.api.search.SearchDocument;

/** Messages that an authority does not cover are counted, and nobody and nothing reads them. */
class ClosedMessagesTest {

    private static final String WHATSAPP = """
            13/07/25, 10:00 - Ana: the day before, heron
            14/07/25, 10:00 - Ana: see you
            14/07/25, 10:02 - Bob: gladly
            15/07/25, 10:00 - Bob: the day after, heron
            """;

    private static final String TELEGRAM = """
            {"chats": {"list": [
              {"name": "Carl", "type": "personal_chat", "id": 7, "messages": [
                {"id": 1, "type": "message", "date": "2025-07-14T12:00:00", "date_unixtime": "1752487200",
                 "from": "Carl", "from_id": "user7", "text": "hi heron"}]},
              {"name": "Choir", "type": "private_group", "id": 8, "messages": [
                {"id": 2, "type": "message", "date_unixtime": "1752487260", "from": "Dora", "from_id": "user9",
                 "text": "come"},
                {"id": 3, "type": "message", "date_unixtime": "1752487290", "from": "Carl", "from_id": "user7",
                 "text": "yes"}]},
              {"name": "Mr Lind (counsel)", "type": "personal_chat", "id": 9, "messages": [
                {"id": 4, "type": "message", "date_unixtime": "1752487260", "from": "Mr Lind (counsel)", "from_id": "user11",
                 "text": "the defence, heron"}]}]}}
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

    private Rescoped authority(
            @Nullable String from,
            @Nullable String until,
            List<String> accounts,
            List<String> words,
            List<String> privileged) {
        return desk.open
                .register()
                .authority(
                        new Authority(
                                "AZ 7/24",
                                "Court",
                                from == null ? null : LocalDate.parse(from),
                                until == null ? null : LocalDate.parse(until),
                                true,
                                accounts,
                                Set.of(),
                                null,
                                List.of(),
                                words,
                                privileged),
                        "ordered");
    }

    private Rescoped oneDay() {
        return authority("2025-07-14", "2025-07-14", List.of(), List.of(), List.of());
    }

    private List<String> titles() {
        return desk.book.conversations(desk.open).stream()
                .map(Conversation::title)
                .toList();
    }

    private List<Message> messages() {
        List<Message> all = new ArrayList<>();
        for (Conversation each : desk.book.conversations(desk.open)) {
            all.addAll(desk.book.messages(desk.open, each.id(), 0, 5_000));
        }
        return all;
    }

    private List<String> indexed() {
        return desk.index.values().stream()
                .flatMap(List::stream)
                .map(SearchDocument::text)
                .toList();
    }

    /** All that tables hold which are read, as text. */
    private String readable() {
        return new ChatTables().of(desk.open).read(connection -> {
            StringBuilder all = new StringBuilder();
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("chat_conversation", "chat_participant", "chat_message", "chat_note")) {
                    ResultSet row = statement.executeQuery("select * from " + table);
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            all.append(row.getString(i)).append(' ');
                        }
                    }
                }
            }
            return all.toString();
        });
    }

    @Test
    void messages_outside_the_days_are_counted_and_neither_shown_nor_indexed() throws Exception {
        oneDay();
        Desk.Said said = desk.give("WhatsApp Chat with Bob.txt", WHATSAPP);
        assertThat(messages()).extracting(Message::text).containsExactly("see you", "gladly");
        assertThat(indexed()).containsExactly("see you", "gladly");
        assertThat(readable()).doesNotContain("heron");
        assertThat(desk.book.counts(desk.open))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("conversations", 1L, "messages", 2L, "sealedMessages", 2L, "sealedMessages.date", 2L));
        Conversation chat = desk.book.conversations(desk.open).getFirst();
        assertThat(chat.messages()).isEqualTo(2);
        assertThat(chat.first()).isEqualTo(messages().getFirst().time().instant());
        assertThat(chat.last()).isEqualTo(messages().getLast().time().instant());
        assertThat(desk.book.row(desk.open, chat.id(), messages().getLast().id()))
                .isEqualTo(1);
        assertThat(said.findings.get("chat.export").toString()).doesNotContain("heron");
        assertThat(((Map<?, ?>) said.findings.get("chat.export").get("rows")).get("parsed"))
                .isEqualTo(4L);
    }

    @Test
    void a_conversation_of_which_nothing_is_within_is_not_even_named() throws Exception {
        authority("2024-01-01", "2024-12-31", List.of(), List.of(), List.of());
        desk.give("WhatsApp Chat with Bob.txt", WHATSAPP);
        assertThat(titles()).isEmpty();
        assertThat(indexed()).isEmpty();
        assertThat(desk.book.subjects(desk.open)).isEmpty();
        assertThat(readable()).doesNotContain("Bob").doesNotContain("heron");
        assertThat(desk.book.counts(desk.open)).containsEntry("sealedConversations.date", 1L);
    }

    @Test
    void conversations_without_a_listed_account_stay_closed_and_those_with_one_are_open_on_both_sides()
            throws Exception {
        authority(null, null, List.of("USER9"), List.of(), List.of());
        desk.give("result.json", TELEGRAM);
        assertThat(titles()).containsExactly("Choir");
        assertThat(messages()).extracting(Message::text).containsExactly("come", "yes");
        assertThat(desk.book.counts(desk.open))
                .containsEntry("sealedConversations.account", 2L)
                .containsEntry("sealedMessages.account", 2L);
        assertThat(indexed()).noneMatch(text -> text.contains("heron"));
        assertThat(desk.book.conversation(desk.open, 1)).isEmpty();
        assertThat(desk.book.participants(desk.open, 1)).isEmpty();
        assertThat(desk.book.messages(desk.open, 1, 0, 10)).isEmpty();
        assertThat(desk.book.message(desk.open, 1)).isEmpty();
    }

    @Test
    void conversations_with_privileged_names_or_accounts_stay_closed() throws Exception {
        authority(null, null, List.of(), List.of("counsel"), List.of("user9"));
        desk.give("result.json", TELEGRAM);
        assertThat(titles()).containsExactly("Carl");
        assertThat(readable()).doesNotContain("Lind").doesNotContain("defence").doesNotContain("Dora");
        assertThat(desk.book.counts(desk.open)).containsEntry("sealedConversations.privileged", 2L);
    }

    @Test
    void an_account_that_is_a_number_is_the_same_however_it_is_written() {
        MessageScope scope = MessageScope.of(Optional.of(new Authority(
                "AZ 1", "Court", null, null, true, List.of("+44 7700 900123"), Set.of(), null, List.of(), List.of())));
        assertThat(scope.conversation("x", List.of("447700900123@s.whatsapp.net")))
                .isEqualTo(MessageScope.OPEN);
        assertThat(scope.conversation("x", List.of("0044 (7700) 900-123"))).isEqualTo(MessageScope.OPEN);
        assertThat(scope.conversation("x", List.of("+44 7700 900124"))).isEqualTo(MessageScope.ACCOUNT);
    }

    @Test
    void another_authority_closes_and_opens_what_was_read_before_and_the_log_says_how_much() throws Exception {
        Desk.Bytes export = new Desk.Bytes("WhatsApp Chat with Bob.txt", WHATSAPP.getBytes(StandardCharsets.UTF_8));
        desk.give(export, Integer.MAX_VALUE);
        List<Message> before = messages();
        List<Participant> persons = desk.book.participants(desk.open, 1);
        Conversation whole = desk.book.conversation(desk.open, 1).orElseThrow();

        Rescoped closed = oneDay();
        assertThat(closed.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.closed()).isEqualTo(2);
            assertThat(kept.opened()).isZero();
            assertThat(kept.contents()).containsExactly(export.id());
        });
        assertThat(closed.forgotten()).containsKey(export.id());
        assertThat(indexed()).isEmpty();
        assertThat(messages()).extracting(Message::text).containsExactly("see you", "gladly");
        assertThat(readable()).doesNotContain("heron");
        desk.give(export, Integer.MAX_VALUE);
        assertThat(indexed()).containsExactly("see you", "gladly");

        authority("2025-07-13", "2025-07-14", List.of(), List.of(), List.of());
        assertThat(messages()).isEqualTo(before.subList(0, 3));

        Rescoped opened = authority(null, null, List.of(), List.of(), List.of());
        assertThat(opened.kept()).singleElement().satisfies(kept -> assertThat(kept.opened())
                .isEqualTo(1));
        assertThat(messages()).isEqualTo(before);
        assertThat(desk.book.participants(desk.open, 1)).isEqualTo(persons);
        assertThat(desk.book.conversation(desk.open, 1)).contains(whole);
        desk.give(export, Integer.MAX_VALUE);
        assertThat(indexed()).hasSize(4);
        assertThat(desk.book.counts(desk.open)).doesNotContainKey("sealedMessages");
    }

    @Test
    void a_whole_conversation_closes_and_opens_with_its_number() throws Exception {
        desk.give("result.json", TELEGRAM);
        List<Message> before = messages();
        authority(null, null, List.of("user9"), List.of(), List.of());
        assertThat(titles()).containsExactly("Choir");
        authority(null, null, List.of(), List.of(), List.of());
        assertThat(titles()).containsExactly("Carl", "Choir", "Mr Lind (counsel)");
        assertThat(messages()).isEqualTo(before);
    }

    @Test
    void nothing_of_a_long_export_is_readable_before_all_of_it_is_known() throws Exception {
        oneDay();
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(i ->
                        text.append("14/07/25, 10:00 - Ana: message ").append(i).append('\n'));
        Desk.Bytes export = new Desk.Bytes("x.txt", text.toString().getBytes(StandardCharsets.UTF_8));
        desk.give(export, 12);
        assertThat(titles()).isEmpty();
        assertThat(readable()).doesNotContain("message 7");
        assertThat(desk.book.counts(desk.open).get("sealedMessages.waiting")).isPositive();
        desk.give(export, Integer.MAX_VALUE);
        assertThat(desk.book.conversations(desk.open)).singleElement().satisfies(chat -> {
            assertThat(chat.messages()).isEqualTo(20_000);
            assertThat(chat.id()).isEqualTo(1);
        });
        List<Message> page = desk.book.messages(desk.open, 1, 0, 5_000);
        assertThat(page).hasSize(5_000);
        assertThat(page.getLast().text()).isEqualTo("message 4999");
        assertThat(desk.book.counts(desk.open)).doesNotContainKey("sealedMessages");
    }

    @Test
    void where_messages_have_bounds_nobody_else_keeps_the_text_of_an_export() {
        Desk.Bytes export = new Desk.Bytes("x.txt", WHATSAPP.getBytes(StandardCharsets.UTF_8));
        Desk.Bytes notes = new Desk.Bytes("notes.txt", "buy milk".getBytes(StandardCharsets.UTF_8));
        byte[] head = WHATSAPP.getBytes(StandardCharsets.UTF_8);
        assertThat(desk.importer.withholds(desk.open, export, head)).isFalse();
        oneDay();
        assertThat(desk.importer.withholds(desk.open, export, head)).isTrue();
        assertThat(desk.importer.withholds(desk.open, notes, "buy milk".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
