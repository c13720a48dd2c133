package org.lapwing.product.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Frames of a video in the window, one at a time and each held; that of the pictures themselves is tested beside protective viewing. */
@ExtendWith(KeepOnFailure.class)
class FramesTest implements KeepOnFailure.Watched {

    @TempDir
    Path folder;

    private Window window;

    @AfterEach
    void close() throws IOException {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public Window window() {
        return window;
    }

    @Test
    void a_video_is_reviewed_by_its_frames() throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        assumeTrue(drawn(evidence.resolve("clip.mp4")), "ffmpeg with its drawn sources is not installed");
        window = Window.open(folder, Map.of(), List.of());
        window.press("Ctrl+n");
        window.shows("case.new");
        window.type("Harbour");
        window.press("Tab");
        window.type(folder.resolve("case").toString());
        window.press("Enter");
        window.says("case.name", "Harbour");
        window.run("by its path", "Add evidence");
        window.answer(evidence.toString());
        window.says("job.text", "1 item seen");
        window.press("Ctrl+4");
        window.push("tab.lapwing.media.list");
        window.focus("media.find.kind");
        window.press("Down");

        window.choose("media.list", "clip.mp4");

        window.says("media.frames.said", "Frame 1 of");
        String first = window.text("media.frames.said");
        window.push("media.frames.after");
        window.says("media.frames.said", "Frame 2 of");
        assertThat(window.text("media.picture.hint")).contains("Hold");
        window.focus("media.picture.canvas");
        window.hold("Space");
        window.says("media.picture.hint", "less blurred");
        window.release("Space");
        window.push("media.frames.before");
        window.says("media.frames.said", first);
    }

    /** Six seconds of moving test patterns, two scenes. */
    private static boolean drawn(Path video) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            "ffmpeg",
                            "-v",
                            "error",
                            "-f",
                            "lavfi",
                            "-i",
                            "testsrc2=size=320x240:rate=10:duration=3",
                            "-f",
                            "lavfi",
                            "-i",
                            "mandelbrot=size=320x240:rate=10",
                            "-filter_complex",
                            "[1]trim=duration=3[b];[0][b]concat=n=2",
                            "-y",
                            video.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
