package org.lapwing.chat.whatsapp;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.platform.api.language.Texts;

/** The second look: hands over one message after the other. */
final class MessageRun {

    private static final int MAX_TEXT = 1 << 20;

    private final ChatSource source;
    private final Survey.Family family;
    private final DateOrder order;
    private final BodyReader bodies;
    private final ChatSink sink;
    private final Texts texts;
    private final Header header = new Header();
    private final Map<String, ChatSink.Party> parties = new HashMap<>();

    private boolean open;
    private long row;
    private long line;
    private MessageTime time = MessageTime.NONE;
    private String candidate = "";
    private String first = "";
    private @Nullable StringBuilder more;
    private boolean overlong;
    private boolean lastWasHeader;

    private final Tally impossible = new Tally();
    private final Tally otherOrder = new Tally();
    private final Tally half = new Tally();
    private final Tally otherHeaders = new Tally();
    private final Tally longMessages = new Tally();
    private long before;

    /** How often, and where first. */
    private static final class Tally {
        private long count;
        private long firstLine;

        void add(long line) {
            firstLine = count++ == 0 ? line : firstLine;
        }
    }

    MessageRun(ChatSource source, Survey.Family family, BodyReader bodies, ChatSink sink, Texts texts) {
        this.source = source;
        this.family = family;
        this.order = family.dates.order();
        this.bodies = bodies;
        this.sink = sink;
        this.texts = texts;
    }

    void run(TextLines lines) throws IOException, InterruptedException {
        List<ChatSink.Party> owner = family.names.writers(Integer.MAX_VALUE).stream()
                .filter(family.names::isOwner)
                .map(this::party)
                .toList();
        sink.conversation("chat", Title.of(family, source.name()), owner);
        long cutRows = 0;
        while (lines.next()) {
            if (lines.number() % 1024 == 0 && sink.cancelled()) {
                return;
            }
            Header.Result result = header.read(lines.text());
            boolean mine = result == Header.Result.HEADER && header.family() == family.shape;
            if (!lines.ended() && cut(lines, result, mine)) {
                cutRows = 1;
            } else if (mine) {
                deliver();
                begin(lines);
            } else {
                goOn(lines, result);
            }
        }
        deliver();
        sink.sourceRows(family.rows + before + (cutRows > 0 && lastWasHeader ? 0 : cutRows));
        report(lines);
    }

    /** A last line that ends within a header or within a name that is known. */
    private boolean cut(TextLines lines, Header.Result result, boolean mine) throws InterruptedException {
        String text = lines.text();
        // A digit or two may be the end of a message as well; what is left out is quoted in the warning.
        boolean inHeader = result == Header.Result.UNFINISHED || open && opening(text);
        boolean inName = mine
                && Names.colon(text, header.bodyStart) < 0
                && (header.bodyStart == text.length()
                        || family.names.anyBeginsWith(Marks.plain(text.substring(header.bodyStart))));
        if (!inHeader && !inName) {
            return false;
        }
        deliver();
        lastWasHeader = mine;
        sink.skipped(texts.get("skipped.cut"), lines.number());
        sink.cut(texts.get("cut.header", Long.toString(lines.offset()), Marks.plain(text)), lines.offset());
        return true;
    }

    /** Nothing but marks, or the bracket of a header. */
    private boolean opening(String text) {
        String plain = Marks.plain(text);
        boolean bracket = plain.equals("[") && (family.shape & 1) == 1;
        return bracket || plain.isEmpty() && Marks.skipInvisible(text, 0) > 0;
    }

    private void begin(TextLines lines) {
        String text = lines.text();
        open = true;
        row++;
        line = lines.number();
        time = time();
        more = null;
        overlong = false;
        int colon = Names.colon(text, header.bodyStart);
        candidate = colon < 0 ? "" : text.substring(header.bodyStart, colon);
        first = text.substring(colon < 0 ? header.bodyStart : Math.min(text.length(), colon + 1));
    }

    private void goOn(TextLines lines, Header.Result result) {
        if (!open) {
            if (!lines.text().isBlank()) {
                before++;
                sink.skipped(texts.get("skipped.before"), lines.number());
            }
            return;
        }
        if (result == Header.Result.HEADER) {
            otherHeaders.add(lines.number());
        }
        if (more == null) {
            more = new StringBuilder(first);
        }
        if (more.length() + lines.text().length() > MAX_TEXT) {
            if (!overlong) {
                longMessages.add(line);
            }
            overlong = true;
        } else if (!overlong) {
            more.append('\n').append(lines.text());
        }
    }

    private void deliver() throws InterruptedException {
        if (!open) {
            return;
        }
        open = false;
        String body = more == null ? first : more.toString();
        String name = Marks.plain(candidate);
        boolean named = !name.isEmpty() && !endsInSpace(candidate) && family.names.isName(name);
        if (!named) {
            String whole = candidate.isEmpty() ? body : candidate + ":" + body;
            send(null, Body.of(MessageKind.SYSTEM, Marks.trim(whole)), whole);
            return;
        }
        Body read = bodies.read(body, name, row <= 3);
        boolean title = family.names.isTitle(name);
        boolean notice = read.kind() == MessageKind.SYSTEM || title && read.kind() == MessageKind.UNKNOWN;
        if (notice) {
            send(null, Body.of(MessageKind.SYSTEM, Marks.trim(body)), candidate + ":" + body);
        } else {
            send(party(name), read, body);
        }
    }

    /** Some languages put a space before the colon of a notice; names never end in one. */
    private static boolean endsInSpace(String name) {
        int i = name.length() - 1;
        while (i >= 0 && Marks.invisible(name.charAt(i))) {
            i--;
        }
        return i >= 0 && Marks.space(name.charAt(i));
    }

    private void send(ChatSink.@Nullable Party sender, Body body, String raw) throws InterruptedException {
        int start = raw.startsWith(" ") ? 1 : 0;
        boolean same = raw.length() - start == body.text().length() && raw.startsWith(body.text(), start);
        sink.message(new ChatSink.Parsed(
                null,
                sender,
                time,
                body.kind(),
                body.text(),
                same ? null : raw.substring(start),
                body.attachment(),
                null,
                null,
                body.edited(),
                line,
                "line"));
    }

    private ChatSink.Party party(String name) {
        return parties.computeIfAbsent(name, n -> new ChatSink.Party(n, n, family.names.isOwner(n)));
    }

    private MessageTime time() {
        LocalDate date = order.date(header);
        int hour = header.half.hour(header.hour);
        if (date == null || hour > 24 || header.minute > 59 || header.second > 59 || hour == 24 && header.minute > 59) {
            impossible.add(line);
            return MessageTime.NONE;
        }
        if (!order.fits(header)) {
            otherOrder.add(line);
        }
        if (header.half == DayHalf.UNKNOWN) {
            half.add(line);
        }
        LocalDateTime local = date.atTime(hour % 24, header.minute, Math.max(0, header.second));
        return MessageTime.local(
                hour == 24 ? local.plusDays(1) : local,
                header.second < 0 ? MessageTime.Precision.MINUTE : MessageTime.Precision.SECOND);
    }

    private void report(TextLines lines) {
        String evidence = texts.get(order.evidence(), order.line() == 0 ? order.name() : Long.toString(order.line()));
        sink.fact("dateOrder", order.name());
        sink.fact("dateOrderEvidence", evidence);
        sink.fact("encoding", lines.encoding());
        if (!order.certain()) {
            sink.warning(evidence);
        }
        warn("dates.impossible", impossible);
        warn("dates.other.order", otherOrder);
        warn("dates.half", half);
        warn("other.headers", otherHeaders);
        if (longMessages.count > 0) {
            sink.warning(
                    texts.get("message.long", longMessages.count, Long.toString(longMessages.firstLine), MAX_TEXT));
        }
        if (lines.longLines() > 0) {
            sink.warning(texts.get(
                    "line.long",
                    lines.longLines(),
                    Long.toString(lines.firstLongLine()),
                    TextLines.MAX_LINE,
                    lines.droppedBytes()));
        }
        if (lines.western() > 0) {
            sink.warning(texts.get("encoding.western", lines.western()));
        }
        if (lines.broken() > 0) {
            sink.warning(texts.get("encoding.broken", lines.broken()));
        }
        parties.values().stream()
                .filter(ChatSink.Party::owner)
                .forEach(owner -> sink.fact("owner", texts.get("owner", owner.key())));
    }

    private void warn(String key, Tally tally) {
        if (tally.count > 0) {
            sink.warning(texts.get(key, tally.count, Long.toString(tally.firstLine)));
        }
    }
}
