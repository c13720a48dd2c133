package org.lapwing.platform.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/** Where the process begins. The launcher sets {@code lapwing.home} to the folder of the image. */
public final class Main {

    private static final int CANNOT_START = 1;
    private static final long STOP_SECONDS = 6;

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        LogManager.getLogManager().reset(); // The console is for what was asked for.
        int exitCode;
        try {
            exitCode = run(List.of(words));
        } catch (LaunchFailure failure) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, failure.getMessage(), failure);
            System.err.println(failure.getMessage());
            exitCode = CANNOT_START;
        }
        System.exit(exitCode);
    }

    private static int run(List<String> words) throws LaunchFailure, InterruptedException {
        String home = System.getProperty("lapwing.home");
        if (home == null) {
            throw new LaunchFailure("Nobody said where Lapwing is installed. Start it with bin/lapwing of its folder.");
        }
        ThisSystem system = ThisSystem.detect(System.getenv());
        UserFolders folders = UserFolders.of(system, System.getenv());
        UserFolders.own(folders.data());
        LogFiles.install(folders.data().resolve("log"));
        Call call = Call.of(words, system.display());
        if (call.application().equals(Call.WINDOW) && !system.display()) {
            throw new LaunchFailure(
                    "There is no display for a window here. Give a command: lapwing --help lists them.");
        }
        Launch launch = new Launch(Path.of(home).toAbsolutePath().normalize(), folders, system);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launch, ended), "lapwing-stop"));
        try {
            return launch.run(call);
        } finally {
            ended.countDown();
        }
    }

    /** Also runs at an ordinary end, when there is nothing left to wait for. */
    private static void stop(Launch launch, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        launch.stop();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Main.class.getName())
                        .log(System.Logger.Level.WARNING, "The process ended before everything had stopped");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
