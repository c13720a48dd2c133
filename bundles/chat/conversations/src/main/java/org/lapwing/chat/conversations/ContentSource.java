package org.lapwing.chat.conversations;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.platform.api.analysis.Content;

/** A content of a case as a possible export. */
final class ContentSource implements ChatSource {

    static final int HEAD = 1 << 16;

    private final Content content;
    private final byte[] head;

    ContentSource(Content content, byte[] head) {
        this.content = content;
        this.head = head;
    }

    static ContentSource of(Content content) throws IOException {
        try (InputStream bytes = content.open()) {
            return new ContentSource(content, bytes.readNBytes(HEAD));
        }
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public byte[] head() {
        return head;
    }

    @Override
    public InputStream open() throws IOException {
        return content.open();
    }
}
