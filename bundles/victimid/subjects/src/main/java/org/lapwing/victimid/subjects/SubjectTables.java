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
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;

/** The SQL of this wing's tables. */
final class SubjectTables {

    static final TableOwner OWNER = new TableOwner("victimid_", List.of(script("0001-subjects.sql")));

    private static final String SUBJECT = """
            select s.*, coalesce((select i.identified from victimid_identity i where i.subject = s.id
                order by i.id desc limit 1), 0) as identified
            from victimid_subject s
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

    static List<Subject> subjects(Connection link, @Nullable Long id) throws SQLException {
        String which = id == null ? "" : "where s.id = ? ";
        return list(
                link,
                SubjectTables::subject,
                SUBJECT + which + "order by identified, s.name collate nocase, s.id",
                id == null ? new Object[0] : new Object[] {id});
    }

    static long addIdentity(Connection link, long subject, boolean identified, String why, Instant at, Person by)
            throws SQLException {
        return number(
                link,
                "insert into victimid_identity (subject, identified, why, at, person, person_name)"
                        + " values (?, ?, ?, ?, ?, ?) returning id",
                subject,
                identified ? 1 : 0,
                why,
                at.toEpochMilli(),
                by.id(),
                by.name());
    }

    static long addSighting(Connection link, long subject, Target where, String note, Instant at, Person by)
            throws SQLException {
        return number(
                link,
                "insert into victimid_sighting (subject, target_kind, target_id, note, at, person, person_name)"
                        + " values (?, ?, ?, ?, ?, ?, ?) returning id",
                subject,
                where.kind(),
                where.id(),
                note,
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
                row.getString("person_name"));
    }

    private static Sighting sighting(ResultSet row) throws SQLException {
        return new Sighting(
                row.getLong("id"),
                row.getLong("subject"),
                new Target(row.getString("target_kind"), row.getString("target_id")),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("person_name"));
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
