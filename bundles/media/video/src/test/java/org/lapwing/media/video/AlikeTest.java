package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.product.testkit.EnglishTexts;

/** Copies of one drawn video, as people make them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlikeTest {

    private static final String CODED = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p";

    @TempDir
    static Path folder;

    private Path original;
    private VideoQuery query;

    @BeforeAll
    void draw() throws Exception {
        original = Clips.draw(
                folder,
                "original.mp4",
                "-f lavfi -i mandelbrot=s=320x240:r=10:end_scale=0.02:end_pts=200 -f lavfi -i testsrc2=s=320x240:r=10:d=10"
                        + " -filter_complex [0:v]trim=duration=20,setpts=PTS-STARTPTS[m];[m][1:v]concat=n=2:v=1[v]"
                        + " -map [v] -crf 18" + CODED);
        query = asked(original);
    }

    private static VideoQuery asked(Path file) throws Exception {
        Asked asked = new Asked();
        double rate = CompareVideos.rate(Container.UNKNOWN);
        Pass.Seen seen = new Pass(
                        Clips.tools(),
                        new Ffmpeg(EnglishTexts.of(VideoAnalyzer.class)),
                        FrameHasher.among(Clips.HASHERS).orElseThrow(),
                        Bounds.USUAL.asked(rate))
                .over(file, asked);
        return new VideoQuery(
                rate, seen.frames(), asked.entries(!seen.border().equals(Border.NONE)), new SlotIndexes());
    }

    private Likeness like(String name, String words) throws Exception {
        Path copy = Clips.draw(folder, name, words);
        return query.with(Said.of(copy).hashed());
    }

    @Test
    void the_video_itself_is_the_same_in_all_frames() throws Exception {
        Likeness likeness = query.with(Said.of(original).hashed());
        assertThat(likeness.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(likeness.asked().percent()).isEqualTo(100);
        assertThat(likeness.other().percent()).isEqualTo(100);
        assertThat(likeness.aligned().offset()).isZero();
        assertThat(likeness.aligned().percent()).isEqualTo(100);
    }

    @Test
    void what_was_coded_anew_and_made_smaller_is_the_same() throws Exception {
        Likeness likeness = like("small.mkv", "-i " + original + " -vf scale=176:144,fps=8 -c:v mpeg4 -q:v 12");
        assertThat(likeness.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(likeness.other().percent()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void what_was_cut_at_both_ends_is_the_same_and_where_it_begins_is_told() throws Exception {
        Likeness likeness = like("cut.mp4", "-ss 1.6 -i " + original + " -t 27" + CODED);
        assertThat(likeness.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(likeness.aligned().offset()).isBetween(1.2, 2.0);
    }

    @Test
    void the_longer_the_fewer_frames_a_second_are_looked_at() {
        assertThat(CompareVideos.rate(new Container(600.0, 1, 0))).isEqualTo(15);
        assertThat(CompareVideos.rate(new Container(7_200.0, 1, 0))).isEqualTo(7);
        assertThat(CompareVideos.rate(new Container(1e9, 1, 0))).isEqualTo(1);
    }

    @Test
    void a_part_is_a_part() throws Exception {
        Likeness likeness = like("part.mp4", "-ss 8.3 -i " + original + " -t 12" + CODED);
        assertThat(likeness.result()).isEqualTo(Likeness.Result.PART);
        assertThat(likeness.aligned().offset()).isBetween(7.9, 8.7);
        assertThat(likeness.other().percent()).isGreaterThanOrEqualTo(80);
        assertThat(likeness.asked().percent()).isLessThan(80);
    }

    @Test
    void a_black_border_hides_nothing() throws Exception {
        Likeness likeness = like("boxed.mp4", "-i " + original + " -vf pad=480:320:80:40:black" + CODED);
        assertThat(likeness.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(likeness.otherInside()).isTrue();

        VideoQuery boxed = asked(folder.resolve("boxed.mp4"));
        Likeness back = boxed.with(Said.of(original).hashed());
        assertThat(back.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(back.askedInside()).isTrue();
    }

    @Test
    void a_mirrored_and_a_turned_copy_are_found_by_their_orientation() throws Exception {
        Likeness mirrored = like("mirrored.mp4", "-i " + original + " -vf hflip" + CODED);
        assertThat(mirrored.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(mirrored.orientation()).isEqualTo(Orientation.MIRRORED);

        Likeness turned = like("turned.mp4", "-i " + original + " -vf transpose=1" + CODED);
        assertThat(turned.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(turned.orientation()).isEqualTo(Orientation.TURNED_270);
    }

    @Test
    void a_passage_within_another_video_is_told() throws Exception {
        Likeness likeness = like(
                "within.mp4",
                "-f lavfi -i life=s=320x240:r=10:mold=10:seed=7:life_color=#80c0ff -ss 10 -i " + original
                        + " -filter_complex [0:v]trim=duration=30,setpts=PTS-STARTPTS,format=yuv420p[l];"
                        + "[1:v]trim=duration=10,setpts=PTS-STARTPTS,format=yuv420p[p];[l][p]concat=n=2:v=1[v] -map [v]"
                        + CODED);
        assertThat(likeness.result()).isIn(Likeness.Result.PASSAGE, Likeness.Result.PART);
        assertThat(likeness.other().percent()).isLessThan(50);
    }

    @Test
    void another_video_is_not_alike() throws Exception {
        for (String source : List.of(
                "life=s=320x240:r=10:mold=10:seed=9", "smptehdbars=s=320x240:r=10", "rgbtestsrc=s=320x240:r=10")) {
            Likeness likeness = like("another.mp4", "-f lavfi -i " + source + " -t 12" + CODED);
            assertThat(likeness.result()).as(source).isEqualTo(Likeness.Result.NONE);
            assertThat(likeness.other().matched()).isZero();
        }
    }
}
