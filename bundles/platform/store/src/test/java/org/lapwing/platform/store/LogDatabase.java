package org.lapwing.platform.store;

import java.nio.file.Files;
import java.nio.file.Path;

/** A database with the core tables, as a case has it. */
final class LogDatabase {

    private static final String KEY = "raw:" + "5a".repeat(32);

    private LogDatabase() {}

    static Database open(Path folder) throws Exception {
        Path file = folder.resolve("case.db");
        boolean fresh = !Files.exists(file);
        Database database =
                Database.open(DatabaseFile.forWriting(file, KEY), new Failures(new Desk.BundleEnglish(), folder));
        if (fresh) {
            database.write(link -> {
                new Schema().bringUpToDate(link);
                return true;
            });
        }
        return database;
    }
}
