package org.lapwing.chat.risk;

import java.io.IOException;
import org.lapwing.chat.api.CueHit;
import org.lapwing.chat.api.Message;

/** Prints every cue that is found in dialogues of one kind: {@code Cited dev/en hard}. For whoever works on the packs; not a test. */
final class Cited {

    private Cited() {}

    public static void main(String[] arguments) throws IOException {
        PackCues cues = Authored.cues();
        for (Authored each : Authored.all(arguments[0])) {
            if (each.kind().equals(arguments[1])) {
                System.out.println("== " + each.file().getFileName());
                for (Message message : each.messages()) {
                    for (CueHit hit : cues.read(message.text())) {
                        System.out.printf(
                                "%-18s [%s] %s%n",
                                hit.code(), message.text().substring(hit.start(), hit.end()), message.text());
                    }
                }
            }
        }
    }
}
