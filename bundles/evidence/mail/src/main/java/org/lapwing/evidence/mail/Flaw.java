package org.lapwing.evidence.mail;

import java.io.EOFException;
import org.lapwing.platform.api.language.Texts;

/** What is wrong with bytes, in words of ours. What a library says stays with the cause: it may quote the evidence. */
final class Flaw {

    private Flaw() {}

    /** A part of a sentence. */
    static String of(Throwable thrown, Texts texts) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return texts.get("flaw.short");
            }
        }
        return texts.get("flaw.form");
    }
}
