package org.lapwing.platform.store;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Ground;

/**
 * With what a log is kept: whose it is, who signs, and under which keys.
 *
 * @param folder of the case
 * @param reasonsAsked whether this installation asks for a reason before something is looked at or handed over
 */
record LogDesk(
        String caseId,
        Path folder,
        Persons persons,
        LogKeys keys,
        InstallationLog installation,
        Texts texts,
        BooleanSupplier reasonsAsked) {

    /** Looking and handing over; what machines compare is not asked for a reason. */
    private static final Set<Operation> REASONED = Set.of(Operation.CONSULTED, Operation.SEARCHED, Operation.DISCLOSED);

    PersonCard person() {
        return persons.current().orElseThrow(() -> new PersonLocked(texts.get("log.nobody")));
    }

    LogEntry signed(long number, CaseLog.Note note, byte[] previous) {
        LogEntry bare =
                new LogEntry(number, System.currentTimeMillis(), person().id(), note, LogEntry.NONE, LogEntry.NONE);
        LogEntry hashed = bare.proven(bare.digest(previous), LogEntry.NONE);
        return hashed.proven(hashed.hash(), persons.sign(hashed.signed()));
    }

    void checkReason(CaseLog.Note note) {
        if (!REASONED.contains(note.operation()) || !reasonsAsked.getAsBoolean()) {
            return;
        }
        if (note.why().isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.REASON, texts.get("log.reason_missing"));
        }
        if (note.operation() == Operation.DISCLOSED && note.recipient().isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.RECIPIENT, texts.get("log.recipient_missing"));
        }
    }
}
