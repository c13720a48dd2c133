package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BidiSegmentEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.InspectorPart.Line;
import org.lapwing.workbench.api.WidgetIds;

/** The lines of one section of the inspector as text: read by screen readers, walked with the caret, copied. */
final class SectionText extends StyledText {

    private final Theme theme;
    private final Texts texts;
    private final Consumer<Target> open;
    private final List<Link> links = new ArrayList<>();

    private record Link(int from, int to, Target target) {}

    SectionText(Composite parent, Theme theme, String id, Texts texts, Consumer<Target> open) {
        super(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
        this.theme = theme;
        this.texts = texts;
        this.open = open;
        WidgetIds.name(this, id);
        Draw.named(this, texts.get(id));
        setBackground(theme.surface());
        setForeground(theme.text());
        setLineSpacing(2);
        setAlwaysShowScrollBars(false);
        addListener(SWT.MouseUp, event -> {
            if (getSelectionCount() == 0) {
                follow(getCaretOffset());
            }
        });
        addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR) {
                follow(getCaretOffset());
            }
        });
        addListener(SWT.Traverse, this::leave);
        if (theme.rightToLeft()) {
            addBidiSegmentListener(SectionText::own);
        }
    }

    /** As {@link Draw#own}; what is copied stays as it is. */
    private static void own(BidiSegmentEvent event) {
        if (!event.lineText.isEmpty() && !Draw.hasRightToLeft(event.lineText)) {
            event.segments = new int[] {0, event.lineText.length()};
            event.segmentsChars = new char[] {Draw.EMBEDDED, Draw.END};
        }
    }

    private void leave(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }

    private void follow(int offset) {
        for (Link each : links) {
            if (offset >= each.from() && offset <= each.to()) {
                open.accept(each.target());
                return;
            }
        }
    }

    void show(List<Line> lines, String whenEmpty) {
        links.clear();
        StringBuilder text = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        for (Line line : lines) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            add(text, styles, line.label() + "\n", true);
            int from = text.length();
            text.append(line.value());
            Target link = line.link();
            if (link != null) {
                StyleRange range = new StyleRange(from, line.value().length(), theme.accent(), null);
                range.underline = true;
                styles.add(range);
                links.add(new Link(from, text.length(), link));
            }
            String detail = line.detail();
            if (detail != null && !detail.isBlank()) {
                add(text, styles, "\n" + detail, true);
            }
        }
        if (lines.isEmpty()) {
            add(text, styles, whenEmpty, false);
        }
        setText(text.toString());
        setStyleRanges(styles.toArray(StyleRange[]::new));
        setParagraphs(lines);
        getAccessible().textCaretMoved(0);
        setToolTipText(links.isEmpty() ? null : texts.get("inspector.link"));
    }

    private void add(StringBuilder text, List<StyleRange> styles, String part, boolean small) {
        StyleRange range = new StyleRange(text.length(), part.length(), theme.muted(), null);
        range.font = small ? theme.small() : theme.body();
        styles.add(range);
        text.append(part);
    }

    /** A little room above each line's label. */
    private void setParagraphs(List<Line> lines) {
        int row = 0;
        for (Line line : lines) {
            if (row > 0) {
                setLineVerticalIndent(row, 8);
            }
            String detail = line.detail();
            row += 1
                    + (int) line.value().lines().count()
                    + (detail == null || detail.isBlank()
                            ? 0
                            : (int) detail.lines().count());
            row += line.value().isEmpty() ? 1 : 0;
        }
    }
}
