package org.lapwing.chat.telegram;

import java.io.IOException;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The {@code result.json} of Telegram Desktop: of a whole account, or of one chat. */
@Component
public final class TelegramJson implements ChatFormat {

    private final Texts texts;

    @Activate
    public TelegramJson(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "telegram-json";
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Detection detect(ChatSource source) {
        Look look = Look.at(source.head());
        if (look.confidence() == 0) {
            return Detection.NO;
        }
        String version = look.full() ? "full" : "single";
        return new Detection(look.confidence(), version, texts.get("detect.why." + version));
    }

    @Override
    public void parse(ChatSource source, ChatSink sink) throws IOException, InterruptedException {
        try (JsonSource json = JsonSource.open(source.open())) {
            new ExportRun(source, json, sink, texts).run();
        }
    }
}
