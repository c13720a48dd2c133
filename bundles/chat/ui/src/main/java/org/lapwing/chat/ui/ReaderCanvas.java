package org.lapwing.chat.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.WidgetIds;

/**
 * Messages as bubbles. Any number of them: the place is kept as a row and an offset in it, and only rows on the screen are measured, so
 * nothing depends on the length of the conversation. The list of the same messages is its accessible twin.
 */
final class ReaderCanvas extends Canvas {

    private static final int UNKNOWN_HEIGHT = 56;
    private static final int KEPT = 160;
    private static final int WHEEL = 28;

    private final Look look;
    private final Texts texts;
    private final ChatWords words;
    private final LongConsumer onCurrent;
    private final Map<Long, Bubble> bubbles = new LinkedHashMap<>(64, 0.75f, true);
    private @Nullable Transcript transcript;
    private long top;
    private int offset;
    private long current = -1;
    private long from = -1;
    private long shown = -1;
    private int measuredFor = -1;
    private String search = "";

    ReaderCanvas(Composite parent, Desk desk, Texts texts, LongConsumer onCurrent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.look = desk.look();
        this.texts = texts;
        this.words = new ChatWords(texts);
        this.onCurrent = onCurrent;
        WidgetIds.name(this, "reader.canvas");
        setBackground(look.background());
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> resized());
        addListener(SWT.MouseVerticalWheel, event -> {
            event.doit = false;
            scrollBy(-event.count * WHEEL);
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseHover, this::hover);
        addListener(SWT.MouseMove, event -> hover(event));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(
                SWT.Traverse,
                event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                        || event.detail == SWT.TRAVERSE_TAB_PREVIOUS
                        || event.detail == SWT.TRAVERSE_ESCAPE);
        addListener(SWT.Dispose, event -> forget());
        getVerticalBar().addListener(SWT.Selection, event -> dragged());
        accessible();
    }

    private void accessible() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = said();
            }

            @Override
            public void getHelp(AccessibleEvent event) {
                event.result = texts.get("reader.twin");
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_TEXT;
            }

            @Override
            public void getState(AccessibleControlEvent event) {
                event.detail = ACC.STATE_FOCUSABLE | ACC.STATE_READONLY | (isFocusControl() ? ACC.STATE_FOCUSED : 0);
            }
        });
    }

    /** The message under the cursor in words. */
    private String said() {
        Transcript open = transcript;
        Optional<Message> message = open == null ? Optional.empty() : open.at(current);
        if (open == null || message.isEmpty()) {
            return texts.get("reader.name");
        }
        return texts.get(
                open.isCited(message.get()) ? "reader.said.cited" : "reader.said",
                current + 1,
                open.total(),
                open.name(message.get()),
                words.body(message.get()),
                words.meta(message.get()));
    }

    void show(@Nullable Transcript opened) {
        transcript = opened;
        top = 0;
        offset = 0;
        current = -1;
        from = -1;
        shown = -1;
        refresh();
    }

    /** Draws anew what may have changed. */
    void refresh() {
        forget();
        clamp();
        redraw();
    }

    void search(String question) {
        search = question.toLowerCase(Locale.ROOT);
        refresh();
    }

    /** Brings a row into the upper third and makes it the current one; {@code mark} also puts a band behind it. */
    void reveal(long row, boolean mark) {
        top = row;
        offset = 0;
        if (mark) {
            shown = row;
        }
        clampStart(getClientArea().height / 3);
        go(row, false);
        redraw();
    }

    private void clampStart(int above) {
        offset -= above;
        clamp();
    }

    long current() {
        return current;
    }

    long shown() {
        return shown;
    }

    /** First and last chosen row; empty while nothing is chosen. */
    Optional<long[]> chosen() {
        return current < 0
                ? Optional.empty()
                : Optional.of(new long[] {Math.min(from, current), Math.max(from, current)});
    }

    private void go(long row, boolean extend) {
        Transcript open = transcript;
        if (open == null || open.total() == 0) {
            return;
        }
        current = Math.max(0, Math.min(row, open.total() - 1));
        if (!extend || from < 0) {
            from = current;
        }
        getAccessible().sendEvent(ACC.EVENT_NAME_CHANGED, null);
        onCurrent.accept(current);
        redraw();
    }

    private void key(Event event) {
        Transcript open = transcript;
        if (open == null) {
            return;
        }
        boolean extend = (event.stateMask & SWT.SHIFT) != 0;
        int page = Math.max(40, getClientArea().height - 60);
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> walk(1, extend);
            case SWT.ARROW_UP -> walk(-1, extend);
            case SWT.PAGE_DOWN -> leaf(page, extend);
            case SWT.PAGE_UP -> leaf(-page, extend);
            case SWT.HOME -> {
                go(0, extend);
                into(0);
            }
            case SWT.END -> {
                go(open.total() - 1, extend);
                into(open.total() - 1);
            }
            default -> {}
        }
    }

    private void walk(int step, boolean extend) {
        go(current < 0 ? top : current + step, extend);
        into(current);
    }

    private void leaf(int pixels, boolean extend) {
        scrollBy(pixels);
        go(pixels > 0 ? lastWhole() : top + (offset > 0 ? 1 : 0), extend);
    }

    /** Scrolls no more than needed to see the whole row. */
    private void into(long row) {
        if (row < top || row == top && offset > 0) {
            top = row;
            offset = 0;
        } else {
            long last = lastWhole();
            if (row > last) {
                top = row;
                offset = height(row) - getClientArea().height;
            }
        }
        clamp();
        redraw();
    }

    private long lastWhole() {
        long row = top;
        int y = -offset;
        int height = getClientArea().height;
        while (row < total() && y + height(row) <= height) {
            y += height(row++);
        }
        return Math.max(top, row - 1);
    }

    private void pressed(Event event) {
        forceFocus();
        long row = rowAt(event.y);
        if (row >= 0) {
            go(row, (event.stateMask & SWT.SHIFT) != 0);
        }
    }

    private long rowAt(int wanted) {
        int y = -offset;
        for (long row = top; row < total() && y < getClientArea().height; row++) {
            y += height(row);
            if (wanted < y) {
                return row;
            }
        }
        return -1;
    }

    /** In the margin of a cited message: what it is cited for. */
    private void hover(Event event) {
        Transcript open = transcript;
        String tip = null;
        if (open != null && event.x < Bubble.MARGIN) {
            tip = open.at(rowAt(event.y))
                    .filter(open::isCited)
                    .map(message -> texts.get("reader.cited.for", String.join("; ", open.citedFor(message))))
                    .orElse(null);
        }
        if (!java.util.Objects.equals(tip, getToolTipText())) {
            setToolTipText(tip);
        }
    }

    private long total() {
        Transcript open = transcript;
        return open == null ? 0 : open.total();
    }

    void scrollBy(int pixels) {
        offset += pixels;
        clamp();
        redraw();
    }

    /** Keeps the place inside the conversation, and the scroll bar with it. */
    private void clamp() {
        if (total() == 0) {
            top = 0;
            offset = 0;
            bar();
            return;
        }
        top = Math.min(top, total() - 1);
        normalise();
        int height = getClientArea().height;
        int y = -offset;
        long row = top;
        while (row < total() && y < height) {
            y += height(row++);
        }
        if (y < height) {
            offset -= height - y;
            normalise();
        }
        bar();
    }

    private void normalise() {
        while (offset < 0 && top > 0) {
            offset += height(--top);
        }
        offset = Math.max(0, offset);
        while (top < total() - 1 && offset >= height(top)) {
            offset -= height(top++);
        }
    }

    private long unit() {
        return total() < 1_000_000 ? 100 : 1;
    }

    private void bar() {
        ScrollBar bar = getVerticalBar();
        long shownRows = Math.max(1, getClientArea().height / UNKNOWN_HEIGHT);
        int max = (int) Math.min(Integer.MAX_VALUE - 1, Math.max(1, total() * unit()));
        int thumb = (int) Math.min(max, Math.max(1, shownRows * unit()));
        boolean atEnd = total() > 0 && lastWhole() >= total() - 1;
        long at = top * unit() + (total() == 0 ? 0 : offset * unit() / Math.max(1, height(top)));
        int selection = atEnd ? max - thumb : (int) Math.min(at, max - thumb);
        bar.setValues(Math.max(0, selection), 0, max, thumb, (int) unit(), thumb);
        bar.setVisible(top > 0 || offset > 0 || !atEnd);
    }

    private void dragged() {
        ScrollBar bar = getVerticalBar();
        long at = bar.getSelection();
        if (at >= bar.getMaximum() - bar.getThumb()) {
            top = Math.max(0, total() - 1);
            offset = 0;
        } else {
            top = at / unit();
            offset = (int) (at % unit() * height(top) / unit());
        }
        clamp();
        redraw();
    }

    private void resized() {
        if (getClientArea().width != measuredFor) {
            forget();
        }
        clamp();
        redraw();
    }

    private int height(long row) {
        Bubble bubble = bubble(row);
        return bubble == null ? UNKNOWN_HEIGHT : bubble.height();
    }

    private @Nullable Bubble bubble(long row) {
        Bubble known = bubbles.get(row);
        Transcript open = transcript;
        if (known != null || open == null) {
            return known;
        }
        Optional<Message> message = open.at(row);
        if (message.isEmpty()) {
            return null;
        }
        measuredFor = getClientArea().width;
        Bubble made = new Bubble(getDisplay(), look, lines(open, row, message.get()), Math.max(200, measuredFor));
        bubbles.put(row, made);
        if (bubbles.size() > KEPT) {
            Long oldest = bubbles.keySet().iterator().next();
            Bubble gone = bubbles.remove(oldest);
            if (gone != null) {
                gone.dispose();
            }
        }
        return made;
    }

    private Bubble.Lines lines(Transcript open, long row, Message message) {
        Optional<Message> before = open.at(row - 1);
        boolean newDay = row == 0
                || before.filter(each ->
                                !java.util.Objects.equals(ChatWords.day(each.time()), ChatWords.day(message.time())))
                        .isPresent();
        boolean system = message.kind() == MessageKind.SYSTEM;
        boolean goesOn = before.filter(each -> each.sender() == message.sender() && each.kind() != MessageKind.SYSTEM)
                .isPresent();
        String name = open.name(message);
        String body = words.body(message);
        return new Bubble.Lines(
                newDay ? words.dayHeading(ChatWords.day(message.time())) : null,
                system || name.isEmpty() || goesOn && !newDay ? null : name,
                body,
                words.meta(message),
                message.kind(),
                open.atEnd(message),
                open.isCited(message),
                matches(body));
    }

    private List<int[]> matches(String body) {
        List<int[]> found = new ArrayList<>();
        if (search.isEmpty()) {
            return found;
        }
        String lower = body.toLowerCase(Locale.ROOT);
        if (lower.length() != body.length()) {
            return found;
        }
        for (int at = lower.indexOf(search); at >= 0; at = lower.indexOf(search, at + search.length())) {
            found.add(new int[] {at, at + search.length()});
        }
        return found;
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(look.background());
        gc.fillRectangle(area);
        gc.setAntialias(SWT.ON);
        int y = -offset;
        for (long row = top; row < total() && y < area.height; row++) {
            Bubble bubble = bubble(row);
            if (bubble != null) {
                boolean chosen = current >= 0 && row >= Math.min(from, current) && row <= Math.max(from, current);
                bubble.draw(gc, y, new Bubble.Mark(chosen, row == current && isFocusControl(), row == shown));
            }
            y += bubble == null ? UNKNOWN_HEIGHT : bubble.height();
        }
    }

    private void forget() {
        bubbles.values().forEach(Bubble::dispose);
        bubbles.clear();
    }
}
