package org.lapwing.platform.api.ingest;

import java.util.List;

/**
 * What an ingest did.
 *
 * @param items seen in this run, embedded ones included
 * @param added items that the case did not have
 * @param contents new contents
 * @param bytes read
 * @param failed items that could not be read, only in part, or stayed closed
 * @param problems the first thousand, each a sentence that names its item
 * @param stopped why it did not reach the end (cancelled, no space); empty if it did
 */
public record IngestReport(
        long items, long added, long contents, long bytes, long failed, List<String> problems, String stopped) {

    public boolean complete() {
        return stopped.isEmpty();
    }
}
