package org.lapwing.chat.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.Desk;

/**
 * One open conversation on the UI thread: a few pages of it around what is on the screen. A row that is not there yet is fetched, and
 * the listener is told when it has come.
 */
final class Transcript {

    private static final int PAGE = 200;
    private static final int PAGES = 12;

    private final Desk desk;
    private final Control owner;
    private final MessageRows rows;
    private final Map<Long, Participant> participants = new LinkedHashMap<>();
    private final Map<Long, List<Message>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Boolean> fetching = new HashMap<>();
    private final Consumer<Transcript> came;
    private Map<Long, Set<String>> cited = Map.of();

    Transcript(Desk desk, Control owner, MessageRows rows, List<Participant> listed, Consumer<Transcript> came) {
        this.desk = desk;
        this.owner = owner;
        this.rows = rows;
        this.came = came;
        listed.forEach(each -> participants.put(each.id(), each));
    }

    MessageRows rows() {
        return rows;
    }

    long id() {
        return rows.conversation().id();
    }

    long total() {
        return rows.total();
    }

    /** The message in a row, if it is here; otherwise it is being fetched. */
    Optional<Message> at(long row) {
        if (row < 0 || row >= total()) {
            return Optional.empty();
        }
        long page = row / PAGE;
        List<Message> there = pages.get(page);
        if (there == null) {
            fetch(page);
            return Optional.empty();
        }
        int index = (int) (row - page * PAGE);
        return index < there.size() ? Optional.of(there.get(index)) : Optional.empty();
    }

    private void fetch(long page) {
        if (fetching.putIfAbsent(page, true) != null) {
            return;
        }
        desk.load(owner, "page " + id() + " " + page, () -> shown(page, rows.rows(page * PAGE, PAGE)), messages -> {
            fetching.remove(page);
            keep(page, messages);
            came.accept(this);
        });
    }

    /** The first page is part of opening the conversation; each further one is a look of its own. */
    private List<Message> shown(long page, List<Message> messages) throws PolicyRefusal {
        String list = "messages of conversation " + id();
        desk.shown(rows.of(), new Consultations.Page(list, page * PAGE, messages.size(), total(), id()));
        return messages;
    }

    void keep(long page, List<Message> messages) {
        pages.put(page, messages);
        while (pages.size() > PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
    }

    static long pageOf(long row) {
        return row / PAGE;
    }

    static List<Message> read(MessageRows rows, long page) {
        return rows.rows(page * PAGE, PAGE);
    }

    @Nullable
    Participant sender(Message message) {
        return participants.get(message.sender());
    }

    String name(Message message) {
        Participant sender = sender(message);
        return sender == null ? "" : sender.label();
    }

    /** Which side of the page a message stands on: the owner's at the end; of two people without an owner, the second. */
    boolean atEnd(Message message) {
        Participant sender = sender(message);
        if (sender == null) {
            return false;
        }
        if (participants.values().stream().anyMatch(Participant::owner)) {
            return sender.owner();
        }
        return participants.size() == 2
                && participants.keySet().stream().skip(1).anyMatch(id -> id == sender.id());
    }

    void cited(Map<Long, Set<String>> now) {
        cited = now;
    }

    boolean isCited(Message message) {
        return cited.containsKey(message.id());
    }

    Set<String> citedFor(Message message) {
        return cited.getOrDefault(message.id(), Set.of());
    }

    /** Ids of cited messages in the order of the source. */
    long[] cited() {
        return cited.keySet().stream().flatMapToLong(LongStream::of).sorted().toArray();
    }
}
