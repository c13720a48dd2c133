package org.lapwing.chat.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** The reader on the screen: what is read, the bar to move in it, and the messages as bubbles or as a list. */
final class ReaderPane {

    private static final int COPIED = 5_000;

    private final Desk desk;
    private final Texts texts;
    private final ChatWords words;
    private final ConversationBook book;
    private final Consultations consultations;
    private final Composite place;
    private final ReaderBar bar;
    private final Composite stage;
    private final StackLayout stack = new StackLayout();
    private final ReaderCanvas canvas;
    private final PagedTable<Message> list;
    private final Control empty;
    private final Question<Optional<Ranked.Rank>> citations;
    private @Nullable Transcript transcript;
    private Found found = Found.NOTHING;
    private boolean asList;
    private boolean toFirstCited;

    /** Whether the list holds the conversation; it is filled when it is first looked at. */
    private boolean listed;

    /** Read in the background. */
    private volatile long reading = -1;

    ReaderPane(
            Composite parent,
            Desk desk,
            Texts texts,
            ConversationBook book,
            Consultations consultations,
            Ranked ranked) {
        this.desk = desk;
        this.texts = texts;
        this.words = new ChatWords(texts);
        this.book = book;
        this.consultations = consultations;
        place = desk.widgets().grid(parent, 1, false);
        bar = new ReaderBar(place, desk, texts, this);
        stage = WidgetIds.name(new Composite(place, SWT.NONE), "reader.stage");
        stage.setBackground(desk.look().background());
        stage.setLayout(stack);
        stage.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas = new ReaderCanvas(stage, desk, texts, this::selectRow);
        list = desk.widgets().table(stage, "reader.list", texts.get("reader.list"), columns());
        list.onSelect(message -> desk.select(Target.of(Target.MESSAGE, message.id())));
        empty = desk.widgets().empty(stage, texts.get("reader.empty"), "", () -> {});
        WidgetIds.name(empty, "reader.empty");
        citations = new Question<>(
                desk,
                place,
                "citations",
                open -> open.map(each -> ranked.of(each).get(reading)),
                this::cited);
        top();
        desk.onCase(place, this::caseChanged);
        desk.selection()
                .filter(target -> target.kind().equals(Target.CONVERSATION)
                        || target.kind().equals(Target.MESSAGE))
                .ifPresent(this::open);
    }

    private List<Column<Message>> columns() {
        return List.of(
                new Column<>(texts.get("list.cited"), 70, false, message -> {
                    Transcript open = transcript;
                    return open != null && open.isCited(message) ? texts.get("list.is.cited") : "";
                }),
                new Column<>(texts.get("list.time"), 215, false, message -> words.full(message.time())),
                new Column<>(texts.get("list.from"), 115, false, message -> {
                    Transcript open = transcript;
                    return open == null ? "" : open.name(message);
                }),
                new Column<>(texts.get("list.says"), -1, false, words::body),
                new Column<>(
                        texts.get("list.kind"),
                        110,
                        false,
                        message -> texts.get("kind.name." + message.kind())
                                + (message.edited() ? ", " + texts.get("meta.edited") : "")));
    }

    Composite control() {
        return place;
    }

    Desk desk() {
        return desk;
    }

    private void caseChanged(Optional<Case> open) {
        Transcript shown = transcript;
        if (shown != null && open.filter(each -> each == shown.rows().of()).isEmpty()) {
            close();
        } else if (shown != null) {
            citations.ask();
        }
    }

    private void close() {
        transcript = null;
        listed = false;
        reading = -1;
        found = Found.NOTHING;
        canvas.show(null);
        list.source(PagedTable.Source.of(List.of()));
        bar.closed();
        top();
    }

    void open(Target target) {
        Optional<Case> open = desk.openCase();
        if (open.isEmpty()) {
            return;
        }
        Transcript shown = transcript;
        long onScreen = shown == null ? -1 : shown.id();
        desk.consult(
                place, "open", why -> Opening.read(book, consultations, open.get(), target, onScreen, why), opening -> {
                    if (opening.isEmpty()) {
                        desk.say(texts.get("reader.gone"));
                    } else {
                        opened(opening.get());
                    }
                });
    }

    private void opened(Opening opening) {
        Transcript shown = transcript;
        Conversation conversation = opening.rows().conversation();
        boolean same =
                shown != null && shown.id() == conversation.id() && shown.rows().equals(opening.rows());
        if (!same) {
            Transcript made = new Transcript(desk, place, opening.rows(), opening.participants(), this::came);
            made.keep(Transcript.pageOf(Math.max(0, opening.row())), opening.near());
            transcript = made;
            reading = conversation.id();
            found = Found.NOTHING;
            toFirstCited = opening.row() < 0;
            bar.opened(conversation, made.total());
            canvas.show(made);
            listed = false;
            fillList();
            citations.ask();
        }
        top();
        if (opening.row() >= 0) {
            go(opening.row(), true);
        } else if (!same) {
            desk.select(Target.of(Target.CONVERSATION, conversation.id()));
        }
        focus();
    }

    private void came(Transcript of) {
        if (of == transcript) {
            canvas.refresh();
        }
    }

    /** The ranks arrive after the text; a conversation that nobody moved in yet goes to what it is read for. */
    private void cited(Optional<Ranked.Rank> rank) {
        Transcript open = transcript;
        if (open == null) {
            return;
        }
        open.cited(rank.map(Ranked.Rank::cited).orElse(java.util.Map.of()));
        canvas.refresh();
        if (listed) {
            list.refresh();
        }
        bar.cited(open.cited().length);
        if (toFirstCited && canvas.current() < 0 && open.cited().length > 0) {
            cited(1);
        }
        toFirstCited = false;
        open.at(canvas.current()).ifPresent(message -> bar.at(Arrays.binarySearch(open.cited(), message.id())));
    }

    private void selectRow(long row) {
        Transcript open = transcript;
        if (open != null) {
            open.at(row).ifPresent(message -> {
                desk.select(Target.of(Target.MESSAGE, message.id()));
                bar.at(Arrays.binarySearch(open.cited(), message.id()));
            });
        }
    }

    private void go(long row, boolean mark) {
        canvas.reveal(row, mark);
        if (asList) {
            list.selectRow(row);
        }
    }

    private void focus() {
        if (asList) {
            list.control().setFocus();
        } else {
            canvas.setFocus();
        }
    }

    private void top() {
        stack.topControl = transcript == null ? empty : asList ? list.control() : canvas;
        stage.layout();
    }

    boolean isOpen() {
        return transcript != null;
    }

    boolean reads() {
        return isOpen()
                && (canvas.isFocusControl()
                        || asList && inList(place.getDisplay().getFocusControl()));
    }

    private boolean inList(@Nullable Control focus) {
        for (Control each = focus; each != null; each = each.getParent()) {
            if (each == list.control()) {
                return true;
            }
        }
        return false;
    }

    boolean hasCited() {
        Transcript open = transcript;
        return open != null && open.cited().length > 0;
    }

    /** Goes to the next cited message, or the one before. */
    void cited(int step) {
        Transcript open = transcript;
        if (open == null || open.cited().length == 0) {
            return;
        }
        long[] all = open.cited();
        long from = canvas.current() < 0
                ? (step > 0 ? 0 : Long.MAX_VALUE)
                : open.at(canvas.current()).map(Message::id).orElse(0L);
        int place = Arrays.binarySearch(all, from);
        int next = place >= 0 ? place + step : step > 0 ? -place - 1 : -place - 2;
        int wanted = Math.floorMod(next, all.length);
        desk.load(this.place, "cited", () -> open.rows().row(all[wanted]), row -> {
            go(row, false);
            bar.at(wanted);
        });
    }

    void search(String question, boolean backwards) {
        Transcript open = transcript;
        Optional<Case> of = desk.openCase();
        if (open == null || of.isEmpty()) {
            return;
        }
        if (question.isBlank()) {
            found = Found.NOTHING;
            canvas.search("");
            bar.found("");
            return;
        }
        if (question.toLowerCase(java.util.Locale.ROOT).equals(found.question())) {
            goFound(backwards);
            return;
        }
        desk.consult(
                place,
                "search",
                why -> consultations.search(of.get(), question, why, () -> Found.in(open.rows(), words, question)),
                answer -> {
                    found = answer;
                    canvas.search(question);
                    goFound(backwards);
                });
    }

    private void goFound(boolean backwards) {
        int next = found.next(canvas.current(), backwards);
        if (next < 0) {
            bar.found(texts.get("search.none"));
            return;
        }
        go(found.rows()[next], false);
        bar.found(texts.get("search.place", next + 1, found.rows().length));
    }

    void searchFocus() {
        bar.searchFocus();
    }

    void leaveSearch() {
        focus();
    }

    void list(boolean wanted) {
        asList = wanted;
        bar.list(wanted);
        fillList();
        top();
        Optional<Message> chosen = list.selected();
        Transcript open = transcript;
        if (open == null) {
            return;
        }
        if (wanted && canvas.current() >= 0) {
            list.selectRow(canvas.current());
        } else if (!wanted && chosen.isPresent()) {
            desk.load(place, "row", () -> open.rows().row(chosen.get().id()), row -> canvas.reveal(row, false));
        }
        focus();
    }

    private void fillList() {
        Transcript open = transcript;
        if (asList && !listed && open != null) {
            listed = true;
            list.source(new Rows(open.rows()));
        }
    }

    boolean isList() {
        return asList;
    }

    /** Copies what is chosen, with where it comes from. */
    void copy() {
        Transcript open = transcript;
        if (open == null) {
            return;
        }
        if (asList) {
            list.selected().ifPresent(message -> toClipboard(Copying.text(texts, open, List.of(message))));
            return;
        }
        canvas.chosen()
                .ifPresent(range -> desk.load(
                        place,
                        "copy",
                        () -> open.rows().rows(range[0], (int) Math.min(COPIED, range[1] - range[0] + 1)),
                        messages -> toClipboard(Copying.text(texts, open, messages))));
    }

    private void toClipboard(String text) {
        Clipboard clipboard = new Clipboard(place.getDisplay());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
        desk.say(texts.get("copy.done"));
    }

    private record Rows(MessageRows of) implements PagedTable.Source<Message> {

        @Override
        public long total() {
            return of.total();
        }

        @Override
        public List<Message> rows(long first, int limit) {
            return of.rows(first, limit);
        }

        @Override
        public PagedTable.Jump jump() {
            return PagedTable.Jump.DAY;
        }

        @Override
        public long rowOf(java.time.LocalDate day) {
            return of.rowOf(day);
        }
    }
}
