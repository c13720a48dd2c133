package org.lapwing.media.video;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.pdq.PdqHasher;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

/** Videos that ffmpeg draws; what needs them is skipped where it is not installed. */
final class Clips {

    static final List<ImageHasher> HASHERS = List.of(new PdqHasher());

    private Clips() {}

    static ToolRunner tools() {
        ToolRunner tools = new InstalledTools(EnglishTexts.of(InstalledTools.class));
        assumeTrue(
                tools.status(new Ffmpeg(EnglishTexts.of(VideoAnalyzer.class))).present(), "ffmpeg is not installed");
        return tools;
    }

    /** Words as on a command line, apart by spaces, before the name of the file. */
    static Path draw(Path folder, String name, String words) throws IOException, InterruptedException {
        tools();
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
        command.addAll(Arrays.asList(words.strip().split("\\s+")));
        command.add(file.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("ffmpeg drew no " + name + ": " + said);
        }
        return file;
    }

    /** Three scenes of four seconds, ten frames a second. */
    static Path scenes(Path folder) throws IOException, InterruptedException {
        return draw(
                folder,
                "scenes.mp4",
                "-f lavfi -i testsrc2=s=320x240:r=10:d=4 -f lavfi -i mandelbrot=s=320x240:r=10"
                        + " -f lavfi -i smptebars=s=320x240:r=10:d=4 -filter_complex"
                        + " [1:v]trim=duration=4,setpts=PTS-STARTPTS[m];[0:v][m][2:v]concat=n=3:v=1[v] -map [v]"
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
    }
}
