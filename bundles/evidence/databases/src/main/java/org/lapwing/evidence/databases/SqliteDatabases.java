package org.lapwing.evidence.databases;

import java.io.IOException;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.platform.api.databases.EvidenceDatabases;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens SQLite databases with a driver that is kept up to date, never with the one of the case's own database. */
@Component
public final class SqliteDatabases implements EvidenceDatabases {

    private final Texts texts;

    @Activate
    public SqliteDatabases(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public EvidenceDatabase open(Content content) throws IOException {
        return OpenedDatabase.of(content, Bounds.USUAL, texts);
    }
}
