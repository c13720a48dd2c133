package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a case says of its evidence, without what differs from run to run: numbers of rows. */
record Picture(List<String> items, Map<String, String> counts) {

    static Picture of(Desk desk, Path place) throws Exception {
        Ended listed = desk.run("case", "items", place.toString(), "--json", "--limit", "100000");
        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        List<String> items = listed.list().stream()
                .map(row -> {
                    Map<Object, Object> item = new TreeMap<>((Map<?, ?>) row);
                    item.keySet().removeAll(List.of("id", "number", "parent"));
                    return item.toString();
                })
                .sorted()
                .toList();
        Ended show = desk.run("case", "show", place.toString(), "--json");
        assertThat(show.exitCode()).as(show.toString()).isZero();
        Map<String, String> counts = new TreeMap<>();
        ((Map<?, ?>) show.object().get("counts"))
                .forEach((name, count) -> counts.put(String.valueOf(name), String.valueOf(count)));
        return new Picture(items, counts);
    }
}
