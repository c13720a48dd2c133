package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;

/** What the case knows of its evidence, from the tables exhibit, content and item. */
final class Evidence implements EvidenceBook {

    private static final ItemState[] STATES = ItemState.values();

    static final String ITEM = """
            select i.id, i.exhibit, i.parent, i.path, i.size, i.modified, i.state, i.problem,
                c.sha256, c.problem as content_problem, t.name as type
            from item i left join content c on c.id = i.content left join media_type t on t.id = i.type
            """;

    private final Database database;
    private final EvidenceBytes bytes;

    Evidence(Database database, EvidenceBytes bytes) {
        this.database = database;
        this.bytes = bytes;
    }

    @Override
    public List<Exhibit> exhibits() {
        return database.read(link -> link.list(
                row -> new Exhibit(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("source"),
                        Columns.instant(row, "added"),
                        row.getString("added_by"),
                        row.getBoolean("complete")),
                "select * from exhibit order by id"));
    }

    @Override
    public Optional<Item> item(long id) {
        return database.read(link -> link.first(Evidence::item, ITEM + "where i.id = ?", id));
    }

    @Override
    public List<Item> itemsOf(ContentId content) {
        return database.read(link -> link.list(
                Evidence::item,
                ITEM + "where i.content = (select id from content where sha256 = ?) order by i.id",
                Columns.bytes(content)));
    }

    @Override
    public Optional<Hashes> hashes(ContentId content) {
        return database.read(link -> link.first(
                row -> new Hashes(Columns.hex(row.getBytes("md5")), Columns.hex(row.getBytes("sha1")), content),
                "select md5, sha1 from content where sha256 = ?",
                Columns.bytes(content)));
    }

    @Override
    public List<Companion> companions(ContentId content, Set<String> endings) {
        return database.read(link -> Companions.of(link, content, endings));
    }

    @Override
    public List<Item> items(ItemFilter filter, long afterId, int limit) {
        Columns.page(limit);
        return database.read(link -> {
            List<Item> page = new ArrayList<>();
            for (ItemQuery query : ItemQuery.of(filter, link)) {
                page.addAll(link.list(
                        Evidence::item,
                        ITEM + "where " + query.where() + " and i.id > ? order by i.id limit ?",
                        query.with(afterId, limit)));
            }
            page.sort(Comparator.comparingLong(Item::id));
            return List.copyOf(page.subList(0, Math.min(limit, page.size())));
        });
    }

    @Override
    public long idBefore(ItemFilter filter, long row) {
        if (row <= 0) {
            return 0;
        }
        return database.read(link -> {
            List<String> parts = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            for (ItemQuery query : ItemQuery.of(filter, link)) {
                parts.add("select i.id from item i where " + query.where());
                values.addAll(List.of(query.with()));
            }
            if (parts.isEmpty()) {
                return 0L;
            }
            values.add(row - 1);
            return link.first(
                            found -> found.getLong(1),
                            String.join(" union all ", parts) + " order by 1 limit 1 offset ?",
                            values.toArray())
                    .orElse(Long.MAX_VALUE);
        });
    }

    @Override
    public long row(ItemFilter filter, long id) {
        return database.read(link -> {
            long before = 0;
            for (ItemQuery query : ItemQuery.of(filter, link)) {
                before += link.number(
                        "select count(*) from item i where " + query.where() + " and i.id < ?", query.with(id));
            }
            return before;
        });
    }

    @Override
    public long count(ItemFilter filter) {
        return database.read(link -> {
            long count = 0;
            for (ItemQuery query : ItemQuery.of(filter, link)) {
                count += filter.pathContains() == null
                        ? link.number("select sum(n) from item_tally i where " + query.where(), query.with())
                        : link.number("select count(*) from item i where " + query.where(), query.with());
            }
            return count;
        });
    }

    @Override
    public InputStream open(ContentId content) throws IOException {
        return bytes.open(content);
    }

    @Override
    public Optional<Path> onDisk(ContentId content) throws IOException {
        return bytes.onDisk(content);
    }

    @Override
    public Path file(ContentId content) throws IOException {
        return bytes.file(content);
    }

    static Item item(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("sha256");
        return new Item(
                row.getLong("id"),
                row.getLong("exhibit"),
                row.getLong("parent"),
                row.getString("path"),
                row.getLong("size"),
                content == null ? null : Columns.content(content),
                row.getString("type"),
                Columns.instantOrNull(row, "modified"),
                STATES[row.getInt("state")],
                joined(row.getString("problem"), row.getString("content_problem")));
    }

    private static @Nullable String joined(@Nullable String own, @Nullable String ofContent) {
        if (own == null || ofContent == null) {
            return own == null ? ofContent : own;
        }
        return own + "\n" + ofContent;
    }
}
