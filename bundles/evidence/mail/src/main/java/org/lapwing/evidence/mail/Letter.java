package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that Outlook keeps as properties.
 *
 * @param transport the head as it came over the internet, where Outlook kept it
 * @param sent in UTC, as Outlook keeps times
 */
record Letter(
        @Nullable String transport,
        @Nullable String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        @Nullable String subject,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        @Nullable Instant sent,
        @Nullable String text,
        @Nullable String html,
        @Nullable String rtf,
        List<Attached> attached) {

    /**
     * What is attached: bytes, or a mail.
     *
     * @param name as stated
     * @param type as stated
     */
    record Attached(
            @Nullable String name,
            @Nullable String type,
            @Nullable String contentId,
            @Nullable Bytes bytes,
            @Nullable Nested letter) {}

    /** Opens bytes. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    /** Reads a mail in the mail when it is asked for. */
    interface Nested {
        Letter read() throws IOException;
    }
}
