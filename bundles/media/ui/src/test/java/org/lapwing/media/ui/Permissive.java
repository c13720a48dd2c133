package org.lapwing.media.ui;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;

/** Everybody may do everything. */
final class Permissive implements Policy {

    @Override
    public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason) {
        return new Permit(function, "tester", reason, Instant.EPOCH);
    }

    @Override
    public int hideAfterSeconds() {
        return 10;
    }
}
