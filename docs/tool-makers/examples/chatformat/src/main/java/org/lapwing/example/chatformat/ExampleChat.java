package org.lapwing.example.chatformat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;
import org.osgi.service.component.annotations.Component;

/** Lines of {@code time|sender|text} after a first line {@code #example-chat}. */
@Component
public final class ExampleChat implements ChatFormat {

    private static final String FIRST_LINE = "#example-chat";

    @Override
    public String id() {
        return "example-chat";
    }

    @Override
    public String title() {
        return "Example chat";
    }

    @Override
    public Detection detect(ChatSource source) {
        String head = new String(source.head(), StandardCharsets.UTF_8);
        return head.startsWith(FIRST_LINE + "\n")
                ? new Detection(1, "1", "The first line is " + FIRST_LINE + ".")
                : Detection.NO;
    }

    @Override
    public void parse(ChatSource source, ChatSink sink) throws IOException, InterruptedException {
        sink.conversation("1", source.name(), List.of());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
            lines.readLine();
            long number = 2;
            for (String line = lines.readLine(); line != null && !sink.cancelled(); line = lines.readLine()) {
                ChatSink.@Nullable Parsed message = message(line, number);
                if (message == null) {
                    sink.skipped("not time|sender|text", number);
                } else {
                    sink.message(message);
                }
                number++;
            }
        }
    }

    private static ChatSink.@Nullable Parsed message(String line, long number) {
        String[] parts = line.split("\\|", 3);
        if (parts.length < 3) {
            return null;
        }
        try {
            MessageTime time = MessageTime.utc(Instant.parse(parts[0]), MessageTime.Precision.SECOND);
            ChatSink.Party sender = new ChatSink.Party(parts[1], parts[1], false);
            return new ChatSink.Parsed(
                    null, sender, time, MessageKind.TEXT, parts[2], null, null, null, null, false, number, "line");
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
