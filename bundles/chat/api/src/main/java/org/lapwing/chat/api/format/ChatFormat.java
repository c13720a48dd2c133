package org.lapwing.chat.api.format;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one family of chat exports. Registered as a service. Detects by structure, never by file name or date. Streams: memory does not
 * grow with the export. Nothing is lost silently: what is not parsed is reported to the sink as skipped.
 */
@ConsumerType
public interface ChatFormat {

    /** Stable, such as {@code whatsapp-text}. */
    String id();

    /** Its name for people. */
    String title();

    /**
     * Looks at the beginning of a content.
     *
     * @return how sure, and why; {@link Detection#NO} when it is something else
     */
    Detection detect(ChatSource source) throws IOException;

    /**
     * Hands everything over in the order of the source. Cut or broken input: what could be read, then {@link ChatSink#cut}.
     */
    void parse(ChatSource source, ChatSink sink) throws IOException, InterruptedException;
}
