package org.lapwing.evidence.disks.forms;

import java.io.IOException;

/** An image that is not opened by anything, because what came of it would be wrong. The message is a sentence for people. */
public final class Refused extends IOException {

    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }
}
