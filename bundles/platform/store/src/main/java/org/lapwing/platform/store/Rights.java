package org.lapwing.platform.store;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.StoreFailure;

/** What the role of the person at the desk allows in an open case, asked at each change: the person may be another one by now. */
record Rights(Supplier<Optional<Role>> own, Texts texts) {

    /** @throws StoreFailure when the role adds no evidence */
    void addEvidence() {
        require(Role::addsEvidence, "rights.no_evidence");
    }

    /** @throws StoreFailure when the role decides nothing */
    void decide() {
        require(Role::decides, "rights.no_decision");
    }

    private void require(Predicate<Role> allowed, String key) {
        Optional<Role> role = own.get();
        if (role.filter(allowed).isEmpty()) {
            String name = texts.get("role." + role.map(Role::name).orElse("NONE"));
            String sentence = texts.get(key, name);
            throw new StoreFailure(sentence, false, new IllegalStateException(sentence));
        }
    }
}
