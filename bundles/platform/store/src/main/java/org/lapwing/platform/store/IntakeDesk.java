package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.intake.KnownItem;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.intake.WaitingContent;
import org.lapwing.platform.api.profile.Person;

/** Writes exhibits, items and contents; the only writer of these tables. */
final class IntakeDesk implements Intake {

    private static final ItemState[] STATES = ItemState.values();

    private static final int RECENT = 2_000;

    private final Database database;
    private final Journal journal;
    private final Supplier<Person> person;
    private final Failures failures;
    private final Papers papers;
    private final Rights rights;
    private final Analyses analyses;
    private final Map<String, Long> types = new HashMap<>();

    /** Contents that were just stored; used, as all here, on the writing thread only. */
    private final Map<ContentId, ContentRow> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentId, ContentRow> eldest) {
            return size() > RECENT;
        }
    };

    IntakeDesk(
            Database database,
            Journal journal,
            Supplier<Person> person,
            Failures failures,
            Papers papers,
            Blobs blobs,
            Rights rights) {
        this.database = database;
        this.journal = journal;
        this.person = person;
        this.failures = failures;
        this.papers = papers;
        this.rights = rights;
        this.analyses = new Analyses(database, person, blobs);
        database.afterRollback(() -> {
            types.clear();
            recent.clear();
        });
    }

    @Override
    public long exhibit(Path source, String name) {
        rights.addEvidence();
        String real;
        try {
            real = source.toRealPath().toString();
        } catch (IOException e) {
            throw failures.noSource(source, e);
        }
        return database.write(link -> {
            long known = link.number("select id from exhibit where source = ?", real);
            if (known != 0) {
                link.run("update exhibit set complete = 0 where id = ? and complete = 1", known);
                journal.append(link, Operation.COLLECTED, Target.of(Target.EXHIBIT, known), name + ", again");
                return known;
            }
            long id = link.number(
                    "insert into exhibit (source, name, added, added_by) values (?, ?, ?, ?) returning id",
                    real,
                    name,
                    System.currentTimeMillis(),
                    person.get().id());
            journal.append(link, Operation.COLLECTED, Target.of(Target.EXHIBIT, id), name);
            return id;
        });
    }

    @Override
    public void exhibitReadBy(long exhibit, String reader) {
        change("update exhibit set reader = ? where id = ?", reader, exhibit);
    }

    @Override
    public void complete(long exhibit) {
        database.join(link -> {
            link.run("update exhibit set complete = 1 where id = ?", exhibit);
            papers.prove(link, exhibit);
            return true;
        });
    }

    @Override
    public Optional<KnownItem> known(long exhibit, long parent, String locator) {
        return database.read(link -> link.first(IntakeDesk::known, """
                select i.id, i.size, i.modified, c.sha256, t.name, i.state, i.reader, i.walked
                from item i left join content c on c.id = i.content left join media_type t on t.id = i.type
                where i.exhibit = ? and i.parent = ? and i.locator = ?
                """, exhibit, parent, locator));
    }

    private static KnownItem known(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("sha256");
        return new KnownItem(
                row.getLong("id"),
                row.getLong("size"),
                Columns.instantOrNull(row, "modified"),
                content == null ? null : Columns.content(content),
                row.getString("name"),
                STATES[row.getInt("state")],
                row.getString("reader"),
                row.getBoolean("walked"));
    }

    @Override
    public long item(SeenItem seen) {
        return database.join(link -> {
            Optional<Scope.Outside> outside = outside(seen);
            SeenItem item = outside.isEmpty() ? seen : sealed(seen, outside.get());
            int scope = outside.map(Scope.Outside::code).orElse(0);
            ContentRow content = item.content() == null ? null : contentRow(link, item.content());
            long added = add(link, item, content, scope);
            if (added != 0) {
                return added;
            }
            Stored stored = link.first(
                            row -> new Stored(row.getLong("id"), row.getLong("content")),
                            "select id, content from item where exhibit = ? and parent = ? and locator = ?",
                            item.exhibit(),
                            item.parent(),
                            item.locator())
                    .orElseThrow();
            change(link, stored, item, content);
            link.run("update item set scope = ?1 where id = ?2 and scope <> ?1", scope, stored.id());
            recent.clear();
            return stored.id();
        });
    }

    /** Id of the new item; 0 when there is one already. */
    private long add(Link link, SeenItem item, @Nullable ContentRow content, int scope) throws SQLException {
        boolean first = content == null || content.firstItem() == 0;
        long id = link.number(
                """
                insert into item (exhibit, parent, locator, path, size, modified, content, type, state, problem, copy, scope)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (exhibit, parent, locator) do nothing returning id
                """,
                item.exhibit(),
                item.parent(),
                item.locator(),
                item.path(),
                item.size(),
                Columns.millis(item.modified()),
                content == null ? null : content.id(),
                content == null ? null : content.type(),
                state(item.state(), content),
                item.problem(),
                first ? 0 : 1,
                scope);
        if (id != 0 && content != null && !first && scope == 0 && takesPlace(link, id, content)) {
            recent.clear();
        }
        if (id != 0 && content != null && first && item.content() != null) {
            link.run("update content set first_item = ? where id = ?", id, content.id());
            recent.put(item.content(), new ContentRow(content.id(), content.type(), id, content.hasProblem()));
        }
        return id;
    }

    /** What the authority leaves closed is stored as such, whatever the walk says. */
    private Optional<Scope.Outside> outside(SeenItem item) {
        Scope scope = papers.scope();
        return item.content() == null || scope.open()
                ? Optional.empty()
                : scope.outside(
                        item.path(),
                        item.modified(),
                        item.parent() == 0 && item.locator().isEmpty());
    }

    private static SeenItem sealed(SeenItem item, Scope.Outside outside) {
        return new SeenItem(
                item.exhibit(),
                item.parent(),
                item.locator(),
                item.path(),
                item.size(),
                item.modified(),
                item.content(),
                ItemState.SEALED,
                outside.sentence());
    }

    /** An open item stands for its content in place of a closed one; true when it did so. */
    private boolean takesPlace(Link link, long item, ContentRow content) throws SQLException {
        if (papers.scope().open()
                || link.run("update item set copy = 1 where id = ? and scope <> 0 and copy = 0", content.firstItem())
                        == 0) {
            return false;
        }
        link.run("update item set copy = 0 where id = ?", item);
        link.run("update content set first_item = ? where id = ?", item, content.id());
        return true;
    }

    private static void change(Link link, Stored stored, SeenItem item, @Nullable ContentRow content)
            throws SQLException {
        long now = content == null ? 0 : content.id();
        boolean otherBytes = stored.content() != now;
        link.run(
                """
                update item set path = ?, size = ?, modified = ?, state = ?, problem = ?
                where id = ? and (path <> ? or size <> ? or modified is not ? or state <> ? or problem is not ?)
                """,
                item.path(),
                item.size(),
                Columns.millis(item.modified()),
                state(item.state(), content),
                item.problem(),
                stored.id(),
                item.path(),
                item.size(),
                Columns.millis(item.modified()),
                state(item.state(), content),
                item.problem());
        if (!otherBytes) {
            return;
        }
        boolean first = content == null || content.firstItem() == 0;
        link.run(
                "update item set content = ?, type = ?, copy = ?, reader = null, walked = 0 where id = ?",
                content == null ? null : content.id(),
                content == null ? null : content.type(),
                first ? 0 : 1,
                stored.id());
        if (content != null && first) {
            link.run("update content set first_item = ? where id = ?", stored.id(), content.id());
        }
        handOnFirst(link, stored);
    }

    /** An item that was the first of its content has other bytes now: the next copy becomes the first. */
    private static void handOnFirst(Link link, Stored item) throws SQLException {
        if (link.run("update content set first_item = null where id = ? and first_item = ?", item.content(), item.id())
                > 0) {
            long next = link.number("select min(id) from item where content = ?", item.content());
            if (next != 0) {
                link.run("update content set first_item = ? where id = ?", next, item.content());
                link.run("update item set copy = 0 where id = ?", next);
            }
        }
    }

    /** An item that was read, but whose content has a problem, counts as partly read. */
    private static int state(ItemState state, @Nullable ContentRow content) {
        return (state == ItemState.READ && content != null && content.hasProblem() ? ItemState.PARTIAL : state)
                .ordinal();
    }

    @Override
    public void itemState(long item, ItemState state, String problem) {
        change("update item set state = ?, problem = ? where id = ?", state.ordinal(), problem, item);
    }

    @Override
    public void itemReadBy(long item, String reader) {
        change("update item set reader = ?, walked = 0 where id = ?", reader, item);
    }

    @Override
    public void walked(long item) {
        change("update item set walked = 1 where id = ?", item);
    }

    @Override
    public boolean content(Hashes hashes, long size, String mediaType) {
        return database.join(link -> {
            long type = type(link, mediaType);
            long id = link.number(
                    """
                    insert into content (sha256, sha1, md5, size, type) values (?, ?, ?, ?, ?)
                    on conflict (sha256) do nothing returning id
                    """,
                    Columns.bytes(hashes.sha256()),
                    Columns.bytes(hashes.sha1()),
                    Columns.bytes(hashes.md5()),
                    size,
                    type);
            if (id != 0) {
                recent.put(hashes.sha256(), new ContentRow(id, type, 0, false));
                analyses.made(hashes.sha256(), id);
            }
            return id != 0;
        });
    }

    @Override
    public Set<String> checkpoints(ContentId content) {
        return analyses.checkpoints(content);
    }

    @Override
    public void analysed(Analysed result) {
        database.write(link -> {
            analyses.store(link, result);
            recent.remove(result.content());
            return true;
        });
    }

    @Override
    public List<WaitingContent> waiting(AnalyzerCard card, long afterRow, int limit) {
        return analyses.waiting(card, afterRow, limit);
    }

    @Override
    public long waitingCount(AnalyzerCard card) {
        return analyses.waitingCount(card);
    }

    private ContentRow contentRow(Link link, ContentId content) throws SQLException {
        ContentRow known = recent.get(content);
        return known != null ? known : storedRow(link, content);
    }

    private static ContentRow storedRow(Link link, ContentId content) throws SQLException {
        return link.first(
                        row -> new ContentRow(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)),
                        "select id, type, first_item, problem is not null from content where sha256 = ?",
                        Columns.bytes(content))
                .orElseThrow(
                        () -> new IllegalStateException("The content is stored before what refers to it: " + content));
    }

    private long type(Link link, String name) throws SQLException {
        Long known = types.get(name);
        if (known == null) {
            link.run("insert into media_type (name) values (?) on conflict do nothing", name);
            known = link.number("select id from media_type where name = ?", name);
            types.put(name, known);
        }
        return known;
    }

    private void change(String sql, Object... arguments) {
        database.join(link -> link.run(sql, arguments));
    }

    private record Stored(long id, long content) {}

    private record ContentRow(long id, long type, long firstItem, boolean hasProblem) {}
}
