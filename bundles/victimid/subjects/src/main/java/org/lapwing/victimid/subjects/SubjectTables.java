package org.lapwing.victimid.subjects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;

/** The SQL of this wing's tables. */
final class SubjectTables {

    static final TableOwner OWNER =
            new TableOwner("victimid_", List.of(script("0001-subjects.sql"), script("0002-grounds.sql")));

    private static final String SUBJECT = """
            select s.*, coalesce((select i.identified from victimid_identity i where i.subject = s.id
                order by i.id desc limit 1), 0) as identified,
                coalesce(c.category, 'OTHER') as category, coalesce(c.mark, 'ASSESSMENT') as mark,
                coalesce(c.source, 'not recorded') as source
            from victimid_subject s left join victimid_category c
                on c.id = (select max(l.id) from victimid_category l where l.subject = s.id)
            """;

    private SubjectTables() {}

    static long addSubject(Connection link, String name, Subject.Role role, String note, Instant at, Person by)
            throws SQLException {
        return number(
                link,
                "insert into victimid_subject (name, role, note, created, person, person_name)"
                        + " values (?, ?, ?, ?, ?, ?) returning id",
                name,
                role.name(),
                note,
                at.toEpochMilli(),
                by.id(),
                by.name());
    }

    static void addCategory(
            Connection link, long subject, Subject.Category category, Ground ground, Instant at, Person by)
            throws SQLException {
        number(
                link,
                "insert into victimid_category (subject, category, mark, source, at, person, person_name)"
                        + " values (?, ?, ?, ?, ?, ?, ?) returning id",
                subject,
                category.name(),
                ground.mark().name(),
                ground.source(),
                at.toEpochMilli(),
                by.id(),
                by.name());
    }

    static List<Subject> subjects(Connection link, @Nullable Long id) throws SQLException {
        String which = id == null ? "" : "where s.id = ? ";
        return list(
                link,
                SubjectTables::subject,
                SUBJECT + which + "order by identified, s.name collate nocase, s.id",
                id == null ? new Object[0] : new Object[] {id});
    }

    static long addIdentity(Connection link, long subject, boolean identified, Ground ground, Instant at, Person by)
            throws SQLException {
        return number(
                link,
                "insert into victimid_identity (subject, identified, why, mark, source, at, person, person_name)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
                subject,
                identified ? 1 : 0,
                ground.source(),
                ground.mark().name(),
                ground.source(),
                at.toEpochMilli(),
                by.id(),
                by.name());
    }

    static long addSighting(
            Connection link, long subject, Target where, Ground ground, String note, Instant at, Person by)
            throws SQLException {
        return number(
                link,
                "insert into victimid_sighting (subject, target_kind, target_id, note, mark, source, at, person,"
                        + " person_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                subject,
                where.kind(),
                where.id(),
                note,
                ground.mark().name(),
                ground.source(),
                at.toEpochMilli(),
                by.id(),
                by.name());
    }

    static List<Sighting> sightingsOf(Connection link, long subject) throws SQLException {
        return list(
                link,
                SubjectTables::sighting,
                "select * from victimid_sighting where subject = ? order by id",
                subject);
    }

    static List<Sighting> sightingsIn(Connection link, Target where) throws SQLException {
        return list(
                link,
                SubjectTables::sighting,
                "select * from victimid_sighting where target_kind = ? and target_id = ? order by id",
                where.kind(),
                where.id());
    }

    static long count(Connection link, boolean sightings) throws SQLException {
        return number(link, "select count(*) from " + (sightings ? "victimid_sighting" : "victimid_subject"));
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getLong("id"),
                row.getString("name"),
                Subject.Role.valueOf(row.getString("role")),
                row.getBoolean("identified"),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getString("person_name"),
                Subject.Category.valueOf(row.getString("category")),
                ground(row));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getLong("id"),
                row.getLong("subject"),
                new Target(row.getString("target_kind"), row.getString("target_id")),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("person_name"),
                ground(row));
    }

    private static Ground ground(ResultSet row) throws SQLException {
        return new Ground(Ground.Mark.valueOf(row.getString("mark")), row.getString("source"));
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection link, Row<T> row, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = link.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(row.read(rows));
                }
                return list;
            }
        }
    }

    private static long number(Connection link, String sql, Object... values) throws SQLException {
        return list(link, row -> row.getLong(1), sql, values).getFirst();
    }

    private static String script(String name) {
        try (InputStream script = SubjectTables.class.getResourceAsStream("sql/" + name)) {
            if (script == null) {
                throw new IllegalStateException("The bundle lacks " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
