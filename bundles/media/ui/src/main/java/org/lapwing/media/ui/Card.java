package org.lapwing.media.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;

/** Draws one card of facts. */
final class Card {

    private static final int WIDTH = 240;
    private static final int GAP = 8;
    private static final int PAD = 12;
    private static final int ROUND = 8;
    private static final int LINES = 5;
    private static final double LEADING = 1.25;

    private final Look look;
    private final RowWords words;
    private final Texts texts;
    private final int line;

    Card(Desk desk, Texts texts) {
        this.look = desk.look();
        this.words = new RowWords(texts);
        this.texts = texts;
        GC gc = new GC(desk.shell());
        gc.setFont(look.body());
        this.line = (int) (gc.getFontMetrics().getHeight() * LEADING);
        gc.dispose();
    }

    int leastWidth() {
        return WIDTH;
    }

    int height() {
        return LINES * line + 2 * PAD + GAP;
    }

    void draw(GC gc, Rectangle place, @Nullable Row row, boolean selected, boolean focused) {
        gc.setAntialias(SWT.ON);
        Rectangle box = new Rectangle(place.x + GAP / 2, place.y + GAP / 2, place.width - GAP, place.height - GAP);
        gc.setBackground(selected ? look.accentSoft() : look.surface());
        gc.fillRoundRectangle(box.x, box.y, box.width, box.height, ROUND, ROUND);
        if (selected) {
            gc.setForeground(look.accent());
            gc.setLineWidth(focused ? 2 : 1);
            gc.drawRoundRectangle(box.x, box.y, box.width - 1, box.height - 1, ROUND, ROUND);
        }
        if (row != null) {
            gc.setClipping(box);
            facts(gc, box, row);
            gc.setClipping((Rectangle) null);
        }
    }

    private void facts(GC gc, Rectangle box, Row row) {
        int y = box.y + PAD;
        gc.setForeground(look.text());
        y = text(gc, look.strong(), row.item().name(), box, y);
        gc.setForeground(look.muted());
        y = text(gc, look.body(), joined(List.of(row.format(), words.dimensions(row), words.size(row))), box, y);
        String place = row.place() ? texts.get("place") : "";
        y = text(gc, look.body(), joined(List.of(words.taken(row), place)), box, y);
        String copies = row.copies() > 1 ? texts.get("cards.copies", row.copies()) : "";
        String known = row.lists().isEmpty() ? "" : texts.get("cards.known", words.lists(row));
        String near = row.alike().isEmpty() ? "" : texts.get("cards.near", words.alike(row));
        gc.setForeground(known.isEmpty() && near.isEmpty() ? look.muted() : look.notice());
        text(gc, look.body(), joined(List.of(known, near, copies)), box, y);
        String grade = row.grade();
        gc.setForeground(grade == null ? look.muted() : look.text());
        text(gc, look.body(), grade == null ? texts.get("undecided") : grade, box, box.y + box.height - PAD - line);
    }

    private static String joined(List<String> parts) {
        return String.join(" · ", parts.stream().filter(each -> !each.isEmpty()).toList());
    }

    private int text(GC gc, Font font, String text, Rectangle box, int y) {
        if (text.isEmpty()) {
            return y;
        }
        gc.setFont(font);
        gc.drawText(cut(gc, text, box.width - 2 * PAD), box.x + PAD, y, SWT.DRAW_TRANSPARENT);
        return y + line;
    }

    /** Names are told apart by their ends as often as by their beginnings: the middle goes. */
    private static String cut(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int keep = text.length();
        String shown = text;
        while (keep > 2 && gc.textExtent(shown).x > width) {
            keep--;
            shown = text.substring(0, (keep + 1) / 2) + "…" + text.substring(text.length() - keep / 2);
        }
        return shown;
    }

    void empty(GC gc, Rectangle area, String sentence) {
        gc.setForeground(look.muted());
        gc.setFont(look.body());
        Point size = gc.textExtent(sentence);
        gc.drawText(
                sentence,
                Math.max(PAD, (area.width - size.x) / 2),
                Math.max(PAD, (area.height - size.y) / 2),
                SWT.DRAW_TRANSPARENT);
    }
}
