package org.lapwing.chat.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ProviderType;

/** The conversations of a case. */
@ProviderType
public interface ConversationBook {

    /** All conversations in order of id. */
    List<Conversation> conversations(Case of);

    Optional<Conversation> conversation(Case of, long id);

    List<Participant> participants(Case of, long conversation);

    /**
     * A page of messages in the order of the source.
     *
     * @param afterId the last id of the page before, 0 for the first
     * @param limit 1 to 5,000
     */
    List<Message> messages(Case of, long conversation, long afterId, int limit);

    Optional<Message> message(Case of, long id);

    /** How many messages of the conversation, system notices included, come before this one: its row in a reader. */
    long row(Case of, long conversation, long messageId);

    /** The id of the message before a row, with which {@link #messages} begins at that row; 0 for the first row. */
    long idBefore(Case of, long conversation, long row);

    /** The row of the first message that was sent at this time or later; the number of all rows where none was. */
    long rowAt(Case of, long conversation, Instant at);
}
