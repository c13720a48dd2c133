package org.lapwing.media.video;

import java.util.List;
import java.util.function.Consumer;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.Progress;

/** The videos of a case whose frames are hashed. */
record CaseVideos(Case in) {

    /** A long video is a megabyte of text. */
    private static final int PAGE = 20;

    /** One of them. */
    record Video(ContentId content, HashedVideo.Frames frames) {}

    /** In the order in which they were analysed. Ends early where it is cancelled. */
    void each(Progress progress, Consumer<Video> told) {
        long last = 0;
        long read = 0;
        while (!progress.cancelled()) {
            List<Finding> page = in.findings().ofKind(MediaFindings.VIDEO_HASHES, last, PAGE);
            if (page.isEmpty()) {
                return;
            }
            for (Finding each : page) {
                HashedVideo.Frames.of(each.value())
                        .ifPresent(frames -> told.accept(
                                new Video(new ContentId(each.target().id()), frames)));
            }
            last = page.getLast().id();
            read += page.size();
            progress.at("videos", read, -1, 0);
        }
    }
}
