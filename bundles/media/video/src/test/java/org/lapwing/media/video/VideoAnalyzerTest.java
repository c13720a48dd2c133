package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.lapwing.product.testkit.EnglishTexts;

class VideoAnalyzerTest {

    @TempDir
    Path folder;

    private Path draw(String name, String words) throws Exception {
        return Clips.draw(folder, name, words);
    }

    @Test
    void one_frame_a_second_is_hashed_and_scenes_strip_and_thumbnail_come_with_it() throws Exception {
        Said said = Said.of(Clips.scenes(folder));

        assertThat(said.problems).isEmpty();
        assertThat(said.value.get("width")).isEqualTo(320);
        assertThat(said.value.get("height")).isEqualTo(240);
        assertThat((Double) said.value.get("duration")).isBetween(11.9, 12.1);
        assertThat(said.frames()).isBetween(12, 13);
        assertThat(said.list("hashes")).hasSizeGreaterThan(8);
        assertThat(said.list("cuts")).isEqualTo(List.of(4.0, 8.0));
        assertThat(said.value).doesNotContainKeys("border", "partial");
        BufferedImage strip = said.picture(MediaFindings.VIDEO_STRIP);
        assertThat(strip.getWidth()).isEqualTo(4 * 256);
        assertThat(strip.getHeight()).isLessThanOrEqualTo(3 * 192);
        assertThat(said.list("strip").toString()).startsWith("[0.0,").contains(" 4.0,", " 8.0,");
        assertThat(said.picture(MediaFindings.THUMBNAIL).getWidth()).isEqualTo(256);
    }

    @Test
    void the_same_video_is_hashed_the_same_each_time() throws Exception {
        Path clip = Clips.scenes(folder);
        assertThat(Said.of(clip).value).isEqualTo(Said.of(clip).value);
    }

    @Test
    void a_frame_is_what_is_to_be_seen_at_its_second() throws Exception {
        Path clip = draw("lossless.mkv", "-f lavfi -i testsrc2=s=320x240:r=10:d=4 -c:v ffv1 -pix_fmt rgb24");
        Path third = draw("third.mkv", "-ss 2 -i " + clip + " -frames:v 1 -c:v ffv1 -pix_fmt rgb24");

        FrameHash of = Said.of(clip).hashed().whole().hashes().get(2);
        FrameHash alone = Said.of(third).hashed().whole().hashes().getFirst();
        assertThat(of.number()).isEqualTo(2);
        assertThat(of.hash()).isEqualTo(alone.hash());
    }

    @Test
    void what_was_filmed_upright_has_an_upright_strip_and_the_hashes_of_the_stored_pixels() throws Exception {
        Path lying = draw("lying.mp4", "-f lavfi -i testsrc2=s=320x240:r=10:d=3 -c:v libx264 -pix_fmt yuv420p");
        Path turned = draw("turned.mp4", "-i " + lying + " -c copy -metadata:s:v:0 rotate=90");

        Said said = Said.of(turned);
        assertThat(said.picture(MediaFindings.THUMBNAIL).getHeight()).isEqualTo(256);
        assertThat(said.list("hashes")).isEqualTo(Said.of(lying).list("hashes"));
    }

    @Test
    void a_black_border_is_found_and_what_is_within_it_hashed_too() throws Exception {
        Path plain = draw("plain.mp4", "-f lavfi -i testsrc2=s=320x240:r=10:d=4 -c:v libx264 -pix_fmt yuv420p");
        Path boxed =
                draw("boxed.mp4", "-i " + plain + " -vf pad=320:320:0:40:black -c:v libx264 -crf 20 -pix_fmt yuv420p");

        Said said = Said.of(boxed);
        assertThat(said.value.get("border").toString()).contains("top=").contains("bottom=");
        FrameHash inside = said.hashed().inside().hashes().getFirst();
        FrameHash whole = Said.of(plain).hashed().whole().hashes().getFirst();
        assertThat(inside.hash().distance(whole.hash())).isLessThanOrEqualTo(16);
        assertThat(said.hashed().whole().hashes().getFirst().hash().distance(whole.hash()))
                .as("which the whole picture does not show")
                .isGreaterThan(31);
    }

    @Test
    void a_video_that_is_cut_is_hashed_as_far_as_it_goes_and_said_to_be_cut() throws Exception {
        Path whole = draw(
                "whole.mp4",
                "-f lavfi -i testsrc2=s=320x240:r=10:d=20 -c:v libx264 -preset ultrafast -movflags +faststart"
                        + " -pix_fmt yuv420p");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));

        Said said = Said.of(cut);
        assertThat(said.frames()).isBetween(5, 15);
        assertThat(said.value.get("partial")).isEqualTo("program");
        assertThat(said.problems).singleElement().asString().containsAnyOf("damaged or cut off", "ends earlier");
        assertThat(said.derived).containsKey(MediaFindings.VIDEO_STRIP);
    }

    @Test
    void a_video_that_is_damaged_in_its_middle_is_read_beyond_it_and_said_to_be_damaged() throws Exception {
        Path whole = draw("whole.mkv", "-f lavfi -i testsrc2=s=320x240:r=10:d=20 -c:v libx264 -g 10 -pix_fmt yuv420p");
        byte[] bytes = Files.readAllBytes(whole);
        for (int at = bytes.length / 2; at < bytes.length / 2 + 20_000; at++) {
            bytes[at] ^= (byte) (at * 31);
        }
        Said said = Said.of(Files.write(folder.resolve("damaged.mkv"), bytes));

        assertThat(said.frames()).isGreaterThanOrEqualTo(15);
        assertThat(said.value.get("partial")).isEqualTo("damage");
        assertThat(said.problems).singleElement().asString().contains("are damaged (ffmpeg says");
    }

    @Test
    void bytes_that_are_no_video_are_told() throws Exception {
        Clips.tools();
        byte[] noise = new byte[50_000];
        new java.util.Random(5).nextBytes(noise);
        Said said = Said.of(Files.write(folder.resolve("noise.mp4"), noise));

        assertThat(said.problems).singleElement().asString().contains("No frame");
        assertThat(said.value).isEmpty();
        assertThat(said.derived).isEmpty();
    }

    @Test
    void sound_alone_is_no_video() throws Exception {
        Said said = Said.of(draw("sound.mp4", "-f lavfi -i sine=d=2 -c:a aac"));
        assertThat(said.problems).singleElement().asString().contains("No frame");
        assertThat(said.value).isEmpty();
    }

    @Test
    void a_video_without_frames_is_told() throws Exception {
        Said said = Said.of(
                draw("empty.avi", "-f lavfi -i testsrc2=s=320x240:r=10:d=4 -frames:v 0 -c:v mpeg4 -pix_fmt yuv420p"));
        assertThat(said.problems).hasSize(1);
        assertThat(said.value).isEmpty();
    }

    @Test
    void of_a_hundred_tracks_the_first_is_looked_at_and_the_others_are_told() throws Exception {
        Path one = draw("one.mp4", "-f lavfi -i testsrc2=s=160x120:r=5:d=3 -c:v libx264 -pix_fmt yuv420p");
        Path many = draw("many.mkv", "-i " + one + " -map 0:v" + " -map 0:v".repeat(99) + " -c copy");

        Said said = Said.of(many);
        assertThat(said.value.get("tracks")).isEqualTo(100);
        assertThat(said.problems).singleElement().asString().contains("100 tracks");
        assertThat(said.list("hashes")).isEqualTo(Said.of(one).list("hashes"));
    }

    @Test
    void frames_that_come_unevenly_are_hashed_at_even_times() throws Exception {
        Path uneven = draw(
                "uneven.mkv",
                "-f lavfi -i testsrc2=s=320x240:r=10:d=9 -vf select='lt(t,2)+gt(t,6)',setpts=PTS -vsync vfr"
                        + " -c:v libx264 -pix_fmt yuv420p");
        Said said = Said.of(uneven);
        assertThat(said.frames()).isBetween(9, 10);
        assertThat(said.problems).isEmpty();
        HashedFrames whole = said.hashed().whole();
        assertThat(whole.hashes().get(3).hash())
                .as("the last one before the gap stands")
                .isEqualTo(whole.hashes().get(4).hash());
    }

    @Test
    void a_video_that_claims_to_last_for_ever_is_bounded() throws Exception {
        Path slow =
                draw("slow.mkv", "-f lavfi -i testsrc2=s=160x120:r=10:d=1 -vf setpts=PTS*100000 -c:v ffv1 -vsync vfr");
        Said said = Said.of(slow, new Bounds(1, 50, 1_000_000, Duration.ofSeconds(60), Duration.ZERO, 2L << 30));
        assertThat(said.frames()).isEqualTo(50);
        assertThat(said.value.get("partial")).isEqualTo("frames");
        assertThat(said.problems).singleElement().asString().contains("first 50");
    }

    @Test
    void what_takes_too_long_is_kept_as_far_as_it_went() throws Exception {
        Path slow =
                draw("slow.mkv", "-f lavfi -i testsrc2=s=160x120:r=10:d=1 -vf setpts=PTS*100000 -c:v ffv1 -vsync vfr");
        Said said = Said.of(
                slow, new Bounds(1, 1_000_000, 1_000_000, Duration.ofSeconds(2), Duration.ofSeconds(1), 2L << 30));
        assertThat(said.frames()).isPositive();
        assertThat(said.value.get("partial")).isEqualTo("time");
        assertThat(said.problems).singleElement().asString().contains("too long");
    }

    @Test
    void the_rest_of_what_takes_long_is_known_by_its_key_frames() throws Exception {
        Path heavy = draw(
                "heavy.mp4",
                "-f lavfi -i testsrc2=s=1280x720:r=25:d=80 -c:v libx264 -preset ultrafast -g 50 -keyint_min 50"
                        + " -sc_threshold 0 -pix_fmt yuv420p");
        Bounds briefly = new Bounds(1, 1_000, 2_000_000, Duration.ofMillis(200), Duration.ofMinutes(2), 2L << 30);
        Said said = Said.of(heavy, briefly);

        assertThat(said.value.get("partial")).isEqualTo("keys");
        assertThat((Double) said.value.get("keysFrom")).isBetween(1.0, 70.0);
        assertThat(said.frames()).isBetween(78, 82);
        assertThat(said.problems).singleElement().asString().contains("only its key frames");
        FrameHash keyOfAll = Said.of(heavy).hashed().whole().hashes().get(76);
        assertThat(keyOfAll.number()).isEqualTo(76);
        assertThat(said.hashed().whole().hashes().stream()
                        .filter(each -> Math.abs(each.number() - 76) <= 1)
                        .map(each -> each.hash().distance(keyOfAll.hash())))
                .as("a key frame every two seconds, where it belongs")
                .contains(0);
    }

    @Test
    void a_frame_that_is_too_large_is_refused() throws Exception {
        Path clip = draw("large.mp4", "-f lavfi -i testsrc2=s=640x480:r=5:d=1 -c:v libx264 -pix_fmt yuv420p");
        Said said = Said.of(clip, new Bounds(1, 50, 100_000, Duration.ofSeconds(60), Duration.ZERO, 2L << 30));
        assertThat(said.problems).hasSize(1);
        assertThat(said.value).isEmpty();
    }

    @Test
    void a_playlist_opens_no_other_file() throws Exception {
        Path clip = draw("other.ts", "-f lavfi -i testsrc2=s=160x120:r=5:d=2 -c:v mpeg2video -f mpegts");
        for (String list : List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + clip.getFileName() + "\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile " + clip.getFileName() + "\n")) {
            Said said = Said.of(Files.writeString(folder.resolve("list.m3u8"), list));
            assertThat(said.value).isEmpty();
            assertThat(said.problems).singleElement().asString().contains("No frame");
        }
    }

    @Test
    void black_frames_are_counted_and_not_kept() throws Exception {
        Said said =
                Said.of(draw("black.mp4", "-f lavfi -i color=black:s=320x240:r=5:d=3 -c:v libx264 -pix_fmt yuv420p"));
        assertThat(said.list("hashes")).isEmpty();
        assertThat(said.value.get("poor")).isEqualTo(said.frames());
        assertThat(said.problems).isEmpty();
        assertThat(said.derived).containsKey(MediaFindings.THUMBNAIL);
    }

    @Test
    void an_absent_program_is_named_with_where_to_get_it() {
        ToolRunner none = new ToolRunner() {
            @Override
            public ToolStatus status(ExternalTool tool) {
                return new ToolStatus(tool.name(), null, tool.name() + " is not there: " + tool.obtain());
            }

            @Override
            public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput)
                    throws IOException {
                throw new IOException("It is not there");
            }
        };
        VideoAnalyzer absent = new VideoAnalyzer(none, EnglishTexts.of(VideoAnalyzer.class), Clips.HASHERS);
        assertThat(absent.unavailable()).contains("ffmpeg", "apt install");
        assertThat(absent.card().accepts("video/mp4")).isTrue();
        assertThat(absent.card().parameters()).isEqualTo("rate=1,pdq=1");
        assertThat(new VideoAnalyzer(none, EnglishTexts.of(VideoAnalyzer.class), List.of()).unavailable())
                .contains("PDQ");
    }

    @Test
    void a_value_of_another_kind_has_no_frames() {
        assertThat(HashedVideo.Frames.of(Map.of("algorithm", "other"))).isEmpty();
        assertThat(HashedVideo.Frames.of(
                        Map.of("algorithm", "pdq", "family", "full", "rate", 0, "frames", 3, "hashes", List.of())))
                .isEmpty();
    }
}
