package org.lapwing.platform.store;

import java.util.Optional;
import org.lapwing.platform.store.CaseKeys.Kind;

/** The keys of the log of an open case, as they are now. */
record KeyringLog(Keyring keys) implements LogKeys {

    @Override
    public int epoch() {
        return keys.now().epoch();
    }

    @Override
    public Optional<byte[]> key(int epoch) {
        return Optional.ofNullable(keys.now().all(Kind.LOG).get(epoch));
    }
}
