package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;

/** Which of many videos have frames that are like those of one: one look-up for each frame, however many videos there are. */
final class Candidates {

    /** Fewer like frames are not looked into. */
    private static final int LEAST = 3;

    private final List<CaseVideos.Video> videos;
    private final int[] owners;
    private final NearIndex index;

    Candidates(List<CaseVideos.Video> videos, NearIndexes indexes) {
        this.videos = List.copyOf(videos);
        List<Pdq256> hashes = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int video = 0; video < videos.size(); video++) {
            int owner = video;
            hashes(videos.get(video)).forEach(hash -> {
                hashes.add(hash);
                of.add(owner);
            });
        }
        owners = of.stream().mapToInt(Integer::intValue).toArray();
        index = indexes.over(Pdq256.Family.FULL, hashes);
    }

    private static Stream<Pdq256> hashes(CaseVideos.Video of) {
        return Stream.concat(of.frames().whole().hashes().stream(), of.frames().inside().hashes().stream())
                .map(FrameHash::hash);
    }

    /** Those after it in their order. */
    List<CaseVideos.Video> after(int video) {
        int[] counts = new int[videos.size()];
        hashes(videos.get(video)).forEach(hash -> {
            BitSet like = new BitSet();
            for (NearMatch match : index.within(hash, NearIndex.USUAL_RADIUS)) {
                like.set(owners[match.position()]);
            }
            like.stream().forEach(owner -> counts[owner]++);
        });
        List<CaseVideos.Video> after = new ArrayList<>();
        for (int other = video + 1; other < counts.length; other++) {
            if (counts[other] >= LEAST) {
                after.add(videos.get(other));
            }
        }
        return after;
    }
}
