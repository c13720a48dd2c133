package org.lapwing.chat.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is in the conversation that is selected or read, and how much each wrote. */
@Component(service = View.class)
public final class ParticipantsView implements View {

    private static final int PAGE = 5_000;

    private final Texts texts;
    private final ConversationBook book;

    private record Row(Participant participant, long messages) {}

    @Activate
    public ParticipantsView(@Reference Texts texts, @Reference ConversationBook book) {
        this.texts = texts;
        this.book = book;
    }

    @Override
    public String id() {
        return "lapwing.conversations.participants";
    }

    @Override
    public String perspective() {
        return ConversationsPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.LEFT;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public String title() {
        return texts.get("participants.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Composite place = desk.widgets().grid(parent, 1, true);
        desk.widgets().sentence(place, texts.get("participants.sentence"), true);
        PagedTable<Row> table = desk.widgets()
                .table(
                        place,
                        "participants",
                        texts.get("participants.title"),
                        List.of(
                                new Column<>(texts.get("participants.name"), 150, false, row -> row.participant()
                                        .label()),
                                new Column<>(
                                        texts.get("list.messages"),
                                        80,
                                        true,
                                        row -> texts.get("number", row.messages())),
                                new Column<>(
                                        texts.get("participants.role"),
                                        130,
                                        false,
                                        row -> row.participant().owner() ? texts.get("participants.owner") : ""),
                                new Column<>(texts.get("participants.key"), 160, false, row -> row.participant()
                                        .key())));
        table.control().setLayoutData(Lay.fill());
        long[] shown = {-1};
        desk.onSelection(place, selected -> show(desk, place, table, selected, shown));
        show(desk, place, table, desk.selection(), shown);
        desk.onCase(place, open -> {
            if (open.isEmpty()) {
                shown[0] = -1;
                table.source(Source.of(List.of()));
            }
        });
        return place;
    }

    private void show(Desk desk, Composite place, PagedTable<Row> table, Optional<Target> selected, long[] shown) {
        Optional<Case> open = desk.openCase();
        boolean ours = selected.filter(target -> target.kind().equals(Target.CONVERSATION)
                        || target.kind().equals(Target.MESSAGE))
                .isPresent();
        if (open.isEmpty() || !ours) {
            return;
        }
        long known = shown[0];
        desk.load(
                place,
                "participants",
                () -> count(open.get(), selected.get(), known),
                counted -> counted.ifPresent(now -> {
                    shown[0] = now.conversation();
                    table.source(Source.of(now.rows()));
                }));
    }

    private record Counted(long conversation, List<Row> rows) {}

    /** Empty when it is the conversation that is shown already. */
    private Optional<Counted> count(Case of, Target target, long known) {
        long conversation = target.kind().equals(Target.CONVERSATION)
                ? target.number()
                : book.message(of, target.number()).map(Message::conversation).orElse(-1L);
        if (conversation < 0 || conversation == known) {
            return Optional.empty();
        }
        Map<Long, Long> wrote = new HashMap<>();
        List<Message> page = book.messages(of, conversation, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(message -> wrote.merge(message.sender(), 1L, Long::sum));
            page = book.messages(of, conversation, page.getLast().id(), PAGE);
        }
        return Optional.of(new Counted(
                conversation,
                book.participants(of, conversation).stream()
                        .map(each -> new Row(each, wrote.getOrDefault(each.id(), 0L)))
                        .sorted(java.util.Comparator.comparingLong(Row::messages)
                                .reversed())
                        .toList()));
    }
}
