package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The core tables and their numbered migrations. A migration is additive, so a program may work on a case of a newer schema, unless
 * {@code user_version}, the lowest schema that a program must know, is beyond what this one knows.
 */
final class Schema {

    private static final List<String> FILES = List.of(
            "0001-core.sql",
            "0002-segments.sql",
            "0003-log-chain.sql",
            "0004-register.sql",
            "0005-signed-decisions.sql",
            "0006-companions.sql",
            "0007-kinds.sql");

    /** The lowest schema that a program must know after each migration: one release back at most. */
    private static final List<Integer> KNOWN_FROM = List.of(1, 1, 2, 3, 4, 5, 6);

    private final List<String> migrations;
    private final List<Integer> knownFrom;

    Schema() {
        this(FILES.stream().map(Schema::text).toList(), KNOWN_FROM);
    }

    Schema(List<String> migrations, List<Integer> knownFrom) {
        this.migrations = migrations;
        this.knownFrom = knownFrom;
    }

    /** With an additive migration more, as a next release has it: whoever knows this one may work on the case. */
    Schema with(String migration) {
        List<String> more = new ArrayList<>(migrations);
        more.add(migration);
        List<Integer> from = new ArrayList<>(knownFrom);
        from.add(latest());
        return new Schema(more, from);
    }

    /** The number of the last migration that this program has. */
    int latest() {
        return migrations.size();
    }

    /** Whether this program may work on the case. */
    boolean knows(Link link) throws SQLException {
        return link.number("pragma user_version") <= latest();
    }

    /** Applies what is missing. Call in a transaction of a new or older case. */
    void bringUpToDate(Link link) throws SQLException {
        int done = applied(link);
        if (done >= latest()) {
            return;
        }
        for (int number = done + 1; number <= latest(); number++) {
            link.script(migrations.get(number - 1));
        }
        link.run("insert or replace into meta (key, value) values ('schema', ?)", Integer.toString(latest()));
        link.script("pragma user_version = " + knownFrom.get(latest() - 1));
    }

    int applied(Link link) throws SQLException {
        if (link.number("select count(*) from sqlite_schema where type = 'table' and name = 'meta'") == 0) {
            return 0;
        }
        return (int) link.number("select cast(value as integer) from meta where key = 'schema'");
    }

    /** Names of the core tables, for the guard of the wings' tables. */
    static List<String> tables(Link link) throws SQLException {
        List<String> names = new ArrayList<>(
                link.list(row -> row.getString(1), "select name from sqlite_schema where type = 'table'"));
        names.removeIf(name -> name.startsWith("sqlite_"));
        return names;
    }

    private static String text(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("sql/" + name)) {
            if (in == null) {
                throw new IllegalStateException("This bundle lacks its migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
