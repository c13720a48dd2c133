package org.lapwing.platform.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.vault.Tables;

/**
 * The tables of one wing. In a case that is open for reading and in which the wing never wrote, its tables are there and empty, in
 * memory, so that a question is answered with nothing instead of an error.
 */
final class WingTables implements Tables {

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*_");
    private static final Pattern MADE = Pattern.compile(
            "(?im)^\\s*create\\s+(?:unique\\s+|virtual\\s+)?(?:table|index|trigger|view)\\s+(?:if\\s+not\\s+exists\\s+)?[\"`\\[]?(\\w+)");
    private static final Pattern ALTERS = Pattern.compile("(?im)^\\s*(?:alter|drop|update|delete|insert)\\b");
    private static final String MIGRATION = "select sha256 from wing where prefix = ? and number = ?";

    private final Database database;
    private final TableOwner owner;

    WingTables(Database database, TableOwner owner) {
        this.database = database;
        this.owner = owner;
    }

    /** Brings the tables up to date where the case can be written. */
    WingTables prepared() {
        checkNames();
        if (database.writable() && database.read(this::missing)) {
            database.write(link -> {
                migrate(link);
                return true;
            });
        }
        return this;
    }

    private void checkNames() {
        if (!PREFIX.matcher(owner.prefix()).matches()) {
            throw new IllegalArgumentException(
                    "The prefix of a wing's tables is lower-case letters and digits and ends in _, not "
                            + owner.prefix());
        }
        for (String migration : owner.migrations()) {
            Matcher made = MADE.matcher(migration);
            while (made.find()) {
                if (!made.group(1).startsWith(owner.prefix())) {
                    throw new IllegalArgumentException("A migration of " + owner.prefix() + " makes " + made.group(1)
                            + ", which lacks the prefix");
                }
            }
        }
    }

    private boolean missing(Link link) throws SQLException {
        List<String> migrations = owner.migrations();
        for (int number = 1; number <= migrations.size(); number++) {
            byte[] applied = link.first(row -> row.getBytes(1), MIGRATION, owner.prefix(), number)
                    .orElse(null);
            if (applied == null) {
                return true;
            }
            if (!Arrays.equals(applied, sha256(migrations.get(number - 1)))) {
                throw new IllegalStateException("Migration " + number + " of " + owner.prefix()
                        + " was edited after it was applied to this case; migrations are only appended");
            }
        }
        return false;
    }

    private void migrate(Link link) throws SQLException {
        List<String> migrations = owner.migrations();
        int done = (int) link.number("select count(*) from wing where prefix = ?", owner.prefix());
        for (int number = done + 1; number <= migrations.size(); number++) {
            link.script(migrations.get(number - 1));
            link.run(
                    "insert into wing (prefix, number, sha256, applied) values (?, ?, ?, ?)",
                    owner.prefix(),
                    number,
                    sha256(migrations.get(number - 1)),
                    System.currentTimeMillis());
        }
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return database.read(link -> {
            if (!database.inTransaction()) {
                standIn(link);
            }
            return work.run(GuardedConnection.around(link.connection(), ""));
        });
    }

    @Override
    public <T> T write(SqlWork<T> work) {
        return database.write(link -> work.run(GuardedConnection.around(link.connection(), owner.prefix())));
    }

    /** Keeps empty tables in this connection's memory for the migrations that the case itself lacks. */
    private void standIn(Link link) throws SQLException {
        long there = link.number("select count(*) from wing where prefix = ?", owner.prefix());
        List<String> standing = link.list(
                row -> row.getString(1),
                "select name from temp.sqlite_schema where type in ('table', 'view') and name glob ?",
                owner.prefix() + "*");
        List<String> missing = owner.migrations().stream()
                .skip(there)
                .filter(migration -> there == 0 || !ALTERS.matcher(migration).find())
                .toList();
        Set<String> wanted = new HashSet<>();
        for (String migration : missing) {
            Matcher made = MADE.matcher(migration);
            while (made.find()) {
                wanted.add(made.group(1));
            }
        }
        if (wanted.containsAll(standing) && (missing.isEmpty() || !standing.isEmpty())) {
            return;
        }
        for (String name : standing) {
            link.script("drop table if exists temp." + name);
        }
        for (String migration : missing) {
            link.script(inMemory(migration));
        }
    }

    private static String inMemory(String migration) {
        return migration
                .replaceAll("(?im)^(\\s*)create\\s+(table|view|trigger)\\b", "$1create temp $2")
                .replaceAll("(?im)^(\\s*)create\\s+virtual\\s+table\\s+", "$1create virtual table temp.")
                .replaceAll(
                        "(?im)^(\\s*)create\\s+(unique\\s+)?index\\s+(if\\s+not\\s+exists\\s+)?",
                        "$1create $2index $3temp.");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
