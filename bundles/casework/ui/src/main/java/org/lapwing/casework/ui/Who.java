package org.lapwing.casework.ui;

import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;

/** Names of people by their id, as far as this installation knows them; others stay what they are in the case. */
record Who(Profile profile) {

    String name(String id) {
        Person here = profile.person();
        return here.id().equals(id) ? here.name() : id;
    }
}
