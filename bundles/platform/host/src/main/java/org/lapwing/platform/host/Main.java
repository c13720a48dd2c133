package org.lapwing.platform.host;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;

/** Where the process begins. The launcher sets {@code lapwing.home} to the folder of the image. */
public final class Main {

    private static final int CANNOT_START = 1;
    private static final int ASKED_TO_END = 143;
    private static final long STOP_SECONDS = 6;

    private Main() {}

    public static void main(String[] words) {
        LogManager.getLogManager().reset(); // The console is for what was asked for.
        int exitCode;
        try {
            exitCode = run(List.of(words)).orElse(ASKED_TO_END);
        } catch (LaunchFailure failure) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, failure.getMessage(), failure);
            System.err.println(failure.getMessage());
            exitCode = CANNOT_START;
        }
        System.exit(exitCode);
    }

    private static OptionalInt run(List<String> words) throws LaunchFailure {
        String home = System.getProperty("lapwing.home");
        if (home == null) {
            throw new LaunchFailure("Nobody said where Lapwing is installed. Start it with bin/lapwing of its folder.");
        }
        ThisSystem system = ThisSystem.detect(System.getenv());
        UserFolders folders = UserFolders.of(system, System.getenv());
        UserFolders.own(folders.data());
        LogFiles log = LogFiles.install(folders.data().resolve("log"));
        Call call = Call.WORKER.equals(System.getProperty("lapwing.application"))
                ? new Call(Call.WORKER, words)
                : Call.of(words, system.display());
        if (call.application().equals(Call.WINDOW) && !system.display()) {
            throw new LaunchFailure(
                    "There is no display for a window here. Give a command: lapwing --help lists them.");
        }
        Launch launch = new Launch(Path.of(home).toAbsolutePath().normalize(), folders, system);
        CompletableFuture<OptionalInt> result = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launch, result, log), "lapwing-stop"));
        try {
            OptionalInt exitCode = launch.run(call);
            result.complete(exitCode);
            return exitCode;
        } catch (InterruptedException asked) {
            return OptionalInt.empty();
        } finally {
            result.complete(OptionalInt.empty()); // Unless there is one.
        }
    }

    /**
     * Also runs at an ordinary end, when there is nothing left to do. An application that ended as it was asked to has a result of its
     * own to tell; without one the system says which signal it was.
     */
    private static void stop(Launch launch, CompletableFuture<OptionalInt> result, LogFiles log) {
        if (result.isDone()) {
            return;
        }
        launch.stop();
        try {
            OptionalInt exitCode = result.get(STOP_SECONDS, TimeUnit.SECONDS);
            if (exitCode.isPresent()) {
                log.close();
                Runtime.getRuntime().halt(exitCode.getAsInt());
            }
        } catch (TimeoutException | ExecutionException late) {
            System.getLogger(Main.class.getName())
                    .log(System.Logger.Level.WARNING, "The process ended before everything had stopped");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
