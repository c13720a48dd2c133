package org.lapwing.product.casekit;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.SqliteCaseStore;
import org.osgi.framework.BundleContext;

/** A person with keys that cost nothing, the person's profile and the real store. */
final class Office {

    final Persons persons;
    final Profile profile;
    final CaseStore cases;

    Office(Path data, Texts texts) {
        persons = new KeyedPersons(data, texts, new KeyCost(64, 1, 1), Map.of());
        try {
            if (persons.current().isEmpty()) {
                persons.create("Kim", "a passphrase".toCharArray());
            } else {
                persons.unlock("a passphrase".toCharArray());
            }
        } catch (PersonRefused e) {
            throw new AssertionError(e);
        }
        profile = new PersonalProfile(data, persons);
        cases = new SqliteCaseStore(profile, persons, texts, context(Map.of("lapwing.application", "cli")));
    }

    static BundleContext context(Map<String, String> properties) {
        return (BundleContext) Proxy.newProxyInstance(
                Office.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) ->
                        method.getName().equals("getProperty") ? properties.get(arguments[0]) : null);
    }
}
