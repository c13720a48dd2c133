package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.host.Json;
import org.lapwing.product.tests.Lapwing.Ended;

/** Videos, from drawing them to what the built commands say of them. */
class VideosTest {

    @TempDir
    Path folder;

    private Path evidence;

    @BeforeEach
    void draw() throws Exception {
        evidence = Files.createDirectories(folder.resolve("evidence"));
        assumeTrue(ffmpeg("-version"), "ffmpeg is not installed");
        Path first = evidence.resolve("a.mp4");
        drawn(
                "-f lavfi -i mandelbrot=s=320x240:r=10 -f lavfi -i smptebars=s=320x240:r=10:d=4 -filter_complex"
                        + " [0:v]trim=duration=6,setpts=PTS-STARTPTS[m];[m][1:v]concat=n=2:v=1[v] -map [v] -pix_fmt yuv420p",
                first);
        drawn("-i " + first + " -vf scale=200:150 -c:v mpeg4 -q:v 8", evidence.resolve("b small.mkv"));
        drawn("-f lavfi -i life=s=320x240:r=10:mold=10:seed=3 -t 6 -pix_fmt yuv420p", evidence.resolve("c other.mp4"));
    }

    private static void drawn(String words, Path to) throws Exception {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y"));
        all.addAll(Arrays.asList(words.split(" ")));
        all.add(to.toString());
        assertThat(ffmpeg(all.toArray(String[]::new))).as(words).isTrue();
    }

    private static boolean ffmpeg(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void videos_of_a_case_that_are_alike_are_found_among_each_other_and_by_a_file() throws Exception {
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        String place = folder.resolve("case").toString();
        assertThat(lapwing.run("case", "create", place, "--name", "Harbour").exitCode())
                .isZero();
        Ended ingested = lapwing.run("ingest", place, evidence.toString());
        assertThat(ingested.exitCode()).as(ingested.errors()).isZero();

        Ended stacks = lapwing.run("video", "stacks", place, "--json");
        assertThat(stacks.exitCode()).as(stacks.errors()).isZero();
        assertThat((List<?>) Json.read(stacks.output())).hasSize(1);
        assertThat(stacks.output())
                .contains("a.mp4", "b small.mkv", "\"result\":\"same\"")
                .doesNotContain("c other.mp4");

        Ended like = lapwing.run(
                "video", "like", place, evidence.resolve("c other.mp4").toString(), "--json");
        assertThat(like.exitCode()).as(like.errors()).isZero();
        assertThat(like.output()).contains("c other.mp4").doesNotContain("a.mp4", "b small.mkv");
    }

    @Test
    void a_file_that_is_in_no_case_has_its_frames_hashed() throws Exception {
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        Ended ended = lapwing.run("video", "hash", evidence.resolve("a.mp4").toString(), "--json");
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        Map<?, ?> row = (Map<?, ?>) ((List<?>) Json.read(ended.output())).getFirst();
        assertThat(row.get("looked")).hasToString("10");
        assertThat(row.get("cuts")).hasToString("[6.0]");
        assertThat((List<?>) row.get("frames")).isNotEmpty();
    }
}
