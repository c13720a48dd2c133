package org.lapwing.example.triagerule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ten messages or more between midnight and four o'clock of the time that the export states. */
@Component
public final class NightWriting implements TriageRule {

    private static final int PAGE = 5_000;
    private static final int MANY = 10;
    private static final int MORNING = 4;

    private final ConversationBook book;
    private final Texts texts;

    @Activate
    public NightWriting(@Reference ConversationBook book, @Reference Texts texts) {
        this.book = book;
        this.texts = texts;
    }

    @Override
    public String code() {
        return "example.night-writing";
    }

    @Override
    public String describes() {
        return texts.get("night.describes");
    }

    @Override
    public Stream<Reason> reasons(Case of) {
        return book.conversations(of).stream().flatMap(conversation -> reason(of, conversation));
    }

    private Stream<Reason> reason(Case of, Conversation conversation) {
        List<Citation> night = new ArrayList<>();
        List<Message> page = book.messages(of, conversation.id(), 0, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(NightWriting::atNight)
                    .map(NightWriting::citation)
                    .forEach(night::add);
            page = book.messages(of, conversation.id(), page.getLast().id(), PAGE);
        }
        if (night.size() < MANY) {
            return Stream.empty();
        }
        return Stream.of(new Reason(
                Target.of(Target.CONVERSATION, conversation.id()),
                conversation.title(),
                code(),
                texts.get("night.reason", night.size()),
                3,
                false,
                night));
    }

    static boolean atNight(Message message) {
        @Nullable Instant at = message.time().instant();
        return message.kind() == MessageKind.TEXT
                && at != null
                && at.atZone(ZoneOffset.UTC).getHour() < MORNING;
    }

    private static Citation citation(Message message) {
        return new Citation(
                Target.of(Target.MESSAGE, message.id()),
                "#" + message.sender(),
                message.text(),
                message.time().instant());
    }
}
