package org.lapwing.platform.store;

import java.nio.file.Path;
import org.lapwing.testcases.CaseStoreContract;
import org.lapwing.testcases.Engine;

class SqliteCaseStoreTest extends CaseStoreContract {

    @Override
    protected Engine engine(Path folder) {
        return new Desk(folder);
    }
}
