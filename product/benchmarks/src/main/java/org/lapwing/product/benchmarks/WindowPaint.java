package org.lapwing.product.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** From the start of the launcher to the first picture of the window, with the sample case as its word. */
final class WindowPaint {

    private static final int WARM_UP = 2;

    private final Bench bench;

    WindowPaint(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Lapwing lapwing = bench.lapwing();
        Path sample = bench.sampleCase(lapwing);
        Lapwing damaged = bench.damaged();
        for (int i = 0; i < WARM_UP; i++) {
            painted(lapwing, sample);
            emptyWindow();
        }
        List<Double> whole = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        for (int i = 0; i < bench.options().runs(); i++) {
            whole.add(painted(lapwing, sample));
            empty.add(emptyWindow());
        }
        Figure.Peer peer = new Figure.Peer("an empty window of the same toolkit", new Sample(empty));
        Figure first = bench.figure(
                "window painted after launch",
                "s",
                whole,
                Figure.Target.atMost(2),
                peer,
                "lapwing window CASE",
                "sample case; Xvfb and openbox");
        List<Double> one = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            painted(damaged, sample);
        }
        for (int i = 0; i < bench.options().runs(); i++) {
            one.add(painted(damaged, sample));
        }
        Figure second = bench.figure(
                "window painted, one bundle damaged",
                "s",
                one,
                Figure.Target.atMost(2),
                peer,
                "lapwing window CASE",
                "one byte of the WhatsApp bundle changed in a copy of the image");
        return List.of(first, second);
    }

    private static double painted(Lapwing lapwing, Path sample) throws IOException, InterruptedException, Failed {
        try (Window window = Window.open(lapwing, sample)) {
            return window.painted();
        }
    }

    private double emptyWindow() throws IOException, InterruptedException, Failed {
        String toolkit;
        try (Stream<Path> jars = Files.list(bench.options().image().resolve("bundles"))) {
            toolkit = jars.map(Path::toString)
                    .filter(name -> name.contains("org.eclipse.swt."))
                    .collect(Collectors.joining(File.pathSeparator));
        }
        long begun = System.currentTimeMillis();
        String painted = Tool.output(List.of(
                Tool.jdk("java"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dswt.library.path=" + Files.createDirectories(bench.folder("swt")),
                "-Dorg.eclipse.swt.internal.SessionManagerDBus.disable=true",
                "-cp",
                Tool.own() + File.pathSeparator + toolkit,
                EmptyWindow.class.getName()));
        return (Long.parseLong(painted.strip()) - begun) / 1e3;
    }
}
