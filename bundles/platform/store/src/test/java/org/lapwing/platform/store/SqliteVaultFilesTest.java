package org.lapwing.platform.store;

import java.nio.file.Path;
import org.lapwing.testcases.Engine;
import org.lapwing.testcases.VaultFilesContract;

class SqliteVaultFilesTest extends VaultFilesContract {

    @Override
    protected Engine engine(Path folder) {
        return new Desk(folder);
    }
}
