package org.lapwing.chat.conversations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.vault.Vault;

/** A content of a case as a possible export. */
final class ContentSource implements ChatSource, AutoCloseable {

    static final int HEAD = 1 << 16;

    private final Content content;
    private final byte[] head;
    private final @Nullable Case in;
    private Vault.@Nullable ClearFile clear;

    /** @param in null where the case is not at hand: then there is no file */
    ContentSource(Content content, byte[] head, @Nullable Case in) {
        this.content = content;
        this.head = head;
        this.in = in;
    }

    static ContentSource of(Content content, Case in) throws IOException {
        try (InputStream bytes = content.open()) {
            return new ContentSource(content, bytes.readNBytes(HEAD), in);
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

    @Override
    public Path scratchFile() throws IOException {
        Case of = in;
        if (of == null) {
            throw new IOException("There is no file while formats are told apart.");
        }
        Vault.ClearFile place = clear;
        if (place == null) {
            place = of.vault().clearFile(content.size());
            clear = place;
            try (InputStream bytes = content.open();
                    OutputStream out = Files.newOutputStream(place.path())) {
                bytes.transferTo(out);
            }
        }
        return place.path();
    }

    @Override
    public void close() {
        if (clear != null) {
            clear.close();
        }
    }
}
