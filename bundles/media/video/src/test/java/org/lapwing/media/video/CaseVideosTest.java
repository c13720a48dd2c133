package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.casekit.RealCase;

class CaseVideosTest {

    @TempDir
    Path folder;

    private static Hashes hashes(int number) {
        return new Hashes(
                "%032x".formatted(number), "%040x".formatted(number), new ContentId("%064x".formatted(number)));
    }

    private static Map<String, Object> value(int seed, int frames) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = IntStream.range(0, frames)
                .mapToObj(i -> new FrameHash(
                                i,
                                100,
                                new Pdq256(
                                        Pdq256.Family.FULL,
                                        random.nextLong(),
                                        random.nextLong(),
                                        random.nextLong(),
                                        random.nextLong()))
                        .text())
                .toList();
        return Map.of("algorithm", "pdq", "family", "full", "rate", 1.0, "frames", frames, "hashes", texts);
    }

    @Test
    void every_hashed_video_of_a_case_is_told_with_all_of_its_frames() throws Exception {
        try (RealCase real = new RealCase(folder)) {
            for (int i = 0; i < 45; i++) {
                real.item("v" + i + ".mp4", hashes(i), "video/mp4");
                real.said(
                        hashes(i),
                        "media.video",
                        List.of(RealCase.finding(hashes(i), MediaFindings.VIDEO_HASHES, Basis.READ, value(i, 10 + i))));
            }
            List<CaseVideos.Video> told = new ArrayList<>();
            new CaseVideos(real.open()).each(Progress.NONE, told::add);
            assertThat(told).hasSize(45);
            for (int i = 0; i < 45; i++) {
                assertThat(told.get(i).content()).isEqualTo(hashes(i).sha256());
                assertThat(told.get(i).frames().whole().hashes()).hasSize(10 + i);
            }
        }
    }
}
