package org.lapwing.media.near;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.language.Texts;

/** How commands name a content: by its files. */
record ContentWords(Texts texts) {

    /** Of one content; how many there are in all is told. */
    private static final int MOST_ITEMS = 100;

    static Map<String, Object> row(ContentId content, List<Item> items) {
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

    String paths(List<Item> items) {
        String path =
                items.isEmpty() ? texts.get("stacks.no.item") : items.getFirst().path();
        return items.size() < 2 ? path : path + " " + texts.get("stacks.more", items.size() - 1);
    }
}
