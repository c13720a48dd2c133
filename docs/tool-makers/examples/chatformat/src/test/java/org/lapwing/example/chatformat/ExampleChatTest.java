package org.lapwing.example.chatformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;

class ExampleChatTest {

    private final ExampleChat format = new ExampleChat();

    @Test
    void the_first_line_tells_the_format_and_nothing_else_does() {
        assertThat(format.detect(new Bytes(sample())).claimed()).isTrue();
        assertThat(format.detect(new Bytes("example-chat\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(Detection.NO);
    }

    @Test
    void the_sample_gives_three_messages_and_one_skipped_line() throws Exception {
        Heard heard = new Heard();
        format.parse(new Bytes(sample()), heard);
        assertThat(heard.messages)
                .extracting(ChatSink.Parsed::text)
                .containsExactly("Hello", "Hi | how was practice?", "Great");
        assertThat(heard.skipped).containsExactly(4L);
    }

    private static byte[] sample() {
        try (InputStream in = ExampleChatTest.class.getResourceAsStream("/sample.txt")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Bytes(byte[] head) implements ChatSource {

        @Override
        public String name() {
            return "sample";
        }

        @Override
        public long size() {
            return head.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(head);
        }
    }

    private static final class Heard implements ChatSink {

        private final List<Parsed> messages = new ArrayList<>();
        private final List<Long> skipped = new ArrayList<>();

        @Override
        public void conversation(String key, String title, List<Party> participants) {}

        @Override
        public void message(Parsed message) {
            messages.add(message);
        }

        @Override
        public void skipped(String reason, long sourceOffset) {
            skipped.add(sourceOffset);
        }

        @Override
        public void warning(String sentence) {}

        @Override
        public void cut(String sentence, long sourceOffset) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
