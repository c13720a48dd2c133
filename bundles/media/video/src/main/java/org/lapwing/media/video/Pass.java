package org.lapwing.media.video;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;

/** Goes once through the frames of a video, at an even rate: the program decodes, one frame at a time is in memory here. */
final class Pass {

    private final ToolRunner runner;
    private final ExternalTool program;
    private final FrameHasher hasher;
    private final Bounds bounds;

    Pass(ToolRunner runner, ExternalTool program, FrameHasher hasher, Bounds bounds) {
        this.runner = runner;
        this.program = program;
        this.hasher = hasher;
        this.bounds = bounds;
    }

    /**
     * How it went.
     *
     * @param frames that were seen
     * @param width of the first, 0 without one
     * @param border that all frames of that size have, {@link Border#NONE} without one
     * @param keysFrom number of the frame from which on key frames alone were decoded; the number of frames where all were
     * @param end why not all of it was seen
     * @param why what the program said, null where it said nothing
     */
    record Seen(
            int frames,
            int width,
            int height,
            Border border,
            int keysFrom,
            End end,
            @Nullable String why) {}

    /** Why there are no more frames. */
    enum End {
        WHOLE(""),
        FRAMES("frames"),
        TIME("time"),
        PROGRAM("program"),
        DAMAGE("damage"),
        KEYS("keys");

        private final String id;

        End(String id) {
            this.id = id;
        }

        /** In findings; empty where all was seen. */
        String id() {
            return id;
        }
    }

    /** @throws IOException where the program is absent */
    Seen over(Path file, Consumer<Look> looks) throws IOException, InterruptedException {
        Way way = new Way(looks);
        Seen seen = over(words(file), bounds.limit(), way);
        if (seen.end() != End.TIME || seen.frames() == 0 || bounds.rest().isZero()) {
            return seen;
        }
        way.keysFrom = seen.frames();
        Seen rest = over(keys(file, seen.frames() / bounds.rate()), bounds.rest(), way);
        boolean whole = rest.end() == End.WHOLE || rest.end() == End.DAMAGE;
        return way.end(whole ? End.KEYS : End.TIME, null);
    }

    private Seen over(List<String> words, Duration limit, Way way) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (ToolRunner.Running running = runner.start(program, words, limit.plusSeconds(5), bounds.memory())) {
            FrameStream frames = new FrameStream(running.output(), bounds.mostPixels());
            try {
                for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                    if (way.seen == bounds.mostFrames()) {
                        return way.end(End.FRAMES, null);
                    }
                    way.look(frame);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    if (System.nanoTime() > deadline) {
                        return way.end(End.TIME, null);
                    }
                }
            } catch (IOException noFrames) {
                return way.end(End.PROGRAM, noFrames.getMessage());
            }
            return ended(running, way, deadline);
        }
    }

    private static Seen ended(ToolRunner.Running running, Way way, long deadline) throws InterruptedException {
        String why = running.problem();
        if (System.nanoTime() > deadline) {
            return way.end(End.TIME, null);
        }
        String warning = running.warning();
        return why != null ? way.end(End.PROGRAM, why) : way.end(warning == null ? End.WHOLE : End.DAMAGE, warning);
    }

    /**
     * Nothing beside the first track of moving pictures, as it is stored, not turned. What is damaged is passed over, and told at the
     * end.
     */
    private List<String> words(Path file) {
        return words(file, List.of(), "setpts=PTS-STARTPTS,fps=" + bounds.rateText() + ":round=up");
    }

    /** The rest by its key frames, of which each stands until the next: many times as fast. */
    private List<String> keys(Path file, double from) {
        return words(
                file,
                List.of("-skip_frame", "nokey", "-ss", BigDecimal.valueOf(from).toPlainString()),
                "fps=" + bounds.rateText() + ":round=up:start_time=0");
    }

    private List<String> words(Path file, List<String> reading, String filter) {
        List<String> words = new ArrayList<>(List.of("-v", "error", "-nostdin", "-max_error_rate", "0"));
        words.addAll(Containers.words());
        words.addAll(List.of("-max_pixels", String.valueOf(bounds.mostPixels()), "-noautorotate"));
        words.addAll(reading);
        words.addAll(List.of(
                "-i",
                "file:" + file,
                "-map",
                "0:V:0",
                "-vf",
                filter,
                "-f",
                "image2pipe",
                "-c:v",
                "ppm",
                "-pix_fmt",
                "rgb24",
                "pipe:1"));
        return words;
    }

    /** What is known while frames come. */
    private final class Way {

        private final Consumer<Look> looks;
        private int seen;
        private int width;
        private int height;
        private int keysFrom = -1;
        private @Nullable Border border;

        private Way(Consumer<Look> looks) {
            this.looks = looks;
        }

        private void look(Frame frame) {
            if (seen == 0) {
                width = frame.width();
                height = frame.height();
            }
            Border now = frame.width() == width && frame.height() == height ? within(frame) : Border.NONE;
            looks.accept(new Look(
                    seen,
                    frame,
                    hasher.of(frame, Border.NONE),
                    now.real(width, height) ? hasher.of(frame, now) : null));
            seen++;
        }

        private Border within(Frame frame) {
            Border known = border;
            Border now = known == null ? Border.of(frame) : known.and(Border.of(frame));
            border = now;
            return now;
        }

        private Seen end(End end, @Nullable String why) {
            Border real = border != null && border.real(width, height) ? border : Border.NONE;
            return new Seen(seen, width, height, real, keysFrom < 0 ? seen : keysFrom, end, why);
        }
    }
}
