package org.lapwing.platform.api.vault;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A wing's own tables in the case's database. Others read them only through the wing's api. Core tables may be read (their names and
 * columns are listed in docs/tool-makers/core-tables.md), never written.
 */
@ProviderType
public interface Tables {

    /** Runs the work on a reading connection (a consistent snapshot); do not keep the connection. */
    <T> T read(SqlWork<T> work);

    /** Runs the work on the writing connection, in the transaction of this thread or in one of its own. */
    <T> T write(SqlWork<T> work);

    /** Work on a connection; what it throws rolls a transaction back and comes out as {@link StoreFailure}. */
    @FunctionalInterface
    interface SqlWork<T> {
        T run(Connection connection) throws SQLException;
    }
}
