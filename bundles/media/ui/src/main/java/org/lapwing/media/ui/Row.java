package org.lapwing.media.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.Votes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;

/**
 * One content and what is known of it, without a pixel of it. Two rows are the same when they are of the same item, so that a list keeps
 * its place when a fact changes.
 *
 * @param number in its list, from 0; -1 outside lists
 * @param copies items with these bytes
 * @param width 0 where unknown
 * @param format as the picture says, or the media type
 * @param taken as the camera wrote it; null where it did not
 * @param lists names of the lists that it is on, with the raw category code of each
 * @param alike names of the lists that have a picture like it, with the raw category code and how many bits differ; those of them that it
 *     is on are left out
 * @param standing whether those lists make it known
 * @param frames seconds of the frames that were taken of a video; none of anything else
 * @param grade the words of the grade that stands; null while none does
 */
record Row(
        long number,
        Item item,
        int copies,
        int width,
        int height,
        String format,
        @Nullable String taken,
        boolean place,
        List<String> lists,
        List<String> alike,
        Standing standing,
        List<Double> frames,
        @Nullable String grade) {

    /**
     * What the lists that it is on amount to.
     *
     * @param quorum votes from which a file is known
     * @param known whether it is
     */
    record Standing(Votes votes, int quorum, boolean known) {

        static final Standing NEW = new Standing(Votes.NONE, 0, false);

        /** Of a file on a list. Where nobody counts, one list is enough. */
        static Standing of(@Nullable Votes votes, int quorum) {
            if (votes == null || quorum == 0) {
                return new Standing(votes == null ? Votes.NONE : votes, quorum, true);
            }
            return new Standing(votes, quorum, votes.count() >= quorum && !votes.disputed());
        }
    }

    Target target() {
        return Target.of(Target.ITEM, item.id());
    }

    /** Whether a small copy may have been made of it: of a video, one of its frames. */
    boolean picture() {
        String type = item.mediaType();
        return type != null && (type.startsWith("image/") || type.startsWith("video/"));
    }

    /** Known or decided: to be looked at only for a reason. */
    boolean needsReason() {
        return standing.known() || grade != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.item.id() == item.id();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(item.id());
    }
}
