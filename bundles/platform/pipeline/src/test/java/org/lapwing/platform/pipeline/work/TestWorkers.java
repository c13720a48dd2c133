package org.lapwing.platform.pipeline.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.lapwing.evidence.databases.DatabaseAnalyzer;
import org.lapwing.platform.pipeline.EvidenceIngest;
import org.lapwing.product.testkit.EnglishTexts;

/** Worker processes with the class path of the tests instead of an image. */
public final class TestWorkers {

    static final long HEAP = 192L << 20;

    private TestWorkers() {}

    /** Run in the worker: the version of {@link Acting} that it has. */
    public static void main(String[] arguments) throws InterruptedException {
        String temp = System.getProperty(WorkerCommand.TEMP);
        WorkerApplication.serve(
                () -> List.of(
                        new Acting(arguments[0]),
                        new Beside(),
                        new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class))),
                EnglishTexts.of(EvidenceIngest.class),
                temp == null ? null : Path.of(temp));
    }

    static WorkerCommand command(String version) {
        return command(version, false);
    }

    private static WorkerCommand command(String version, boolean strict) {
        String path = System.getProperty("java.class.path");
        return new WorkerCommand(
                List.of("-cp", path, TestWorkers.class.getName(), version),
                Stream.of(path.split(java.io.File.pathSeparator)).map(Path::of).toList(),
                EnglishTexts.of(EvidenceIngest.class),
                HEAP,
                strict);
    }

    /**
     * As on a system that has no walls at all.
     *
     * @param strict whether none is started there
     */
    public static WorkerPool withoutWalls(boolean strict) {
        return pool(1, Duration.ofSeconds(30), command("1", strict).within(new Walls(List.of(), false, false, null)));
    }

    /** One that starts workers only where nothing is missing. */
    public static WorkerPool strict() {
        return pool(1, Duration.ofSeconds(30), command("1", true));
    }

    /** Whether this system has all that is put around a worker. */
    public static boolean walled() throws Exception {
        return Walls.of(1L << 30, List.of(Path.of(System.getProperty("java.home"))))
                .whole();
    }

    /** One whose workers are replaced after so many contents; {@code started} counts them. */
    public static WorkerPool replacing(long contents, AtomicInteger started) {
        WorkerCommand command = command("1");
        return new WorkerPool(
                () -> {
                    started.incrementAndGet();
                    return command.start();
                },
                EnglishTexts.of(EvidenceIngest.class),
                1,
                Duration.ofSeconds(30),
                new WorkerPool.Wear(contents, Duration.ofHours(1)));
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

    /** Files that lost workers of this process left in memory, once there has been time to remove them. */
    public static List<Path> leftBehind(Duration wait) throws Exception {
        long until = System.nanoTime() + wait.toNanos();
        while (true) {
            List<Path> left = new ArrayList<>();
            Path folder = MemoryFolder.create();
            if (folder == null) {
                return left;
            }
            MemoryFolder.delete(folder);
            String own = folder.getFileName().toString();
            String prefix = own.substring(0, own.lastIndexOf('-') + 1);
            try (var folders = Files.newDirectoryStream(folder.getParent(), prefix + "*")) {
                for (Path each : folders) {
                    try (Stream<Path> files = Files.walk(each)) {
                        files.filter(file -> file.getFileName().toString().startsWith("copy"))
                                .forEach(left::add);
                    } catch (java.io.IOException | java.io.UncheckedIOException e) {
                        // It is being removed.
                        continue;
                    }
                }
            }
            if (left.isEmpty() || System.nanoTime() - until > 0) {
                return left;
            }
            Thread.sleep(100);
        }
    }

    public static int size(WorkerPool pool) {
        return pool.size();
    }
}
