package org.lapwing.evidence.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/**
 * What a mail says.
 *
 * @param text its head's names and its bodies
 * @param cut whether bodies were longer than what is kept
 * @param problem what is wrong with it, empty where nothing is
 */
record MailText(Map<String, Object> facts, String text, boolean cut, String problem) {

    static final int MOST = 8 << 20;

    private static final int SAMPLE = 16 << 10;
    private static final int LONGEST = 2_000;

    static MailText of(InputStream in, Texts texts) throws IOException {
        try (MimeParts parts = new MimeParts(new BufferedInputStream(in, 64 << 10))) {
            StringBuilder bodies = new StringBuilder();
            boolean cut = false;
            int attachments = 0;
            String first = null;
            for (MimeParts.Part part = parts.next(); part != null; part = parts.next()) {
                if (!part.isBody()) {
                    attachments++;
                    continue;
                }
                byte[] bytes = part.decoded().readNBytes(Math.max(0, MOST - bodies.length()));
                cut |= part.decoded().read() >= 0;
                String body = part.isText()
                        ? plain(bytes, part.head().charset())
                        : html(bytes, part.head().charset());
                // A mail that says the same as text and as a page is found once.
                if (first == null || !same(first, body)) {
                    bodies.append('\n').append(body);
                }
                first = first == null ? body : first;
            }
            Map<String, Object> facts = facts(parts.top(), attachments);
            return new MailText(facts, spoken(facts) + bodies, cut, parts.flaws(texts));
        }
    }

    static MailText of(Letter letter) {
        Head head = new Head();
        try (MimeParts parts = new MimeParts(new WrittenMail(letter, "outlook message"))) {
            parts.next();
            head = parts.top();
        } catch (IOException e) {
            throw new IllegalStateException("A mail in memory can be read", e);
        }
        StringBuilder bodies = new StringBuilder();
        String text = letter.text();
        String html = letter.html() == null ? null : Jsoup.parse(letter.html()).text();
        if (text != null) {
            bodies.append('\n').append(text);
        }
        if (html != null && (text == null || !same(text, html))) {
            bodies.append('\n').append(html);
        }
        Map<String, Object> facts = facts(head, letter.attached().size());
        boolean cut = bodies.length() > MOST;
        return new MailText(facts, spoken(facts) + bodies.substring(0, Math.min(MOST, bodies.length())), cut, "");
    }

    private static boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    private static String words(String text) {
        return text.length() > (1 << 20) ? text : text.replaceAll("[\\s\\p{Z}]+", "");
    }

    private static Map<String, Object> facts(Head head, int attachments) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "from", head.text("from"));
        put(facts, "sender", head.text("sender"));
        put(facts, "to", head.addresses("to"));
        put(facts, "cc", head.addresses("cc"));
        put(facts, "bcc", head.addresses("bcc"));
        put(facts, "replyTo", head.addresses("reply-to"));
        put(facts, "subject", head.text("subject"));
        put(facts, "dateWritten", head.raw("date"));
        MailDate date = MailDate.of(head.raw("date"));
        if (date != null) {
            put(facts, "date", date.instant().toString());
            put(facts, "zone", date.zone());
            put(facts, "offset", date.offset());
        }
        put(facts, "messageId", head.raw("message-id"));
        put(facts, "inReplyTo", head.raw("in-reply-to"));
        String mailer = head.text("x-mailer");
        put(facts, "mailer", mailer == null ? head.text("user-agent") : mailer);
        put(facts, "originatingIp", head.raw("x-originating-ip"));
        if (attachments > 0) {
            facts.put("attachments", attachments);
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            facts.put(name, shortened(text));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            facts.put(name, list.stream().map(one -> shortened(one.toString())).toList());
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** What of the head is searched. */
    private static String spoken(Map<String, Object> facts) {
        StringBuilder spoken = new StringBuilder();
        for (String name : List.of("subject", "from", "sender", "to", "cc", "bcc", "replyTo")) {
            Object value = facts.get(name);
            if (value instanceof List<?> list) {
                list.forEach(one -> spoken.append(one).append('\n'));
            } else if (value != null) {
                spoken.append(value).append('\n');
            }
        }
        return spoken.toString();
    }

    private static String html(byte[] bytes, @Nullable String charset) throws IOException {
        Charset stated = charset(charset);
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), stated == null ? null : stated.name(), "");
        return page.text();
    }

    private static String plain(byte[] bytes, @Nullable String charset) {
        Charset stated = charset(charset);
        if (stated != null && !stated.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, stated);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, guessed(bytes));
        }
    }

    private static Charset guessed(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes.length <= SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, SAMPLE));
        CharsetMatch match = detector.detect();
        Charset guessed = match == null ? null : charset(match.getName());
        return guessed == null ? Charset.forName("windows-1252") : guessed;
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
