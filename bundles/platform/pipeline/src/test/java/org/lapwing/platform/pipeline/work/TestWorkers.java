package org.lapwing.platform.pipeline.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.lapwing.platform.pipeline.EnglishTexts;
import org.lapwing.platform.pipeline.EvidenceIngest;

/** Worker processes with the class path of the tests instead of an image. */
public final class TestWorkers {

    static final long HEAP = 192L << 20;

    private TestWorkers() {}

    /** Run in the worker: the version of {@link Acting} that it has. */
    public static void main(String[] arguments) throws InterruptedException {
        String temp = System.getProperty(WorkerCommand.TEMP);
        WorkerApplication.serve(
                () -> List.of(new Acting(arguments[0])),
                EnglishTexts.of(EvidenceIngest.class),
                temp == null ? null : Path.of(temp));
    }

    static WorkerCommand command(String version) {
        return new WorkerCommand(
                List.of("-cp", System.getProperty("java.class.path"), TestWorkers.class.getName(), version),
                EnglishTexts.of(EvidenceIngest.class),
                HEAP);
    }

    public static WorkerPool pool(int most, Duration silence) {
        return pool(most, silence, command("1"));
    }

    static WorkerPool pool(int most, Duration silence, Link.Starter starter) {
        return new WorkerPool(starter, EnglishTexts.of(EvidenceIngest.class), most, silence);
    }

    /** One whose workers never start. */
    public static WorkerPool broken() {
        return pool(1, Duration.ofSeconds(5), () -> {
            throw new java.io.IOException("error=2, No such file");
        });
    }

    public static int size(WorkerPool pool) {
        return pool.size();
    }
}
