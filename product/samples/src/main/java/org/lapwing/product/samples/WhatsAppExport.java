package org.lapwing.product.samples;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.lapwing.product.samples.Dialogue.Kind;
import org.lapwing.product.samples.Dialogue.Line;

/** Writes conversations the way "Export chat" of the messenger does on Android and on iOS. */
final class WhatsAppExport {
    private static final DateTimeFormatter ANDROID = DateTimeFormatter.ofPattern("dd/MM/uuuu, HH:mm");
    private static final DateTimeFormatter IOS = DateTimeFormatter.ofPattern("d/M/yy, H:mm:ss");
    /** The invisible left-to-right mark that the messenger puts before its own words. */
    private static final char MARK = '\u200e';

    private WhatsAppExport() {}

    /** Android, British English: minutes only, the caption on its own line. */
    static byte[] android(Dialogue dialogue) {
        StringBuilder text = new StringBuilder();
        for (Line line : dialogue.lines()) {
            text.append(ANDROID.format(line.time())).append(" - ");
            if (line.kind() != Kind.NOTICE) {
                text.append(line.author()).append(": ");
            }
            if (line.kind() == Kind.FILE) {
                text.append(MARK).append(line.file()).append(" (file attached)");
                text.append(line.text().isEmpty() ? "" : "\n");
            }
            text.append(line.text()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** iOS, Spanish: with seconds; notices carry the name of the group as their author. */
    static byte[] ios(Dialogue dialogue, String group) {
        StringBuilder text = new StringBuilder();
        for (Line line : dialogue.lines()) {
            String author = line.kind() == Kind.NOTICE ? group : line.author();
            String head = "[" + IOS.format(line.time()) + "] " + author + ": ";
            switch (line.kind()) {
                case MESSAGE -> text.append(head).append(line.text());
                case NOTICE -> text.append(head).append(MARK).append(line.text());
                case FILE ->
                    text.append(MARK)
                            .append(head)
                            .append(line.text())
                            .append(line.text().isEmpty() ? "" : " ")
                            .append(MARK)
                            .append("<adjunto: ")
                            .append(line.file())
                            .append('>');
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
