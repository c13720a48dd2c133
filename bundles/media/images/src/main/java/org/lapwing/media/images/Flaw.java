package org.lapwing.media.images;

import java.io.EOFException;

/** What is wrong with the bytes of a picture, in words of ours: what a decoder says may quote the evidence. */
final class Flaw {

    static final String FORM = "flaw.form";

    private static final String SHORT = "flaw.short";

    private Flaw() {}

    /** The key of a part of a sentence. */
    static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return SHORT;
            }
        }
        return FORM;
    }
}
