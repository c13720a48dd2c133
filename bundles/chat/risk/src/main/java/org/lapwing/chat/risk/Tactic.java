package org.lapwing.chat.risk;

import java.util.Arrays;
import java.util.Optional;

/**
 * Ways in which contact with a child may be built up, as far as plain words show them. Families as in O'Connell and in Olson's and
 * Lorenzo-Dus's work, used as presence only: their order differs from case to case. Each alone is everyday talk.
 */
enum Tactic {
    AGE_ASKED("age.asked", 3, true),
    ALONE_ASKED("alone.asked", 4, false),
    SECRECY_ASKED("secrecy.asked", 6, false),
    DELETION_ASKED("deletion.asked", 5, false),
    MOVE_PROPOSED("move.proposed", 3, true),
    MEETING_PROPOSED("meeting.proposed", 4, true),
    TRANSPORT_OFFERED("transport.offered", 3, true),
    GIFT_OFFERED("gift.offered", 3, true),
    MATURITY_PRAISED("maturity.praised", 3, false),
    PHOTO_ASKED("photo.asked", 3, true),
    ISOLATION("isolation", 4, false),
    PRESSURE("pressure", 2, false),
    THREAT("threat", 5, false);

    private final String cue;
    private final int points;
    private final boolean usualAmongPeers;

    Tactic(String cue, int points, boolean usualAmongPeers) {
        this.cue = cue;
        this.points = points;
        this.usualAmongPeers = usualAmongPeers;
    }

    /** Code of the cue in the language packs. */
    String cue() {
        return cue;
    }

    /** Code of the triage rule. */
    String code() {
        return "chat." + cue.replace('.', '-');
    }

    int points() {
        return points;
    }

    /** Whether it is everyday talk among people of one age. */
    boolean usualAmongPeers() {
        return usualAmongPeers;
    }

    static Optional<Tactic> ofCue(String cue) {
        return Arrays.stream(values()).filter(each -> each.cue.equals(cue)).findFirst();
    }
}
