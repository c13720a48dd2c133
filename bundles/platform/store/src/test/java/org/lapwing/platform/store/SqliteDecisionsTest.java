package org.lapwing.platform.store;

import java.nio.file.Path;
import org.lapwing.testcases.DecisionsContract;
import org.lapwing.testcases.Engine;

class SqliteDecisionsTest extends DecisionsContract {

    @Override
    protected Engine engine(Path folder, String person) {
        return new Desk(folder, new PaperPersons(person));
    }
}
