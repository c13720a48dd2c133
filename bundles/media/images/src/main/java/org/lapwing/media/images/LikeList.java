package org.lapwing.media.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;

/** What of a list a picture is like, however it is turned or mirrored. */
final class LikeList {

    private final List<PdqList.Entry> entries;
    private final Pdq256.Family family;
    private final NearIndex index;

    LikeList(PdqList list, Pdq256.Family family, NearIndexes indexes) {
        this.entries = list.entries();
        this.family = family;
        this.index = indexes.over(
                family, () -> entries.stream().map(PdqList.Entry::hash).iterator());
    }

    /**
     * @param hashed what was said of a picture by {@link HashValue}
     * @return line, note, distance and orientation of each, the nearest first; nothing for a picture of too little quality
     */
    List<Map<String, Object>> like(Map<String, ?> hashed) {
        List<Map<String, Object>> like = new ArrayList<>();
        if (hashed.get("quality") instanceof Number quality && quality.intValue() >= PdqList.LEAST_QUALITY) {
            add(like, Orientation.STORED.id(), String.valueOf(hashed.get("hash")));
            if (hashed.get("turned") instanceof Map<?, ?> turned) {
                turned.forEach((orientation, hash) -> add(like, String.valueOf(orientation), String.valueOf(hash)));
            }
        }
        like.sort(Comparator.comparingInt(each -> each.get("distance") instanceof Integer bits ? bits : 0));
        return like;
    }

    private void add(List<Map<String, Object>> like, String orientation, String hash) {
        for (NearMatch match : index.within(Pdq256.of(family, hash), NearIndex.USUAL_RADIUS)) {
            PdqList.Entry entry = entries.get(match.position());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("line", entry.line());
            row.put("note", entry.note());
            row.put("distance", match.distance());
            row.put("orientation", orientation);
            like.add(row);
        }
    }
}
