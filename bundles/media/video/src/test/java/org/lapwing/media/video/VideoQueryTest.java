package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.evidence.ContentId;

/** Sequences of made hashes. */
class VideoQueryTest {

    private final SplittableRandom random = new SplittableRandom(11);

    private Pdq256 any() {
        return new Pdq256(Family.FULL, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private List<Pdq256> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> any()).toList();
    }

    /** So many of its bits differ. */
    private static Pdq256 flipped(Pdq256 hash, int bits) {
        return new Pdq256(hash.of(), hash.first() ^ (1L << bits) - 1, hash.second(), hash.third(), hash.fourth());
    }

    private static HashedVideo.Frames video(List<Pdq256> hashes) {
        List<FrameHash> frames = IntStream.range(0, hashes.size())
                .mapToObj(i -> new FrameHash(i, 100, hashes.get(i)))
                .toList();
        return new HashedVideo.Frames(
                new HashedFrames(1, hashes.size(), frames), new HashedFrames(1, hashes.size(), List.of()));
    }

    private static Likeness like(List<Pdq256> asked, List<Pdq256> other) {
        return new VideoQuery(1, asked.size(), Asked.of(video(asked)), new SlotIndexes()).with(video(other));
    }

    @Test
    void hashes_within_31_bits_are_alike_and_those_beyond_are_not() {
        List<Pdq256> one = many(20);
        Likeness near = like(one, one.stream().map(each -> flipped(each, 31)).toList());
        assertThat(near.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(near.asked()).isEqualTo(new Likeness.Side(20, 20));

        Likeness far = like(one, one.stream().map(each -> flipped(each, 32)).toList());
        assertThat(far.result()).isEqualTo(Likeness.Result.NONE);
        assertThat(far.asked()).isEqualTo(new Likeness.Side(0, 20));
        assertThat(far.other()).isEqualTo(new Likeness.Side(0, 20));
    }

    @Test
    void a_part_is_laid_where_it_belongs() {
        List<Pdq256> one = many(100);
        Likeness part = like(one, one.subList(30, 50));
        assertThat(part.result()).isEqualTo(Likeness.Result.PART);
        assertThat(part.aligned().offset()).isEqualTo(30);
        assertThat(part.aligned().seconds()).isEqualTo(20);
        assertThat(part.asked()).isEqualTo(new Likeness.Side(20, 100));
        assertThat(part.other()).isEqualTo(new Likeness.Side(20, 20));

        Likeness whole = like(one.subList(30, 50), one);
        assertThat(whole.result()).isEqualTo(Likeness.Result.PART);
        assertThat(whole.aligned().offset()).isEqualTo(-30);
    }

    @Test
    void the_same_frames_in_another_order_are_not_the_same_video() {
        List<Pdq256> one = many(40);
        List<Pdq256> shuffled = new ArrayList<>(one);
        Collections.shuffle(shuffled, new java.util.Random(4));
        Likeness likeness = like(one, shuffled);
        assertThat(likeness.result()).isEqualTo(Likeness.Result.FRAMES);
        assertThat(likeness.other().percent()).isEqualTo(100);
    }

    @Test
    void a_passage_of_a_few_frames_is_one_and_a_single_frame_is_none() {
        List<Pdq256> one = many(60);
        List<Pdq256> other = new ArrayList<>(many(60));
        other.set(17, one.get(40));
        assertThat(like(one, other).result()).isEqualTo(Likeness.Result.NONE);
        for (int i = 0; i < 6; i++) {
            other.set(20 + i, one.get(3 + i));
        }
        Likeness passage = like(one, other);
        assertThat(passage.result()).isEqualTo(Likeness.Result.PASSAGE);
        assertThat(passage.aligned().offset()).isEqualTo(-17);
    }

    @Test
    void a_picture_that_stands_still_is_the_same_from_its_beginning() {
        Pdq256 still = any();
        Likeness likeness = like(Collections.nCopies(300, still), Collections.nCopies(300, still));
        assertThat(likeness.result()).isEqualTo(Likeness.Result.SAME);
        assertThat(likeness.aligned().offset()).isZero();
    }

    @Test
    void a_video_without_frames_is_like_nothing() {
        assertThat(like(many(5), List.of()).result()).isEqualTo(Likeness.Result.NONE);
        assertThat(like(List.of(), many(5)).result()).isEqualTo(Likeness.Result.NONE);
    }

    @Test
    void of_many_videos_those_with_like_frames_are_looked_into() {
        List<CaseVideos.Video> videos = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            videos.add(new CaseVideos.Video(new ContentId("%064x".formatted(i)), video(many(20))));
        }
        HashedVideo.Frames third = videos.get(3).frames();
        videos.set(22, new CaseVideos.Video(videos.get(22).content(), third));
        Candidates candidates = new Candidates(videos, new SlotIndexes());
        assertThat(candidates.after(3)).containsExactly(videos.get(22));
        assertThat(candidates.after(22)).as("each pair once").isEmpty();
        assertThat(candidates.after(4)).isEmpty();
    }

    @Test
    void frames_survive_their_text() {
        FrameHash frame = new FrameHash(7, 99, any());
        assertThat(FrameHash.of(frame.text())).contains(frame);
        assertThat(FrameHash.of("7 99")).isEmpty();
        assertThat(FrameHash.of("x 99 " + "0".repeat(64))).isEmpty();
        assertThat(FrameHash.of("7 99 zz")).isEmpty();
    }
}
