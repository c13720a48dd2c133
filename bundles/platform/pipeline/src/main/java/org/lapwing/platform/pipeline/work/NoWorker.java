package org.lapwing.platform.pipeline.work;

/** No worker can be had here and now: the content waits for a run in which one can. The message is a sentence for people. */
public final class NoWorker extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoWorker(String sentence) {
        super(sentence);
    }
}
