package org.lapwing.product.samples;

import java.util.List;
import java.util.Map;

/**
 * What a complete ingest of the sample's evidence folder finds. Checked by this module's own tests against the files,
 * so that tests of the whole product can rely on it.
 *
 * @param files regular files on disk below {@code evidence}
 * @param items files and, in addition, every entry of the whole archives, however deep
 * @param contents distinct contents among the items; the empty one counts
 * @param images readable images among the items
 * @param gpsImages readable images with a position
 * @param exactCopies items of readable images whose content an earlier one has
 * @param messages messages of each whole conversation by title, without the messenger's own notices
 * @param cutExportMessages whole messages before the cut of the damaged export
 * @param attentionChat the one conversation that shows tactic cues
 * @param knownMatches items named in the known-hash list, by the end of their path
 * @param broken damaged files, by path below {@code evidence}
 */
public record Expectations(
        int files,
        int items,
        int contents,
        int images,
        int gpsImages,
        int exactCopies,
        Map<String, Integer> messages,
        int cutExportMessages,
        String attentionChat,
        List<String> knownMatches,
        List<String> broken) {

    public int conversations() {
        return messages.size();
    }

    public int messagesInAll() {
        return messages.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The same as JSON, for tests that are not written in Java. */
    public String toJson() {
        return Json.write(Json.object(
                        "files", files,
                        "items", items,
                        "contents", contents,
                        "images", images,
                        "gpsImages", gpsImages,
                        "exactCopies", exactCopies,
                        "conversations", conversations(),
                        "messages", messages,
                        "messagesInAll", messagesInAll(),
                        "cutExportMessages", cutExportMessages,
                        "attentionChat", attentionChat,
                        "knownMatches", knownMatches,
                        "broken", broken))
                + "\n";
    }
}
