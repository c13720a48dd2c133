package org.lapwing.platform.pipeline.work;

/** A worker ended, fell silent or spoke nonsense while it had a content in hand; the message is the reason, for people. */
final class WorkerLost extends Exception {

    private static final long serialVersionUID = 1L;

    WorkerLost(String reason) {
        super(reason);
    }
}
