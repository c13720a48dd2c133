package org.lapwing.chat.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The text that "Export chat" of WhatsApp writes, on iOS and Android, in any language and calendar. Reads the source twice: first for
 * the shape of its lines, the order of its dates and its names, then for its messages.
 */
@Component
public final class WhatsAppText implements ChatFormat {

    private static final Set<String> LOG_LEVELS = Set.of(
            "INFO",
            "WARN",
            "WARNING",
            "ERROR",
            "DEBUG",
            "TRACE",
            "FATAL",
            "NOTICE",
            "CRITICAL",
            "SEVERE",
            "FINE",
            "STDOUT",
            "STDERR");

    private final Texts texts;
    private final Phrases phrases = new Phrases();
    private final BodyReader bodies = new BodyReader(phrases);

    @Activate
    public WhatsAppText(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "whatsapp-text";
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Detection detect(ChatSource source) throws IOException {
        byte[] head = source.head();
        if (binary(head)) {
            return Detection.NO;
        }
        try (TextLines lines = new TextLines(new ByteArrayInputStream(head))) {
            Survey survey = Survey.of(lines, bodies, phrases, () -> false);
            Survey.Family family = survey.main();
            if (family == null || family.named == 0 || logFile(family)) {
                return Detection.NO;
            }
            String version = (family.shape & 1) == 1 ? "ios" : "android";
            return new Detection(
                    confidence(family, survey),
                    version,
                    texts.get("detect.why", family.rows, version.equals("ios") ? "iOS" : "Android", family.named));
        }
    }

    /** Zero bytes are in no text but UTF-16, and there every second byte is one where the text is Latin. */
    private static boolean binary(byte[] head) {
        int zeros = 0;
        int together = 0;
        for (int i = 0; i < head.length; i++) {
            zeros += head[i] == 0 ? 1 : 0;
            together += i > 0 && head[i] == 0 && head[i - 1] == 0 ? 1 : 0;
        }
        boolean marked = head.length > 1
                && ((head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE
                        || (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF);
        return together > 0 || zeros > 0 && !marked && zeros < head.length / 10;
    }

    private static boolean logFile(Survey.Family family) {
        List<String> writers = family.names.writers(20);
        return writers.isEmpty() || LOG_LEVELS.containsAll(writers);
    }

    private static double confidence(Survey.Family family, Survey survey) {
        if (family.logLike) {
            return 0.3;
        }
        if (family.signalLike) {
            return 0.4;
        }
        double sure = family.rows >= 5 ? 0.95 : family.rows >= 2 ? 0.8 : 0.65;
        sure -= family.strong ? 0 : 0.1;
        sure -= family.textLinesBefore > 0 ? 0.2 : 0;
        sure -= family.rows * 30 < survey.linesWithText() ? 0.3 : 0;
        return Math.max(sure, 0.1);
    }

    @Override
    public void parse(ChatSource source, ChatSink sink) throws IOException, InterruptedException {
        Survey.Family family;
        try (TextLines lines = new TextLines(source.open())) {
            Survey survey = Survey.of(lines, bodies, phrases, sink::cancelled);
            family = survey.main();
        }
        if (family == null || sink.cancelled()) {
            return;
        }
        try (TextLines lines = new TextLines(source.open())) {
            new MessageRun(source, family, bodies, sink, texts).run(lines);
        }
    }
}
