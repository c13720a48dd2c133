package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/**
 * The parts of one mail, one after the other, without the parts that only hold others. A mail in the mail is one part. Reads as far as
 * it is asked and holds one head at a time.
 */
final class MimeParts implements AutoCloseable {

    private static final int DEEPEST = 100;
    private static final int LONGEST_HEAD = 1 << 20;
    private static final int MOST_FIELDS = 20_000;

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(LONGEST_HEAD)
            .setMaxHeaderLen(LONGEST_HEAD)
            .setMaxHeaderCount(MOST_FIELDS)
            .setMaxContentLen(-1)
            .build();

    private enum Flaw {
        CUT("flaw.cut"),
        HEAD("flaw.head"),
        GARBAGE("flaw.garbage"),
        DEEP("flaw.deep");

        private final String key;

        Flaw(String key) {
            this.key = key;
        }
    }

    /**
     * A part that holds content.
     *
     * @param number of the part and those around it, such as {@code 2.1}; {@code 0} for a mail of one part
     * @param decoded its bytes, until the next part is asked for
     */
    record Part(String number, Head head, InputStream decoded) {

        boolean isText() {
            String type = head.type();
            return isBody() && (type == null || !type.equals("text/html"));
        }

        /** What a mail program shows as the mail itself; all else is attached. */
        boolean isBody() {
            String type = head.type();
            boolean readable = type == null
                    || type.equals("text/plain")
                    || type.equals("text/html")
                    || type.equals("text/enriched")
                    || type.startsWith("multipart/");
            return readable && !head.isAttachment() && head.fileName() == null;
        }
    }

    private final InputStream in;
    private final MimeTokenStream tokens;
    private final Deque<int[]> counters = new ArrayDeque<>();
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    private final Head top = new Head();
    private Head current = top;
    private boolean given;

    MimeParts(InputStream in) {
        this.in = in;
        tokens = new MimeTokenStream(CONFIG, new Warnings(), null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(in);
    }

    /** The fields of the mail itself; whole once the first part was given. */
    Head top() {
        return top;
    }

    /** What is wrong with the mail as far as it was read, in sentences; empty where nothing is. */
    String flaws(Texts texts) {
        return flaws.stream().map(flaw -> texts.get(flaw.key)).collect(Collectors.joining(" "));
    }

    /** The next part; null after the last. */
    @Nullable
    Part next() throws IOException {
        try {
            for (EntityState state = given ? tokens.next() : tokens.getState(); ; state = tokens.next()) {
                switch (state) {
                    case T_START_BODYPART -> {
                        counters.element()[0]++;
                        current = new Head();
                    }
                    case T_FIELD -> current.add(tokens.getField().getRaw().toByteArray());
                    case T_START_MULTIPART -> {
                        if (counters.size() >= DEEPEST) {
                            flaws.add(Flaw.DEEP);
                            return null;
                        }
                        counters.push(new int[1]);
                    }
                    case T_END_MULTIPART -> counters.pop();
                    case T_BODY -> {
                        given = true;
                        return new Part(number(), current, tokens.getDecodedInputStream());
                    }
                    case T_END_OF_STREAM -> {
                        return null;
                    }
                    default -> {
                        // The head, preambles and ends say nothing more.
                    }
                }
            }
        } catch (MimeException e) {
            if (e instanceof org.apache.james.mime4j.io.MaxHeaderLimitException
                    || e.getCause() instanceof MaxLineLimitException) {
                flaws.add(Flaw.HEAD);
                return null;
            }
            throw new IOException(e.getMessage(), e);
        } catch (MaxLineLimitException e) {
            flaws.add(Flaw.HEAD);
            return null;
        }
    }

    private String number() {
        if (counters.isEmpty()) {
            return "0";
        }
        StringBuilder number = new StringBuilder();
        counters.descendingIterator()
                .forEachRemaining(counter -> number.append('.').append(counter[0]));
        return number.substring(1);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Hears what the parser forgives. */
    private final class Warnings extends DecodeMonitor {

        @Override
        public boolean warn(String error, String dropDesc) {
            if (error.equals(Event.MIME_BODY_PREMATURE_END.toString())
                    || error.equals(Event.HEADERS_PREMATURE_END.toString())) {
                flaws.add(Flaw.CUT);
            } else if (error.toLowerCase(Locale.ROOT).contains("base64") || error.contains("padding")) {
                flaws.add(Flaw.GARBAGE);
            }
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }
}
