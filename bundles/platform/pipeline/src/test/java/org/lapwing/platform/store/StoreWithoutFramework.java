package org.lapwing.platform.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;

/** The real store, put together by hand. */
public final class StoreWithoutFramework {

    private StoreWithoutFramework() {}

    public static void policy(CaseStore store, Policy policy) {
        ((SqliteCaseStore) store).policy(policy);
    }

    public static CaseStore in(Path profile, Texts texts, List<EvidenceReader> readers) {
        Persons persons = new KeyedPersons(profile, texts, new KeyCost(64, 1, 1), Map.of());
        char[] passphrase = "a passphrase".toCharArray();
        try {
            if (persons.current().isEmpty()) {
                persons.create("Kim", passphrase);
            } else {
                persons.unlock(passphrase);
            }
        } catch (PersonRefused e) {
            throw new AssertionError(e);
        }
        SqliteCaseStore store =
                new SqliteCaseStore(new PersonalProfile(profile, persons), persons, texts, "test", new Schema());
        store.readers(readers);
        return store;
    }
}
