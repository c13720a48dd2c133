package org.lapwing.platform.api.vault;

/** The case's store failed: no space, an I/O error, a bug in SQL. The message is a sentence for people. */
public class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean noSpace;

    public StoreFailure(String sentence, boolean noSpace, Throwable cause) {
        super(sentence, cause);
        this.noSpace = noSpace;
    }

    /** Whether the disk or the folder is full: the run stops, everything committed is kept. */
    public boolean noSpace() {
        return noSpace;
    }
}
