package org.lapwing.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.MessageTime.Precision;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;

/** Conversations in memory; ids of messages have gaps, as in a case with several conversations. Counts what it is asked for. */
final class PaperChats implements ConversationBook {

    static final long TALK = 7;

    final List<Message> messages = new ArrayList<>();
    final AtomicLong largestPage = new AtomicLong();
    final AtomicLong handedOut = new AtomicLong();
    private final List<Participant> participants =
            List.of(new Participant(1, "+4911", "Ana", true), new Participant(2, "+4922", "Ben", false));

    /** Adds a message of one day per 50 messages. */
    PaperChats say(long sender, MessageKind kind, String text, String attachment) {
        long number = messages.size();
        java.time.LocalDateTime at = java.time.LocalDateTime.of(2026, 1, 2, 9, 12)
                .plusDays(number / 50)
                .plusMinutes(number % 50);
        messages.add(new Message(
                100 + number * 3,
                TALK,
                sender,
                MessageTime.local(at, Precision.MINUTE),
                kind,
                text,
                attachment,
                null,
                false,
                number,
                "line"));
        return this;
    }

    PaperChats chatter(int count) {
        for (int i = 0; i < count; i++) {
            say(1 + i % 2, MessageKind.TEXT, "message number " + messages.size(), null);
        }
        return this;
    }

    @Override
    public List<Conversation> conversations(Case of) {
        return List.of(talk());
    }

    private Conversation talk() {
        return new Conversation(
                TALK,
                new ContentId("0".repeat(64)),
                "k",
                "whatsapp-text",
                "Ana and Ben",
                2,
                messages.size(),
                0,
                messages.getFirst().time().instant(),
                messages.getLast().time().instant(),
                true);
    }

    @Override
    public Optional<Conversation> conversation(Case of, long id) {
        return id == TALK ? Optional.of(talk()) : Optional.empty();
    }

    @Override
    public List<Participant> participants(Case of, long conversation) {
        return participants;
    }

    @Override
    public List<Message> messages(Case of, long conversation, long afterId, int limit) {
        largestPage.accumulateAndGet(limit, Math::max);
        List<Message> page = messages.stream()
                .filter(each -> each.id() > afterId)
                .limit(limit)
                .toList();
        handedOut.addAndGet(page.size());
        return page;
    }

    @Override
    public Optional<Message> message(Case of, long id) {
        return messages.stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public long idBefore(Case of, long conversation, long row) {
        return row == 0 ? 0 : messages.get((int) row - 1).id();
    }

    @Override
    public long rowAt(Case of, long conversation, java.time.Instant at) {
        return messages.stream()
                .takeWhile(each -> {
                    java.time.Instant sent = each.time().instant();
                    return sent == null || sent.isBefore(at);
                })
                .count();
    }

    @Override
    public long row(Case of, long conversation, long messageId) {
        return messages.stream().filter(each -> each.id() < messageId).count();
    }
}
