package org.lapwing.platform.pipeline;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.search.IndexWriting;

/** What the parts of one run share. */
record RunContext(
        Case target,
        IndexWriting index,
        PlugIns plugIns,
        MediaTypes types,
        Limits limits,
        Tally tally,
        Pending pending,
        Ledger ledger,
        Crew crew,
        Crew openers,
        Crew workers,
        Seen seen,
        Texts texts,
        Trouble trouble,
        Combining combining) {

    Held.Stored stored(Held.Lent content) {
        return new Held.Stored(
                content.hashes(),
                content.size(),
                content.mediaType(),
                content.name(),
                target.evidence(),
                target.vault(),
                new Held.Spare());
    }
}
