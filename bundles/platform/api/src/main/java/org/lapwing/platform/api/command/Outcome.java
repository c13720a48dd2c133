package org.lapwing.platform.api.command;

/** How a call ended; the number is the exit code of the process. */
public enum Outcome {
    DONE(0),
    /** Something asked for was not fully done; what was done is kept and printed. */
    NOT_FULLY(1),
    USAGE(2),
    REFUSED(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
