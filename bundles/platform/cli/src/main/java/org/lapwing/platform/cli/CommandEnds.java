package org.lapwing.platform.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.vault.StoreFailure;

/** What is said, and with which code a call ends, when a command did not do what it was called for. */
record CommandEnds(Texts texts) {

    private static final System.Logger LOG = System.getLogger(CommandEnds.class.getName());

    /** The options by which commands take what is asked for. */
    private static final Map<Ground, String> OPTIONS =
            Map.of(Ground.REASON, "--why", Ground.RECIPIENT, "--to", Ground.PURPOSE, "--purpose");

    static boolean isLocked(Throwable failure) {
        return failure instanceof PersonLocked
                || (failure instanceof CaseUnavailable unavailable
                        && unavailable.reason() == CaseUnavailable.Reason.LOCKED);
    }

    /** The person may not, or cannot now; trying again alone does not help. */
    private static boolean isRefusal(CaseUnavailable failure) {
        return isLocked(failure) || failure.reason() == CaseUnavailable.Reason.NOT_A_MEMBER;
    }

    Outcome failed(Command command, Throwable thrown, StreamOutput output) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OutputClosed closed -> throw closed;
                case GroundsNeeded needed -> {
                    return asked(needed, needed.needed(), output);
                }
                case PolicyRefusal refusal -> {
                    return refused(refusal, output);
                }
                case ParsedInvocation.NoPath noPath -> {
                    output.note(texts.get("usage.path", String.valueOf(noPath.getMessage())));
                    return Outcome.USAGE;
                }
                case InterruptedException stopped -> {
                    output.note(texts.get("failed.stopped"));
                    return Outcome.NOT_FULLY;
                }
                case PersonLocked locked -> {
                    return refused(locked, output);
                }
                case PersonRefused refusal -> {
                    return refused(refusal, output);
                }
                case CaseLog.ReasonMissing missing -> {
                    return asked(missing, Set.of(missing.ground()), output);
                }
                case CaseUnavailable unavailable -> {
                    return isRefusal(unavailable) ? refused(unavailable, output) : notFully(unavailable, output);
                }
                case StoreFailure failure -> {
                    LOG.log(System.Logger.Level.WARNING, "The store failed", thrown);
                    return notFully(failure, output);
                }
                case UncheckedIOException wrapper -> {
                    // Its cause says it better.
                }
                case IOException failure
                when failure.getCause() instanceof PolicyRefusal -> {
                    return refused(failure, output);
                }
                case IOException failure -> {
                    LOG.log(System.Logger.Level.WARNING, "Reading or writing failed", thrown);
                    output.note(InputOutput.sentence(texts, failure));
                    return Outcome.NOT_FULLY;
                }
                default -> {
                    // Perhaps its cause is one that we know.
                }
            }
        }
        String words = String.join(" ", command.path());
        LOG.log(System.Logger.Level.ERROR, "The command " + words + " failed", thrown);
        output.note(texts.get("failed.unexpected", words));
        return Outcome.NOT_FULLY;
    }

    private Outcome asked(Exception refusal, Set<Ground> needed, StreamOutput output) {
        output.note(String.valueOf(refusal.getMessage()));
        needed.stream()
                .sorted()
                .forEach(ground -> output.note(texts.get("refused.option", OPTIONS.getOrDefault(ground, "--why"))));
        return Outcome.REFUSED;
    }

    private static Outcome refused(Exception refusal, StreamOutput output) {
        output.note(String.valueOf(refusal.getMessage()));
        return Outcome.REFUSED;
    }

    private static Outcome notFully(Exception failure, StreamOutput output) {
        output.note(String.valueOf(failure.getMessage()));
        return Outcome.NOT_FULLY;
    }

    /** How far the work is. */
    String progressWords(String stage, long done, long total, long failed) {
        return texts.get(total < 0 ? "progress.open" : "progress.of", stage, done, total, failed);
    }
}
