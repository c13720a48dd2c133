package org.lapwing.platform.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.register.Register.Rescoped;
import org.lapwing.platform.api.register.ScopeKeeper.Kept;

/** Closes and opens the items of a case as a new scope says; runs in one transaction. */
final class Rescoping {

    private static final int PAGE = 2_000;

    private static final String CLOSED_CONTENTS = """
            select distinct i.content from item i where i.scope <> 0 and i.content is not null
                and not exists (select 1 from item o where o.content = i.content and o.scope = 0)
            """;

    private final Scope scope;
    private final Set<Long> closed = new HashSet<>();
    private final Set<Long> exhibits = new HashSet<>();
    private long sealed;
    private long opened;

    Rescoping(Scope scope) {
        this.scope = scope;
    }

    /** @param kept what wings closed and opened in the same transaction */
    Rescoped run(Link link, List<Kept> kept) throws SQLException {
        long after = 0;
        List<Row> page = page(link, after);
        while (!page.isEmpty()) {
            for (Row row : page) {
                look(link, row);
            }
            after = page.getLast().id();
            page = page(link, after);
        }
        Map<ContentId, Set<String>> forgotten = forget(link);
        for (Kept wing : kept) {
            for (ContentId content : wing.contents()) {
                lookAgain(link, content, forgotten);
            }
        }
        if (sealed + opened > 0) {
            chooseFirst(link);
        }
        return new Rescoped(sealed, opened, exhibits, forgotten, kept);
    }

    /** What contains others was stored before them. */
    private static List<Row> page(Link link, long after) throws SQLException {
        return link.list(
                row -> new Row(
                        row.getLong("id"),
                        row.getLong("exhibit"),
                        row.getLong("parent"),
                        row.getString("locator").isEmpty() && row.getLong("parent") == 0,
                        row.getString("path"),
                        Columns.instantOrNull(row, "modified"),
                        row.getInt("scope")),
                "select id, exhibit, parent, locator, path, modified, scope from item where id > ? and content is not null"
                        + " order by id limit " + PAGE,
                after);
    }

    private void look(Link link, Row row) throws SQLException {
        Optional<Scope.Outside> outside = closed.contains(row.parent())
                ? Optional.of(scope.within())
                : scope.outside(row.path(), row.modified(), row.delivered());
        if (outside.isPresent()) {
            closed.add(row.id());
            link.run(
                    "update item set state = ?, problem = ?, scope = ?, walked = 0 where id = ?",
                    ItemState.SEALED.ordinal(),
                    outside.get().sentence(),
                    outside.get().code(),
                    row.id());
            sealed += row.scope() == 0 ? 1 : 0;
        } else if (row.scope() != 0) {
            link.run("""
                    update item set scope = 0, problem = null, walked = 0,
                        state = (select case when c.problem is null then 0 else 1 end from content c where c.id = item.content)
                    where id = ?
                    """, row.id());
            opened++;
            exhibits.add(row.exhibit());
        }
    }

    /** Removes what machines said of contents that are in no open item; they are looked at again when one is opened. */
    private static Map<ContentId, Set<String>> forget(Link link) throws SQLException {
        Map<ContentId, Set<String>> forgotten = new HashMap<>();
        link.list(
                row -> forgotten
                        .computeIfAbsent(Columns.content(row.getBytes(1)), content -> new HashSet<>())
                        .add(row.getString(2)),
                "select c.sha256, t.analyzer from analysis a join content c on c.id = a.content join tool t on t.id = a.tool"
                        + " where a.content in (" + CLOSED_CONTENTS + ")");
        for (String table : List.of("finding", "derived", "analysis")) {
            link.run("delete from " + table + " where content in (" + CLOSED_CONTENTS + ")");
        }
        link.run("update content set problem = null where problem is not null and id in (" + CLOSED_CONTENTS + ")");
        return forgotten;
    }

    /** Removes what machines said of a content that is open in parts. */
    private void lookAgain(Link link, ContentId content, Map<ContentId, Set<String>> forgotten) throws SQLException {
        byte[] sha256 = Columns.bytes(content.sha256());
        forgotten
                .computeIfAbsent(content, each -> new HashSet<>())
                .addAll(link.list(
                        row -> row.getString(1),
                        "select t.analyzer from analysis a join content c on c.id = a.content join tool t on t.id = a.tool"
                                + " where c.sha256 = ?",
                        sha256));
        for (String table : List.of("finding", "derived", "analysis")) {
            link.run("delete from " + table + " where content = (select id from content where sha256 = ?)", sha256);
        }
        exhibits.addAll(link.list(
                row -> row.getLong(1),
                "select distinct i.exhibit from item i join content c on c.id = i.content where c.sha256 = ? and i.scope = 0",
                sha256));
    }

    /** Where an open item has a content, an open one stands for it. */
    private static void chooseFirst(Link link) throws SQLException {
        link.run("""
                update content set first_item = (select min(o.id) from item o where o.content = content.id and o.scope = 0)
                where id in (select i.content from item i where i.scope <> 0 and i.copy = 0 and i.content is not null)
                    and exists (select 1 from item o where o.content = content.id and o.scope = 0)
                """);
        link.run("""
                update item set copy = case when id = (select first_item from content c where c.id = item.content) then 0 else 1 end
                where content in (select i.content from item i where i.scope <> 0 and i.content is not null)
                """);
    }

    private record Row(
            long id,
            long exhibit,
            long parent,
            boolean delivered,
            String path,
            @Nullable Instant modified,
            int scope) {}
}
