package org.lapwing.media.hashsets;

import org.lapwing.platform.api.ingest.Progress;

/** Tells now and then how far an import is, and ends it when it is not wanted any more. */
final class Pace {

    private static final int RECORDS = 1 << 14;

    private final Progress progress;
    private final String name;
    private final ListFile file;
    private final long size;
    private final Intake intake;
    private long records;

    Pace(Progress progress, String name, ListFile file, long size, Intake intake) {
        this.progress = progress;
        this.name = name;
        this.file = file;
        this.size = size;
        this.intake = intake;
    }

    void step() throws InterruptedException {
        if (++records % RECORDS == 0) {
            tell();
        }
    }

    void tell() throws InterruptedException {
        progress.at(name, file.read(), size, intake.skipped());
        if (progress.cancelled() || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    boolean cancelled() {
        return progress.cancelled() || Thread.currentThread().isInterrupted();
    }
}
