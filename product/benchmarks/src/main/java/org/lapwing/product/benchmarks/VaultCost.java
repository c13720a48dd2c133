package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/**
 * What encryption and the log cost of an ingest. There is no ingest without them to compare with, so their share is counted: by samples of
 * what the threads do, which see Java but not into SQLite, and by the bytes written at the speed of the ciphers alone, which sees all.
 */
final class VaultCost {

    private static final int MOST_FRAMES = 256;
    private static final String IN_JAVA = "jdk.ExecutionSample";

    /** Counted in SQLite alone: elsewhere a thread that waits in the kernel is sampled as if it worked. */
    private static final String IN_NATIVE = "jdk.NativeMethodSample";

    private final Bench bench;

    VaultCost(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int files = bench.options().files(20_000);
        Path evidence = bench.folder("mixed");
        new MadeMixed(evidence).write(files, bench.options().bytes(files * 100_000L));
        Lapwing lapwing = bench.lapwing().alone(bench.folder("programs"));
        List<Double> byBytes = new ArrayList<>();
        List<Double> byCrypto = new ArrayList<>();
        List<Double> byLog = new ArrayList<>();
        String seen = "";
        String speed = "";
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            Path made = bench.folder("case-" + i);
            Path recording = bench.folder("run-" + i + ".jfr");
            Lapwing recorded = lapwing.with("-XX:StartFlightRecording=filename=" + recording
                    + ",settings=profile -XX:FlightRecorderOptions=stackdepth=" + MOST_FRAMES);
            lapwing.run("case", "create", made.toString(), "--name", "Benchmark");
            Lapwing.Ended ended = recorded.watched("ingest", made.toString(), evidence.toString());
            double slowest = speed();
            long written = ended.resident().writtenBytes();
            byBytes.add(100 * written / slowest / ended.processorSeconds());
            Shares shares = shares(recording);
            byCrypto.add(100.0 * shares.crypto() / shares.all());
            byLog.add(100.0 * shares.log() / shares.all());
            seen = shares.all() + " samples of the main process, workers not among them";
            speed = Report.number(written / 1e6) + " MB written in " + Report.number(ended.processorSeconds())
                    + " processor seconds, those of workers left out; " + Report.number(slowest / 1e6)
                    + " MB/s of the slower cipher of the JDK in blocks of 4 kB";
            Folders.delete(made);
        }
        String what = files + " mixed files, ingest: ";
        return List.of(
                bench.figure(
                        what + "encryption by bytes written",
                        "%",
                        byBytes,
                        Figure.Target.atMost(25),
                        null,
                        "lapwing ingest CASE FOLDER; /proc/PID/io write_bytes",
                        speed),
                bench.figure(
                        "… encryption by samples",
                        "%",
                        byCrypto,
                        Figure.Target.atMost(25),
                        null,
                        "JFR, profile, stacks with a class of javax.crypto",
                        seen),
                bench.figure(
                        "… the log by samples",
                        "%",
                        byLog,
                        Figure.Target.atMost(2),
                        null,
                        "JFR, profile, stacks with a class of the log of a case",
                        seen));
    }

    private record Shares(long all, long crypto, long log) {}

    private static Shares shares(Path recording) throws IOException, Failed {
        if (!Files.exists(recording)) {
            throw new Failed("The ingest left no recording.");
        }
        long all = 0;
        long crypto = 0;
        long log = 0;
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                String name = event.getEventType().getName();
                if (stack == null || !name.equals(IN_JAVA) && !name.equals(IN_NATIVE)) {
                    continue;
                }
                List<String> classes = stack.getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .map(frame -> frame.getMethod().getType().getName())
                        .toList();
                if (classes.isEmpty()
                        || name.equals(IN_NATIVE) && !classes.getFirst().startsWith("org.sqlite.")) {
                    continue;
                }
                all++;
                crypto += classes.stream().anyMatch(VaultCost::ofCipher) ? 1 : 0;
                log += classes.stream().anyMatch(VaultCost::ofLog) ? 1 : 0;
            }
        }
        if (all == 0) {
            throw new Failed("The recording of the ingest holds no samples.");
        }
        return new Shares(all, crypto, log);
    }

    private static boolean ofCipher(String name) {
        return name.startsWith("javax.crypto.") || name.startsWith("com.sun.crypto.");
    }

    private static boolean ofLog(String name) {
        return name.matches("org\\.lapwing\\.platform\\.store\\.(Log[A-Z].*|FolderLogs|InstallationLog|KeyringLog).*");
    }

    /** In a Java of its own, with the optimising compiler that this program does without. */
    private static double speed() throws IOException, InterruptedException, Failed {
        return Double.parseDouble(
                Tool.output(List.of(Tool.jdk("java"), "-cp", Tool.own().toString(), CipherSpeed.class.getName()))
                        .strip());
    }
}
