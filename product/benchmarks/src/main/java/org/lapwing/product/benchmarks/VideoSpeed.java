package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** A long video from file to the hashes of its frames, against the program that decodes it alone. */
final class VideoSpeed {

    private static final int SECONDS = 600;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES = 30;
    private static final double LEAST_SPEED = 2;

    private final Bench bench;

    VideoSpeed(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        if (Tool.absent("ffmpeg")) {
            throw new Failed("ffmpeg is not installed, so there is no video to hash.");
        }
        Path clip = bench.folder("clip.mp4");
        Tool.seconds(drawing(clip));
        String size = Report.number(Files.size(clip) / 1e6) + " MB";
        bench.say(SECONDS + " s of " + WIDTH + "x" + HEIGHT + ", " + size);
        Lapwing lapwing = bench.lapwing();
        List<Double> ours = new ArrayList<>();
        List<Double> clock = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            alone.add(SECONDS / decoding(clip));
            Lapwing.Ended ended = lapwing.watched("video", "hash", clip.toString(), "--json");
            if (!ended.output().contains("\"looked\":" + SECONDS)
                    && !ended.output().contains("\"looked\": " + SECONDS)) {
                throw new Failed("not all frames were looked at");
            }
            ours.add(SECONDS / ended.processorSeconds());
            clock.add(SECONDS / ended.seconds());
            memory.add(ended.resident().megabytes());
        }
        String what = SECONDS + " s of " + WIDTH + "x" + HEIGHT + ", " + size;
        String command = "lapwing video hash CLIP --json";
        return List.of(
                bench.figure(
                        what + ", seconds of video a second of processor time",
                        "s/s",
                        ours,
                        Figure.Target.atLeast(LEAST_SPEED),
                        new Figure.Peer("ffmpeg alone, decoding all frames", new Sample(alone)),
                        command,
                        "digests, decoding, one frame a second hashed; the start of the program and all processes included"),
                bench.figure(what + ", seconds of video a second", "s/s", clock, null, null, command, "by the clock"),
                bench.figure(
                        what + ", memory of all processes",
                        "MB",
                        memory,
                        null,
                        null,
                        command,
                        "resident, looked at every 0.1 s"));
    }

    /** Moving shapes with the noise of a sensor. */
    private static List<String> drawing(Path clip) {
        return List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=" + WIDTH + "x" + HEIGHT + ":r=" + FRAMES + ":d=" + SECONDS,
                "-vf",
                "noise=alls=8:allf=t:all_seed=1",
                "-c:v",
                "libx264",
                "-preset",
                "superfast",
                "-crf",
                "26",
                "-pix_fmt",
                "yuv420p",
                clip.toString());
    }

    /** Processor time. */
    private static double decoding(Path clip) throws IOException, InterruptedException, Failed {
        double before = Machine.secondsOfChildren();
        Tool.seconds(List.of("ffmpeg", "-v", "error", "-nostdin", "-i", clip.toString(), "-f", "null", "-"));
        return Machine.secondsOfChildren() - before;
    }
}
