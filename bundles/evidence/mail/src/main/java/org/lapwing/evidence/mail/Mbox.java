package org.lapwing.evidence.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/**
 * An mbox: mails one after the other, each after a line {@code From somebody Mon Jan 1 10:00:00 2024} that an empty line precedes.
 * Read from beginning to end in little memory. Locators are {@code m}, the offset of the mail's first byte, {@code +} and its bytes in
 * the mbox.
 */
record Mbox(Texts texts) implements MailFormat {

    private static final int KEPT = 64 << 10;
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_SUBJECT = 80;
    private static final Pattern LOCATOR = Pattern.compile("m(\\d{1,18})\\+(\\d{1,18})");
    private static final Pattern SEPARATOR = Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\d{4}.*");

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        try (SeekableByteChannel channel = container.channel();
                SeekableByteChannel again = container.channel()) {
            Scan scan = new Scan(Channels.lent(channel, 0, channel.size()));
            int number = 0;
            for (Found mail = scan.next(); mail != null && !sink.cancelled(); mail = scan.next()) {
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                sink.entry(entry(mail, ++number, again, allowance));
            }
            if (number == 0 && !sink.cancelled()) {
                sink.containerProblem(texts.get("mbox.none"));
            }
        }
    }

    private Entry entry(Found mail, int number, SeekableByteChannel channel, Allowance allowance) throws IOException {
        Head head = new Head();
        try (MimeParts parts = new MimeParts(new java.io.ByteArrayInputStream(mail.head()))) {
            parts.next();
            head = parts.top();
        } catch (IOException e) {
            // A head that cannot be parsed gives no name; the mail itself says what is wrong with it.
            Thread.yield();
        }
        MailDate date = MailDate.of(head.raw("date"));
        Instant modified = date == null ? null : date.instant();
        String subject = Labels.part(head.text("subject"), "", LONGEST_SUBJECT);
        return new Entry(
                "m" + mail.from() + "+" + (mail.end() - mail.from()),
                "%06d".formatted(number) + (subject.isEmpty() ? "" : " " + subject) + ".eml",
                mail.end() - mail.from() - mail.marks(),
                modified,
                () -> allowance.counted(new FromLines(Channels.lent(channel, mail.from(), mail.end()))));
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Matcher found = LOCATOR.matcher(locator);
        if (!found.matches()) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        long from = Long.parseLong(found.group(1));
        long length = Long.parseLong(found.group(2));
        if (from + length > container.size()) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        return new FromLines(Channels.owned(container.channel(), from, from + length));
    }

    /**
     * A mail in the mbox.
     *
     * @param marks bytes that the mbox put before lines
     * @param head its first 64 KiB at most
     */
    private record Found(long from, long end, long marks, byte[] head) {}

    /** Finds the mails line by line. */
    private static final class Scan {

        private final InputStream in;
        private final StringBuilder line = new StringBuilder();
        private long at;
        private boolean ended;
        private boolean separatorSeen;

        Scan(InputStream in) {
            this.in = in;
        }

        @Nullable
        Found next() throws IOException {
            while (!separatorSeen) {
                boolean first = at == 0;
                if (readLine(null) == 0) {
                    return null;
                }
                separatorSeen = first ? begins("From ") : isSeparator();
            }
            long from = at;
            long end = at;
            long marks = 0;
            boolean blank = false;
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            separatorSeen = false;
            while (!ended) {
                long begun = at;
                if (readLine(head) == 0) {
                    break;
                }
                if (blank && isSeparator()) {
                    separatorSeen = true;
                    return new Found(from, end, marks, head.toByteArray());
                }
                blank = line.isEmpty();
                // The empty line before the next separator is the mbox's, not the mail's.
                end = blank ? begun : at;
                if (isMarked()) {
                    marks++;
                }
            }
            return new Found(from, at, marks, head.toByteArray());
        }

        /** Bytes of the line with its end; the beginning of the line is kept without it. */
        private long readLine(@Nullable ByteArrayOutputStream copy) throws IOException {
            line.setLength(0);
            long n = 0;
            int b;
            while ((b = in.read()) >= 0) {
                n++;
                if (copy != null && copy.size() < KEPT) {
                    copy.write(b);
                }
                if (b == '\n') {
                    break;
                }
                if (line.length() < LONGEST_LINE && b != '\r') {
                    line.append((char) b);
                }
            }
            ended = b < 0;
            at += n;
            return n;
        }

        private boolean begins(String text) {
            return line.length() >= text.length()
                    && line.substring(0, text.length()).equals(text);
        }

        private boolean isSeparator() {
            return begins("From ") && SEPARATOR.matcher(line).matches();
        }

        private boolean isMarked() {
            int marks = 0;
            while (marks < line.length() && line.charAt(marks) == '>') {
                marks++;
            }
            return marks > 0 && marks <= 64 && line.substring(marks).startsWith("From ");
        }
    }
}
