package org.lapwing.chat.ui;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.lapwing.chat.api.Conversation;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;

/** Above the messages: what is read, citations, search, bubbles or list. */
final class ReaderBar {

    private final Desk desk;
    private final Texts texts;
    private final Composite place;
    private final Label title;
    private final Label facts;
    private final Composite tools;
    private final Button before;
    private final Button next;
    private final Label cited;
    private final Text search;
    private final Label found;
    private final Button list;
    private int citedCount;

    ReaderBar(Composite parent, Desk desk, Texts texts, ReaderPane pane) {
        this.desk = desk;
        this.texts = texts;
        place = desk.widgets().grid(parent, 1, false);
        GridLayout layout = (GridLayout) place.getLayout();
        layout.marginWidth = 16;
        layout.marginHeight = 10;
        place.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        title = WidgetIds.name(desk.widgets().heading(place, " "), "reader.title");
        facts = WidgetIds.name(desk.widgets().sentence(place, "", true), "reader.facts");
        tools = desk.widgets().grid(place, 6, false);
        before = desk.widgets()
                .button(tools, "reader.cited.before", texts.get("cited.before"), false, () -> pane.cited(-1));
        next = desk.widgets().button(tools, "reader.cited.next", texts.get("cited.next"), false, () -> pane.cited(1));
        cited = WidgetIds.name(new Label(tools, SWT.NONE), "reader.cited");
        cited.setForeground(desk.look().muted());
        cited.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        search = desk.widgets().field(tools, "reader.search", texts.get("search.hint"));
        search.addListener(SWT.KeyDown, event -> key(event, pane));
        found = WidgetIds.name(new Label(tools, SWT.NONE), "reader.found");
        found.setForeground(desk.look().muted());
        list = WidgetIds.name(new Button(tools, SWT.TOGGLE), "reader.as.list");
        list.setText(texts.get("reader.as.list"));
        list.addListener(SWT.Selection, event -> pane.list(list.getSelection()));
        closed();
    }

    private void key(Event event, ReaderPane pane) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            pane.search(search.getText().strip(), (event.stateMask & SWT.SHIFT) != 0);
            event.doit = false;
        } else if (event.keyCode == SWT.ESC) {
            search.setText("");
            pane.search("", false);
            pane.leaveSearch();
        }
    }

    void closed() {
        Lay.hide(place, true);
        place.getParent().layout(true, true);
    }

    void opened(Conversation conversation, long rows) {
        Lay.hide(place, false);
        title.setText(label(conversation.title()));
        StringBuilder said = new StringBuilder(texts.get(
                "reader.facts",
                texts.get("format." + conversation.format()).replace("format.", ""),
                rows - conversation.systemMessages(),
                conversation.systemMessages(),
                conversation.participants()));
        if (conversation.first() != null && conversation.last() != null) {
            DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
            said.append(' ')
                    .append(texts.get(
                            "reader.span", day.format(conversation.first()), day.format(conversation.last())));
        }
        if (!conversation.complete()) {
            said.append(' ').append(texts.get("reader.incomplete"));
        }
        facts.setText(label(said.toString()));
        facts.setForeground(
                conversation.complete() ? desk.look().muted() : desk.look().notice());
        search.setText("");
        found("");
        cited(0);
        place.getParent().layout(true, true);
    }

    void cited(int count) {
        citedCount = count;
        before.setEnabled(count > 0);
        next.setEnabled(count > 0);
        cited.setText(texts.get("cited.count", count));
        tools.layout(true);
    }

    /** Says which of the cited messages is in view; anything below 0 for none. */
    void at(int index) {
        cited.setText(
                index < 0 ? texts.get("cited.count", citedCount) : texts.get("cited.place", index + 1, citedCount));
        tools.layout(true);
    }

    void found(String sentence) {
        found.setText(sentence);
        tools.layout(true);
    }

    void list(boolean on) {
        list.setSelection(on);
    }

    void searchFocus() {
        search.setFocus();
        search.selectAll();
    }

    private static String label(String text) {
        return text.replace("&", "&&");
    }
}
