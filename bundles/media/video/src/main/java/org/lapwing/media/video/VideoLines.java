package org.lapwing.media.video;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.language.Texts;

/** Where a video of a case lies. */
record VideoLines(Case in, Texts texts) {

    /** Of one content; how many there are in all is told. */
    private static final int MOST_ITEMS = 100;

    Map<String, Object> row(ContentId content) {
        List<Item> items = in.evidence().itemsOf(content);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("content", content.sha256());
        row.put(
                "items",
                items.stream()
                        .limit(MOST_ITEMS)
                        .map(item -> Map.of("id", item.id(), "path", item.path(), "exhibit", item.exhibit()))
                        .toList());
        row.put("copies", items.size());
        return row;
    }

    String path(ContentId content) {
        List<Item> items = in.evidence().itemsOf(content);
        String path =
                items.isEmpty() ? texts.get("like.no.item") : items.getFirst().path();
        return items.size() < 2 ? path : path + " " + texts.get("like.more", items.size() - 1);
    }
}
