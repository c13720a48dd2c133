package org.lapwing.chat.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.workbench.api.Look;

/** One message as it is drawn: measured once for a width, disposed when it leaves the neighbourhood of the screen. */
final class Bubble {

    static final int MARGIN = 28;
    private static final int WIDEST = 620;
    private static final int PAD = 10;
    private static final int DAY = 40;

    private final Look look;
    private final Lines lines;
    private final @Nullable TextLayout day;
    private final @Nullable TextLayout name;
    private final TextLayout body;
    private final TextLayout meta;
    private final int width;
    private final int bubbleWidth;
    private final int bubbleHeight;
    private final int top;

    /**
     * What is said in one row.
     *
     * @param day heading above, null where the day goes on
     * @param name of the sender, null where the same one goes on
     * @param matches pairs of start and end in the body that a search found
     */
    record Lines(
            @Nullable String day,
            @Nullable String name,
            String body,
            String meta,
            MessageKind kind,
            boolean atEnd,
            boolean cited,
            List<int[]> matches) {}

    /** How a row stands out. */
    record Mark(boolean selected, boolean current, boolean shown) {}

    Bubble(Device device, Look look, Lines lines, int width) {
        this.look = look;
        this.lines = lines;
        this.width = width;
        int widest = Math.max(120, Math.min(WIDEST, (width - 2 * MARGIN) * 3 / 4) - 2 * PAD);
        day = lines.day() == null ? null : layout(device, lines.day(), true, -1, false);
        name = lines.name() == null ? null : layout(device, lines.name(), true, widest, true);
        body = layout(device, lines.body(), false, widest, false);
        meta = layout(device, lines.meta(), true, widest, false);
        style();
        int inner = Math.max(body.getBounds().width, meta.getBounds().width);
        int height = body.getBounds().height + meta.getBounds().height + 2;
        if (name != null) {
            inner = Math.max(inner, name.getBounds().width);
            height += name.getBounds().height + 2;
        }
        settle(name, inner);
        settle(body, inner);
        settle(meta, inner);
        bubbleWidth = inner + 2 * PAD;
        bubbleHeight = height + 2 * PAD - 4;
        top = (day == null ? 0 : DAY) + (lines.name() != null || notice() ? 10 : 4);
    }

    private TextLayout layout(Device device, String text, boolean small, int widest, boolean strong) {
        TextLayout layout = new TextLayout(device);
        layout.setFont(strong ? look.strong() : small ? look.small() : look.body());
        layout.setText(text);
        if (rightToLeft(text)) {
            layout.setOrientation(SWT.RIGHT_TO_LEFT);
        }
        if (widest > 0 && layout.getBounds().width > widest) {
            layout.setWidth(widest);
        }
        return layout;
    }

    /** Gives each text the whole width, so that one written from the right stands on the right. */
    private static void settle(@Nullable TextLayout layout, int inner) {
        if (layout != null) {
            layout.setWidth(Math.max(1, inner));
        }
    }

    /** By the first letter that has a direction, as the Unicode bidirectional algorithm does it for a paragraph. */
    static boolean rightToLeft(String text) {
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            byte direction = Character.getDirectionality(letter);
            if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return false;
            }
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
            i += Character.charCount(letter);
        }
        return false;
    }

    private void style() {
        int end = lines.body().length() - 1;
        if (lines.kind() != MessageKind.TEXT && end >= 0) {
            int first = lines.body().indexOf('\n');
            boolean whole = lines.kind() == MessageKind.SYSTEM || lines.kind() == MessageKind.DELETED || first < 0;
            body.setStyle(new TextStyle(null, look.muted(), null), 0, whole ? end : first);
        }
        for (int[] match : lines.matches()) {
            TextStyle found = new TextStyle(look.strong(), look.text(), look.noticeSoft());
            found.underline = true;
            body.setStyle(found, match[0], match[1] - 1);
        }
    }

    private boolean notice() {
        return lines.kind() == MessageKind.SYSTEM;
    }

    int height() {
        return top + bubbleHeight + 2;
    }

    private int x() {
        if (notice()) {
            return (width - bubbleWidth) / 2;
        }
        return lines.atEnd() ? width - MARGIN - bubbleWidth : MARGIN;
    }

    void draw(GC gc, int y, Mark mark) {
        if (day != null) {
            drawDay(gc, y);
        }
        Rectangle area = new Rectangle(x(), y + top, bubbleWidth, bubbleHeight);
        if (mark.shown()) {
            gc.setBackground(look.noticeSoft());
            gc.fillRectangle(0, area.y - 3, width, area.height + 6);
        }
        frame(gc, area, mark);
        int line = area.y + PAD - 2;
        if (name != null) {
            gc.setForeground(look.text());
            name.draw(gc, area.x + PAD, line);
            line += name.getBounds().height + 2;
        }
        gc.setForeground(look.text());
        body.draw(gc, area.x + PAD, line);
        gc.setForeground(look.muted());
        meta.draw(gc, area.x + PAD, line + body.getBounds().height + 2);
        if (lines.cited()) {
            drawCited(gc, area);
        }
    }

    private void drawDay(GC gc, int y) {
        TextLayout heading = day;
        if (heading == null) {
            return;
        }
        int wide = heading.getBounds().width;
        int middle = y + DAY / 2 + 4;
        int left = (width - wide) / 2;
        gc.setForeground(look.line());
        gc.drawLine(MARGIN, middle, left - 12, middle);
        gc.drawLine(left + wide + 12, middle, width - MARGIN, middle);
        gc.setForeground(look.muted());
        heading.draw(gc, left, middle - heading.getBounds().height / 2);
    }

    private void frame(GC gc, Rectangle area, Mark mark) {
        if (!notice() && lines.kind() != MessageKind.DELETED) {
            gc.setBackground(lines.atEnd() ? look.accentSoft() : look.surface());
            gc.fillRoundRectangle(area.x, area.y, area.width, area.height, 16, 16);
        }
        if (lines.kind() == MessageKind.DELETED) {
            gc.setForeground(look.muted());
            gc.setLineDash(new int[] {4, 4});
            gc.drawRoundRectangle(area.x, area.y, area.width, area.height, 16, 16);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        if (mark.selected()) {
            gc.setForeground(look.accent());
            gc.setLineWidth(mark.current() ? 2 : 1);
            gc.drawRoundRectangle(area.x, area.y, area.width, area.height, 16, 16);
            gc.setLineWidth(1);
        }
    }

    /** A bar and a lozenge in the margin: seen by shape. */
    private void drawCited(GC gc, Rectangle area) {
        gc.setBackground(look.notice());
        gc.fillRectangle(6, area.y, 3, area.height);
        int middle = area.y + 12;
        gc.fillPolygon(new int[] {17, middle - 5, 22, middle, 17, middle + 5, 12, middle});
    }

    void dispose() {
        if (day != null) {
            day.dispose();
        }
        if (name != null) {
            name.dispose();
        }
        body.dispose();
        meta.dispose();
    }
}
