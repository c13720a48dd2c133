package org.lapwing.platform.pipeline.work;

import java.io.IOException;

/** An analyser failed in a worker; the message is the sentence that says why. What filled up there is not the case's disk. */
public final class WorkerSaid extends IOException {

    private static final long serialVersionUID = 1L;

    WorkerSaid(String sentence) {
        super(sentence);
    }
}
