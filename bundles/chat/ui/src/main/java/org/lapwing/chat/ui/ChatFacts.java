package org.lapwing.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the evidence says of a conversation or a message, and where in the evidence it says so. */
@Component
public final class ChatFacts implements InspectorPart {

    private static final int SOURCES = 10;

    private final Texts texts;
    private final ConversationBook book;
    private final ChatWords words;

    @Activate
    public ChatFacts(@Reference Texts texts, @Reference ConversationBook book) {
        this.texts = texts;
        this.book = book;
        this.words = new ChatWords(texts);
    }

    @Override
    public Section section() {
        return Section.FACTS;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        return switch (target.kind()) {
            case Target.CONVERSATION ->
                book.conversation(of, target.number())
                        .map(each -> conversation(of, each))
                        .orElse(List.of());
            case Target.MESSAGE ->
                book.message(of, target.number()).map(each -> message(of, each)).orElse(List.of());
            default -> List.of();
        };
    }

    private List<Line> conversation(Case of, Conversation each) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("fact.conversation", each.title()));
        lines.add(line("fact.app", texts.get("format." + each.format()).replace("format.", "")));
        lines.add(line("fact.messages", texts.get("fact.messages.count", each.messages(), each.systemMessages())));
        for (Participant participant : book.participants(of, each.id())) {
            String known = participant.owner() ? texts.get("participants.owner") : null;
            String label = participant.label().equals(participant.key())
                    ? participant.label()
                    : participant.label() + " (" + participant.key() + ")";
            lines.add(new Line(texts.get("fact.participant"), label, known, null));
        }
        if (!each.complete()) {
            lines.add(line("fact.incomplete", texts.get("reader.incomplete")));
        }
        for (Item item :
                of.evidence().itemsOf(each.source()).stream().limit(SOURCES).toList()) {
            lines.add(new Line(texts.get("fact.source"), item.path(), null, Target.of(Target.ITEM, item.id())));
        }
        return lines;
    }

    private List<Line> message(Case of, Message message) {
        List<Line> lines = new ArrayList<>();
        Optional<Conversation> conversation = book.conversation(of, message.conversation());
        List<Participant> participants = book.participants(of, message.conversation());
        participants.stream()
                .filter(each -> each.id() == message.sender())
                .findFirst()
                .ifPresent(each -> lines.add(line("fact.sender", each.label())));
        String here = words.here(message.time());
        lines.add(new Line(
                texts.get("fact.time"),
                words.full(message.time()),
                here.isEmpty() ? texts.get("time.why." + message.time().zone()) : here,
                null));
        lines.add(line(
                "fact.kind",
                texts.get("kind.name." + message.kind()) + (message.edited() ? ", " + texts.get("meta.edited") : "")));
        String text = words.body(message);
        if (!text.isBlank()) {
            lines.add(line("fact.text", text));
        }
        if (message.attachment() != null) {
            lines.add(line("fact.attachment", message.attachment()));
        }
        conversation.ifPresent(each -> lines.add(new Line(
                texts.get("fact.conversation"), each.title(), null, Target.of(Target.CONVERSATION, each.id()))));
        String unit = texts.get("unit." + message.sourceUnit(), message.sourceOffset());
        conversation
                .flatMap(each -> of.evidence().itemsOf(each.source()).stream().findFirst())
                .ifPresent(item -> lines.add(
                        new Line(texts.get("fact.source"), item.path(), unit, Target.of(Target.ITEM, item.id()))));
        lines.add(line("fact.message", Long.toString(message.id())));
        return lines;
    }

    private Line line(String key, @Nullable String value) {
        return new Line(texts.get(key), value == null ? "" : value, null, null);
    }
}
