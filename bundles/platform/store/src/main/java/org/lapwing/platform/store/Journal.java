package org.lapwing.platform.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.profile.Person;

/** The log of the case, from the tables log and looked. Looking at an item is looking at its content, so at every exact copy. */
final class Journal implements CaseLog {

    private static final String CONTENT_OF_ITEM =
            "select lower(hex(c.sha256)) from item i join content c on c.id = i.content where i.id = ?";

    private final Database database;
    private final Supplier<Person> person;

    Journal(Database database, Supplier<Person> person) {
        this.database = database;
        this.person = person;
    }

    @Override
    public void append(Operation operation, Target target, String detail) {
        if (database.writable()) {
            database.write(link -> {
                append(link, operation, target, detail);
                return true;
            });
        }
    }

    void append(Link link, Operation operation, Target target, String detail) throws SQLException {
        link.run(
                "insert into log (at, person, operation, target_kind, target_id, detail) values (?, ?, ?, ?, ?, ?)",
                Instant.now().toEpochMilli(),
                person.get().id(),
                operation.name(),
                target.kind(),
                target.id(),
                detail);
        if (operation == Operation.CONSULTED) {
            looked(link, target);
        }
    }

    private static void looked(Link link, Target target) throws SQLException {
        link.run("insert or ignore into looked (kind, id) values (?, ?)", target.kind(), target.id());
        if (target.kind().equals(Target.ITEM)) {
            link.run(
                    "insert or ignore into looked (kind, id) select 'content', * from (" + CONTENT_OF_ITEM + ")",
                    target.number());
        }
    }

    @Override
    public boolean lookedAt(Target target) {
        return database.read(link -> {
            String seen = "select count(*) from looked where kind = ? and id = ?";
            if (link.number(seen, target.kind(), target.id()) > 0) {
                return true;
            }
            return target.kind().equals(Target.ITEM)
                    && link.number(
                                    "select count(*) from looked where kind = 'content' and id = (" + CONTENT_OF_ITEM
                                            + ")",
                                    target.number())
                            > 0;
        });
    }

    @Override
    public long lookedAtCount(String targetKind) {
        return database.read(link -> link.number("select count(*) from looked where kind = ?", targetKind));
    }

    @Override
    public List<Entry> entries(long afterId, int limit) {
        return database.read(link -> link.list(
                row -> new Entry(
                        row.getLong("id"),
                        Columns.instant(row, "at"),
                        row.getString("person"),
                        Operation.valueOf(row.getString("operation")),
                        new Target(row.getString("target_kind"), row.getString("target_id")),
                        row.getString("detail")),
                "select * from log where id > ? order by id limit ?",
                afterId,
                Columns.page(limit)));
    }
}
