package org.lapwing.platform.store;

import java.nio.file.Path;
import java.util.List;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.EvidenceReader;

/** The real store, put together by hand. */
public final class StoreWithoutFramework {

    private StoreWithoutFramework() {}

    public static CaseStore in(Path profile, Texts texts, List<EvidenceReader> readers) {
        SqliteCaseStore store = new SqliteCaseStore(new PersonalProfile(profile), texts, "test", new Schema());
        store.readers(readers);
        return store;
    }
}
