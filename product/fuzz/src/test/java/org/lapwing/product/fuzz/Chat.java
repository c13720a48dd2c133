package org.lapwing.product.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;

/** Bytes as a chat format gets them; checks what it makes of them. */
public final class Chat implements ChatSource, ChatSink {

    private static final int HEAD = 1 << 16;

    private final byte[] bytes;

    private Chat(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Asks a format whether it knows the bytes, and has them read whatever it says. */
    public static void read(ChatFormat format, byte[] bytes) throws InterruptedException {
        Chat chat = new Chat(bytes);
        try {
            Detection detection = format.detect(chat);
            Checks.that(detection.confidence() >= 0 && detection.confidence() <= 1, "A confidence of " + detection);
            format.parse(chat, chat);
        } catch (IOException unreadable) {
            Checks.that(unreadable.getMessage() != null, "Unreadable without a word");
        }
    }

    @Override
    public String name() {
        return "result.json";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void conversation(String key, String title, List<Party> participants) {
        Checks.that(!key.isEmpty(), "A conversation without a key");
    }

    @Override
    public void message(Parsed message) {
        inside(message.sourceOffset());
    }

    @Override
    public void skipped(String reason, long sourceOffset) {
        inside(sourceOffset);
    }

    @Override
    public void warning(String sentence) {
        Checks.that(!sentence.isBlank(), "A warning without words");
    }

    @Override
    public void cut(String sentence, long sourceOffset) {
        inside(sourceOffset);
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    private void inside(long offset) {
        Checks.that(offset >= 0 && offset <= bytes.length, "Byte " + offset + " of " + bytes.length);
    }
}
