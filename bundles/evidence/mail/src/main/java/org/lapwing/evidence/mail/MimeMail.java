package org.lapwing.evidence.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** What is attached to a mail of the internet's form (RFC 5322, MIME). Locators are {@code p} and the number of the part. */
record MimeMail(Texts texts) implements MailFormat {

    private static final int LONGEST_NAME = 255;
    private static final Map<String, String> ENDINGS = Map.of(
            "message/rfc822", ".eml",
            "text/plain", ".txt",
            "text/html", ".html",
            "text/calendar", ".ics",
            "message/delivery-status", ".txt",
            "text/rfc822-headers", ".txt",
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/gif", ".gif",
            "application/pdf", ".pdf");

    /** The mail of a container; Apple's form has a line of its own before the mail. */
    static InputStream stream(InputStream in, String mediaType) throws IOException {
        if (mediaType.equals("message/x-emlx")) {
            for (int b = in.read(), n = 0; b >= 0 && b != '\n' && n < 32; n++) {
                b = in.read();
            }
        }
        return in;
    }

    private static MimeParts parts(Container container) throws IOException {
        return new MimeParts(stream(Channels.all(container.channel()), String.valueOf(container.mediaType())));
    }

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        try (MimeParts parts = parts(container)) {
            for (MimeParts.Part part = parts.next(); part != null && !sink.cancelled(); part = parts.next()) {
                if (part.isBody()) {
                    continue;
                }
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                String locator = "p" + part.number();
                InputStream decoded = part.decoded();
                sink.entry(new Entry(locator, name(part), -1, null, () -> allowance.counted(decoded)));
            }
            String flaws = parts.flaws(texts);
            if (!flaws.isEmpty() && !sink.cancelled()) {
                sink.containerProblem(flaws);
            }
        }
    }

    private static String name(MimeParts.Part part) {
        String type = part.head().type();
        String otherwise = "part " + part.number() + (type == null ? "" : ENDINGS.getOrDefault(type, ""));
        return Labels.part(part.head().fileName(), otherwise, LONGEST_NAME);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        MimeParts parts = parts(container);
        try {
            for (MimeParts.Part part = parts.next(); part != null; part = parts.next()) {
                if (locator.equals("p" + part.number())) {
                    return new FilterInputStream(part.decoded()) {
                        @Override
                        public void close() throws IOException {
                            parts.close();
                        }
                    };
                }
            }
        } catch (IOException e) {
            parts.close();
            throw e;
        }
        parts.close();
        throw new IOException(texts.get("locator", locator, container.name()));
    }
}
