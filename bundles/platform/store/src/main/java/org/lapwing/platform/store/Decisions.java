package org.lapwing.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionBook;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.profile.Person;

/**
 * What people said, from the tables decision and task. A category that is given to an item carries the number of the item's content,
 * so it stands on the content and on every item that has it; a tag or a note on an item is about that item alone. What was said of the
 * content itself is seen on each of its items.
 */
final class Decisions implements DecisionBook {

    private static final String DECISION = """
            select d.*, exists (select 1 from decision u where u.undoes = d.id) as undone
            from decision d
            """;

    /** On the target itself, or on the content that the target is or has. */
    private static final String CONCERNING = "((d.target_kind = ? and d.target_id = ?) or d.content = ?)";

    private static final String TASK = "select * from task ";

    private final Database database;
    private final Journal journal;
    private final Supplier<Person> person;
    private final Rights rights;
    private final DecisionSeal seal;

    Decisions(Database database, Journal journal, Supplier<Person> person, Rights rights, DecisionSeal seal) {
        this.database = database;
        this.journal = journal;
        this.person = person;
        this.rights = rights;
        this.seal = seal;
    }

    @Override
    public Decision decide(Target target, DecisionKind kind, String value, @Nullable String scheme, String why) {
        if (kind == DecisionKind.UNDO) {
            throw new IllegalArgumentException("An undo names no value; call undo");
        }
        rights.decide();
        return database.write(link -> {
            boolean forContent = target.kind().equals(Target.CONTENT) || kind == DecisionKind.CATEGORY;
            Long content = forContent ? content(link, target) : null;
            Decision made = add(link, target, content, kind, value, scheme, why, null);
            journal.append(
                    link,
                    Operation.ALTERED,
                    target,
                    kind == DecisionKind.CATEGORY
                            ? "category " + scheme + " " + value
                            : kind.name().toLowerCase(java.util.Locale.ROOT));
            return made;
        });
    }

    @Override
    public Optional<Decision> undo(Target target, String why) {
        rights.decide();
        return database.write(link -> {
            Long content = content(link, target);
            Optional<Undoable> last = link.first(
                    row -> new Undoable(row.getLong("id"), longOrNull(row, "content")),
                    DECISION + "where " + CONCERNING
                            + " and d.person = ? and d.kind <> 'UNDO'"
                            + " and not exists (select 1 from decision u where u.undoes = d.id) order by d.id desc limit 1",
                    target.kind(),
                    target.id(),
                    content,
                    person.get().id());
            if (last.isEmpty()) {
                return Optional.empty();
            }
            Undoable undone = last.get();
            Decision made = add(
                    link,
                    target,
                    undone.content(),
                    DecisionKind.UNDO,
                    Long.toString(undone.id()),
                    null,
                    why,
                    undone.id());
            journal.append(link, Operation.ALTERED, target, "undo of decision " + undone.id());
            return Optional.of(made);
        });
    }

    private Decision add(
            Link link,
            Target target,
            @Nullable Long content,
            DecisionKind kind,
            String value,
            @Nullable String scheme,
            String why,
            @Nullable Long undoes)
            throws SQLException {
        Person who = person.get();
        Instant at = Instant.ofEpochMilli(System.currentTimeMillis());
        long id = link.number("select coalesce(max(id), 0) + 1 from decision");
        byte[] signature = seal.signature(
                id,
                target.kind(),
                target.id(),
                content,
                kind.name(),
                value,
                scheme,
                who.id(),
                who.name(),
                at.toEpochMilli(),
                why,
                undoes);
        link.run(
                """
                insert into decision
                (id, target_kind, target_id, content, kind, value, scheme, person, person_name, at, why, undoes, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                target.kind(),
                target.id(),
                content,
                kind.name(),
                value,
                scheme,
                who.id(),
                who.name(),
                at.toEpochMilli(),
                why,
                undoes,
                signature);
        return new Decision(id, target, kind, value, scheme, who.id(), who.name(), at, why, false);
    }

    @Override
    public List<Decision> on(Target target) {
        return database.read(link -> link.list(
                Decisions::decision,
                DECISION + "where " + CONCERNING + " order by d.id",
                target.kind(),
                target.id(),
                content(link, target)));
    }

    @Override
    public Optional<Decision> category(Target target) {
        return database.read(link -> link.first(
                Decisions::decision,
                DECISION + "where " + CONCERNING
                        + " and d.kind = 'CATEGORY' and not exists (select 1 from decision u where u.undoes = d.id)"
                        + " order by d.id desc limit 1",
                target.kind(),
                target.id(),
                content(link, target)));
    }

    @Override
    public List<Decision> all(long afterId, int limit) {
        return database.read(link -> link.list(
                Decisions::decision, DECISION + "where d.id > ? order by d.id limit ?", afterId, Columns.page(limit)));
    }

    @Override
    public Task addTask(String text, @Nullable String owner, @Nullable Target about) {
        return database.write(link -> {
            Task task = link.first(
                            Decisions::task,
                            """
                            insert into task (text, owner, about_kind, about_id, created, created_by)
                            values (?, ?, ?, ?, ?, ?) returning *
                            """,
                            text,
                            owner,
                            about == null ? null : about.kind(),
                            about == null ? null : about.id(),
                            System.currentTimeMillis(),
                            person.get().id())
                    .orElseThrow();
            journal.append(link, Operation.ALTERED, Target.of("task", task.id()), "task added");
            return task;
        });
    }

    @Override
    public List<Task> tasks(boolean withDone) {
        return database.read(
                link -> link.list(Decisions::task, TASK + (withDone ? "" : "where done is null ") + "order by id"));
    }

    @Override
    public Optional<Task> taskDone(long id) {
        return database.write(link -> {
            int changed = link.run(
                    "update task set done = ?, done_by = ? where id = ? and done is null",
                    System.currentTimeMillis(),
                    person.get().id(),
                    id);
            if (changed > 0) {
                journal.append(link, Operation.ALTERED, Target.of("task", id), "task done");
            }
            return link.first(Decisions::task, TASK + "where id = ?", id);
        });
    }

    /** The number of the content that the target is or has; null where it has none. */
    private static @Nullable Long content(Link link, Target target) throws SQLException {
        long id =
                switch (target.kind()) {
                    case Target.CONTENT ->
                        link.number(
                                "select id from content where sha256 = ?", Columns.bytes(new ContentId(target.id())));
                    case Target.ITEM -> link.number("select content from item where id = ?", target.number());
                    default -> 0;
                };
        return id == 0 ? null : id;
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new Target(row.getString("target_kind"), row.getString("target_id")),
                DecisionKind.valueOf(row.getString("kind")),
                row.getString("value"),
                row.getString("scheme"),
                row.getString("person"),
                row.getString("person_name"),
                Columns.instant(row, "at"),
                row.getString("why"),
                row.getBoolean("undone"));
    }

    private static Task task(ResultSet row) throws SQLException {
        String about = row.getString("about_kind");
        return new Task(
                row.getLong("id"),
                row.getString("text"),
                row.getString("owner"),
                about == null ? null : new Target(about, row.getString("about_id")),
                Columns.instant(row, "created"),
                row.getString("created_by"),
                Columns.instantOrNull(row, "done"));
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private record Undoable(long id, @Nullable Long content) {}
}
