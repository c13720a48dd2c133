package org.lapwing.chat.ui;

import java.util.List;
import java.util.stream.Collectors;
import org.lapwing.chat.api.Message;
import org.lapwing.platform.api.language.Texts;

/** What goes to the clipboard: the words of messages, each with where it comes from. */
final class Copying {

    private Copying() {}

    static String text(Texts texts, Transcript open, List<Message> messages) {
        ChatWords words = new ChatWords(texts);
        return messages.stream()
                .map(message -> words.body(message) + "\n"
                        + texts.get(
                                "copy.source",
                                open.rows().of().info().name(),
                                open.rows().conversation().title(),
                                Long.toString(message.id()),
                                open.name(message),
                                words.full(message.time())))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }
}
