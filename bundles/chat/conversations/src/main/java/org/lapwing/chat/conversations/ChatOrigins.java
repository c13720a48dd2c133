package org.lapwing.chat.conversations;

import java.util.List;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.register.Origins;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A message comes from its conversation, a conversation from the content of an export. */
@Component
public final class ChatOrigins implements Origins {

    private final ConversationBook book;

    @Activate
    public ChatOrigins(@Reference ConversationBook book) {
        this.book = book;
    }

    @Override
    public List<Origin> of(Case in, Target target) {
        return switch (target.kind()) {
            case Target.MESSAGE ->
                book
                        .message(in, target.number())
                        .map(message -> new Origin(
                                Target.of(Target.CONVERSATION, message.conversation()),
                                message.sourceUnit() + " " + message.sourceOffset()))
                        .stream()
                        .toList();
            case Target.CONVERSATION ->
                book
                        .conversation(in, target.number())
                        .map(conversation -> new Origin(Target.of(conversation.source()), conversation.key()))
                        .stream()
                        .toList();
            default -> List.of();
        };
    }
}
