package org.lapwing.evidence.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases as phones leave them when they are switched off: copied while a program has them open. */
final class Made implements AutoCloseable {

    private final Path live;
    private final Connection connection;

    Made(Path folder) throws SQLException, IOException {
        live = Files.createDirectories(folder).resolve("live.db");
        connection = DriverManager.getConnection("jdbc:sqlite:" + live);
    }

    Made run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** As it is on the disk now, with all that lies beside it. */
    Path seized(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        for (String ending : new String[] {"", "-wal", "-journal", "-shm"}) {
            Path from = live.resolveSibling("live.db" + ending);
            if (Files.exists(from)) {
                Files.copy(from, folder.resolve(name + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.resolve(name);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
