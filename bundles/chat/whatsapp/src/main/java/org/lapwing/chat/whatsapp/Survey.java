package org.lapwing.chat.whatsapp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;

/** The first look at a whole export: the shape of its lines, the order of its dates, its names. */
final class Survey {

    private static final int MAX_FAMILIES = 64;

    private final BodyReader bodies;
    private final Phrases phrases;
    private final Map<Integer, Family> families = new LinkedHashMap<>();
    private long lines;
    private long linesWithText;

    /** Lines whose headers look alike. */
    final class Family {
        final int shape;
        final boolean strong;
        final boolean logLike;
        final boolean signalLike;
        final DateEvidence dates = new DateEvidence();
        final Names names = new Names(phrases);
        final long firstLine;
        final long textLinesBefore;
        long rows;
        long named;

        @Nullable
        String groupTitle;

        Family(Header header, long firstLine, long textLinesBefore) {
            this.shape = header.family();
            this.strong = header.strong();
            boolean iso = header.dateMark == '-' && header.yearPosition() == 0;
            this.logLike = iso && header.end != '-' && !header.bracket;
            this.signalLike = iso && header.bracket && header.second < 0;
            this.firstLine = firstLine;
            this.textLinesBefore = textLinesBefore;
        }
    }

    private Survey(BodyReader bodies, Phrases phrases) {
        this.bodies = bodies;
        this.phrases = phrases;
    }

    static Survey of(TextLines in, BodyReader bodies, Phrases phrases, BooleanSupplier cancelled) throws IOException {
        Survey survey = new Survey(bodies, phrases);
        Header header = new Header();
        while (in.next() && (in.number() % 4096 != 0 || !cancelled.getAsBoolean())) {
            survey.line(in, header);
        }
        survey.lines = in.number();
        return survey;
    }

    private void line(TextLines in, Header header) {
        String text = in.text();
        linesWithText += text.isBlank() ? 0 : 1;
        if (header.read(text) != Header.Result.HEADER) {
            return;
        }
        int shape = header.family();
        Family family = families.get(shape);
        if (family == null) {
            if (families.size() >= MAX_FAMILIES) {
                return;
            }
            family = new Family(header, in.number(), linesWithText - 1);
            families.put(shape, family);
        }
        family.rows++;
        int colon = Names.colon(text, header.bodyStart);
        String body = text.substring(colon < 0 ? header.bodyStart : colon + 1);
        family.dates.add(header, body, in.number());
        if (family.groupTitle == null && family.rows < 50) {
            family.groupTitle = quotedTitle(text.substring(header.bodyStart), colon - header.bodyStart);
        }
        if (colon > 0) {
            family.named++;
            name(family, Marks.plain(text.substring(header.bodyStart, colon)), body);
        }
    }

    private void name(Family family, String name, String body) {
        boolean marked = Marks.marked(body);
        boolean early = family.rows <= 3;
        if (!marked && !early) {
            family.names.add(name, family.rows, true, false, ownerWords(body));
            return;
        }
        Body read = bodies.read(body, name, early);
        boolean notice = read.kind() == MessageKind.SYSTEM;
        boolean speaks = !notice && !(marked && read.kind() == MessageKind.UNKNOWN);
        family.names.add(name, family.rows, speaks, notice, read.byOwner());
    }

    private boolean ownerWords(String body) {
        return body.length() < 60 && phrases.is(Phrases.Kind.DELETED_BY_OWNER, body);
    }

    /** The title in {@code Ana created group "Title"}, where the quotation begins before any colon. */
    private @Nullable String quotedTitle(String notice, int colon) {
        int open = notice.indexOf('"') >= 0 ? notice.indexOf('"') : notice.indexOf('“');
        int close = open < 0 ? -1 : notice.indexOf(notice.charAt(open) == '"' ? '"' : '”', open + 1);
        boolean quoted = open >= 0 && close > open + 1 && (colon < 0 || open < colon);
        return quoted && phrases.contains(Phrases.Kind.NOTICE_PART, notice) ? notice.substring(open + 1, close) : null;
    }

    /** The shape that most lines have, the first of equals; null where no line has a header. */
    @Nullable
    Family main() {
        Family best = null;
        for (Family family : families.values()) {
            boolean more = best == null
                    || (family.named > 0) == (best.named > 0) && family.rows > best.rows
                    || family.named > 0 && best.named == 0;
            best = more ? family : best;
        }
        return best;
    }

    long lines() {
        return lines;
    }

    long linesWithText() {
        return linesWithText;
    }
}
