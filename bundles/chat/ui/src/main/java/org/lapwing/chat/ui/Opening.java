package org.lapwing.chat.ui;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.PolicyRefusal;

/**
 * What is read to open a conversation at a place: enough for the first screen.
 *
 * @param row of the message that was asked for, -1 where only the conversation was
 * @param near the page around that row
 */
record Opening(MessageRows rows, List<Participant> participants, long row, List<Message> near) {

    /**
     * Reads it, and logs that the conversation was consulted unless it is the one on the screen. Background.
     *
     * @param onScreen id of the conversation that is shown, -1 for none
     * @param why may be empty where no reason is asked for
     * @return empty where there is no such conversation or message
     */
    static Optional<Opening> read(
            ConversationBook book, Consultations consultations, Case of, Target target, long onScreen, String why)
            throws PolicyRefusal {
        @Nullable Long message = target.kind().equals(Target.MESSAGE) ? target.number() : null;
        Optional<Conversation> conversation = message == null
                ? book.conversation(of, target.number())
                : book.message(of, message).flatMap(each -> book.conversation(of, each.conversation()));
        if (conversation.isEmpty()) {
            return Optional.empty();
        }
        if (conversation.get().id() != onScreen) {
            Target read = Target.of(Target.CONVERSATION, conversation.get().id());
            consultations.open(of, read, "opened", why);
        }
        MessageRows rows = new MessageRows(book, of, conversation.get());
        long row = message == null ? -1 : rows.row(message);
        List<Message> near = Transcript.read(rows, Transcript.pageOf(Math.max(0, row)));
        return Optional.of(
                new Opening(rows, book.participants(of, conversation.get().id()), row, near));
    }
}
