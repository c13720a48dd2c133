package org.lapwing.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that Outlook keeps as properties, written in the internet's form so that it has bytes: the same from the same properties each
 * time. Written while it is read; attachments are never held.
 */
final class WrittenMail extends InputStream {

    private static final int DEEPEST = 16;
    private static final int PIECE = 57 * 512;
    private static final Pattern LINES = Pattern.compile("\\r?\\n(?![ \\t])");
    private static final Pattern OWN_FIELDS =
            Pattern.compile("(?i)(content-[a-z-]+|mime-version|x-outlook-source)\\s*:.*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+\\s*:.*", Pattern.DOTALL);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '-0000'", Locale.ENGLISH);

    private final Deque<Letter.Bytes> waiting = new ArrayDeque<>();
    private InputStream now = InputStream.nullInputStream();

    /** @param source where it comes from, for its head */
    WrittenMail(Letter letter, String source) {
        write(letter, source, 0);
    }

    private void write(Letter letter, String source, int depth) {
        String boundary = "=_outlook_" + depth + "_part";
        StringBuilder head = new StringBuilder();
        field(head, "X-Outlook-Source", source);
        if (letter.transport() == null || letter.transport().isBlank()) {
            own(head, letter);
        } else {
            LINES.splitAsStream(letter.transport().strip())
                    .filter(field -> FIELD.matcher(field).matches())
                    .filter(field -> !OWN_FIELDS.matcher(field).matches())
                    .forEach(field -> head.append(field.replace("\0", "")).append("\r\n"));
        }
        head.append("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n");
        say(head);
        body(boundary, "text/plain; charset=utf-8", letter.text());
        body(boundary, "text/html; charset=utf-8", letter.html());
        if (letter.text() == null && letter.html() == null && letter.rtf() != null) {
            body(boundary, "application/rtf; name=\"body.rtf\"", letter.rtf());
        }
        for (Letter.Attached attached : letter.attached()) {
            attach(boundary, attached, source, depth);
        }
        say("--" + boundary + "--\r\n");
    }

    private static void own(StringBuilder head, Letter letter) {
        field(head, "Message-ID", letter.messageId());
        field(head, "From", letter.from());
        field(head, "To", joined(letter.to()));
        field(head, "Cc", joined(letter.cc()));
        field(head, "Bcc", joined(letter.bcc()));
        field(head, "In-Reply-To", letter.inReplyTo());
        if (letter.sent() != null) {
            field(head, "Date", DATE.format(letter.sent().atOffset(ZoneOffset.UTC)));
        }
        field(head, "Subject", letter.subject());
    }

    private static @Nullable String joined(Collection<String> addresses) {
        return addresses.isEmpty()
                ? null
                : String.join(
                        ",\r\n ", addresses.stream().map(WrittenMail::line).toList());
    }

    private static void field(StringBuilder head, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            head.append(name)
                    .append(": ")
                    .append(value.contains(",\r\n ") ? value : line(value))
                    .append("\r\n");
        }
    }

    private static String line(String value) {
        StringBuilder line = new StringBuilder();
        value.strip()
                .codePoints()
                .limit(30_000)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }

    private void body(String boundary, String type, @Nullable String text) {
        if (text != null) {
            say("--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            waiting.add(() -> new Encoded(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
            say("\r\n");
        }
    }

    private void attach(String boundary, Letter.Attached attached, String source, int depth) {
        StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
        Letter.Nested nested = attached.letter();
        String type = nested != null ? "message/rfc822" : type(attached.type());
        head.append("Content-Type: ").append(type).append("\r\n");
        String name = nested != null && attached.name() != null ? attached.name() + ".eml" : attached.name();
        head.append("Content-Disposition: attachment");
        if (name != null && !name.isBlank()) {
            head.append("; filename*=").append(percent(name));
        }
        head.append("\r\n");
        field(head, "Content-ID", attached.contentId());
        Letter.Bytes bytes = attached.bytes();
        if (bytes != null) {
            say(head.append("Content-Transfer-Encoding: base64\r\n\r\n"));
            waiting.add(() -> new Encoded(bytes.open()));
        } else {
            say(head.append("\r\n"));
            if (nested != null && depth < DEEPEST) {
                waiting.add(() -> nested(nested.read(), source, depth + 1));
            }
        }
        say("\r\n");
    }

    /** The nested mail's pieces come before what waits already. */
    private InputStream nested(Letter letter, String source, int depth) {
        Deque<Letter.Bytes> later = new ArrayDeque<>(waiting);
        waiting.clear();
        write(letter, source, depth);
        waiting.addAll(later);
        return InputStream.nullInputStream();
    }

    private static String type(@Nullable String stated) {
        return stated != null
                        && stated.matches("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}")
                        && !stated.toLowerCase(Locale.ROOT).startsWith("multipart/")
                        && !stated.toLowerCase(Locale.ROOT).startsWith("message/")
                ? stated
                : "application/octet-stream";
    }

    private static String percent(String name) {
        StringBuilder all = new StringBuilder("utf-8''");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == '_') {
                all.append((char) b);
            } else {
                all.append('%').append(String.format("%02X", b));
            }
        }
        return all.toString();
    }

    private void say(CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        waiting.add(() -> new ByteArrayInputStream(bytes));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            int n = now.read(into, offset, length);
            if (n > 0) {
                return n;
            }
            now.close();
            Letter.Bytes next = waiting.poll();
            if (next == null) {
                now = InputStream.nullInputStream();
                return -1;
            }
            now = next.open();
        }
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        now.close();
    }

    /** Bytes in lines of Base64. */
    private static final class Encoded extends InputStream {

        private static final Base64.Encoder LINES_OF_76 = Base64.getMimeEncoder();

        private final InputStream in;
        private byte[] ready = new byte[0];
        private int at;

        Encoded(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == ready.length) {
                byte[] piece = in.readNBytes(PIECE);
                if (piece.length == 0) {
                    return -1;
                }
                byte[] lines = LINES_OF_76.encode(piece);
                ready = java.util.Arrays.copyOf(lines, lines.length + 2);
                ready[lines.length] = '\r';
                ready[lines.length + 1] = '\n';
                at = 0;
            }
            int n = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, into, offset, n);
            at += n;
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
